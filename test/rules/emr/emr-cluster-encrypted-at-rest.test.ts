import {
  DescribeClusterCommand,
  DescribeSecurityConfigurationCommand,
  ListClustersCommand,
} from '@aws-sdk/client-emr';
import { rule } from '../../../rules/emr/emr-cluster-encrypted-at-rest';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = answer(ListClustersCommand, { Clusters: [{ Id: 'j-1', Status: { State: 'RUNNING' } }] });
const runsWithPhi = answer(
  DescribeClusterCommand,
  { Cluster: { Id: 'j-1', Status: { State: 'RUNNING' }, SecurityConfiguration: 'phi' } },
  { input: { ClusterId: 'j-1' } },
);

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'local disks under a KMS key': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms","AwsKmsKey":"arn:aws:kms:us-east-1:111122223333:key/k"}}}}',
        }),
      ],
      annotation: /security configuration phi\. It encrypts at rest, local disks included\./,
    },
    'everything on where everything is required, with flags as text': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableInTransitEncryption":false,"EnableAtRestEncryption":"true","AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"SSE-S3"},"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms","EnableEbsEncryption":"True"}}}}',
        }),
      ],
      parameters: { requireS3Encryption: 'true', requireEbsEncryption: 'true' },
    },
  },
  nonCompliant: {
    'no security configuration': {
      answers: [
        listed,
        answer(DescribeClusterCommand, { Cluster: { Id: 'j-1', Status: { State: 'RUNNING' } } }),
      ],
      annotation: /has no security configuration\. One that encrypts at rest is wanted/,
    },
    'S3 alone': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"S3EncryptionConfiguration":{"EncryptionMode":"SSE-S3"}}}}',
        }),
      ],
      annotation: /leaves local disks in clear/,
    },
    'empty settings for local disks': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{}}}}',
        }),
      ],
    },
    'no settings at all beside the flag': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":null}}',
        }),
      ],
    },
    'encryption at rest is off': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":false,"EnableInTransitEncryption":true}}',
        }),
      ],
      annotation: /One that encrypts at rest is wanted/,
    },
    'Kerberos alone': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration: '{"AuthenticationConfiguration":{"KerberosConfiguration":{}}}',
        }),
      ],
    },
    'a security configuration that was deleted': {
      answers: [
        listed,
        runsWithPhi,
        failure(DescribeSecurityConfigurationCommand, 'InvalidRequestException', {
          message: "Security configuration with name 'phi' does not exist.",
        }),
      ],
      annotation: /phi, which EMR no longer has/,
    },
    'no encryption in S3 where that is required': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"Custom"}}}}',
        }),
      ],
      parameters: { requireS3Encryption: 'true' },
      annotation: /no encryption for data in S3/,
    },
    'no EBS encryption where that is required': {
      answers: [
        listed,
        runsWithPhi,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"Custom"}}}}',
        }),
      ],
      parameters: { requireEbsEncryption: 'true' },
      annotation: /does not turn EBS encryption on/,
    },
  },
  notApplicable: {
    'a cluster that ended after it was listed': {
      answers: [
        listed,
        answer(DescribeClusterCommand, { Cluster: { Id: 'j-1', Status: { State: 'TERMINATED' } } }),
      ],
      annotation: /is TERMINATED/,
    },
  },
  findings: {
    'the Region has no endpoint': {
      answers: [{ ...failure(ListClustersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
    'clusters of two pages': {
      answers: [
        answer(ListClustersCommand, { Clusters: [{ Id: 'j-1' }], Marker: 'm' }),
        answer(ListClustersCommand, { Clusters: [{ Id: 'j-2' }] }, { input: { Marker: 'm' } }),
        runsWithPhi,
        answer(DescribeClusterCommand, { Cluster: { Id: 'j-2' } }, { input: { ClusterId: 'j-2' } }),
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"AtRestEncryptionConfiguration":{"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms"}}}}',
        }),
      ],
      expected: [
        ['AWS::EMR::Cluster', 'j-1', 'COMPLIANT'],
        ['AWS::EMR::Cluster', 'j-2', 'NON_COMPLIANT'],
      ],
    },
    'no clusters': { answers: [answer(ListClustersCommand, { Clusters: [] })], expected: [] },
  },
  fails: {
    'the list is refused': {
      answers: [failure(ListClustersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

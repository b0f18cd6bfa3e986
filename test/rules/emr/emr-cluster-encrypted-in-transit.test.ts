import {
  DescribeClusterCommand,
  DescribeSecurityConfigurationCommand,
  ListClustersCommand,
} from '@aws-sdk/client-emr';
import { rule } from '../../../rules/emr/emr-cluster-encrypted-in-transit';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = answer(ListClustersCommand, { Clusters: [{ Id: 'j-1', Status: { State: 'WAITING' } }] });
const runsWithTls = answer(DescribeClusterCommand, {
  Cluster: { Id: 'j-1', Status: { State: 'WAITING' }, SecurityConfiguration: 'tls' },
});

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a PEM certificate': {
      answers: [
        listed,
        runsWithTls,
        answer(
          DescribeSecurityConfigurationCommand,
          {
            SecurityConfiguration:
              '{"EncryptionConfiguration":{"EnableInTransitEncryption":true,"InTransitEncryptionConfiguration":{"TLSCertificateConfiguration":{"CertificateProviderType":"PEM","S3Object":"s3://b/c.zip"}}}}',
          },
          { input: { Name: 'tls' } },
        ),
      ],
      annotation: /security configuration tls\. It encrypts in transit\./,
    },
  },
  nonCompliant: {
    'encryption in transit is off': {
      answers: [
        listed,
        runsWithTls,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration:
            '{"EncryptionConfiguration":{"EnableInTransitEncryption":false,"EnableAtRestEncryption":true}}',
        }),
      ],
      annotation: /One that encrypts in transit is wanted/,
    },
    'an empty name for the security configuration': {
      answers: [
        listed,
        answer(DescribeClusterCommand, {
          Cluster: { Id: 'j-1', Status: { State: 'WAITING' }, SecurityConfiguration: '' },
        }),
      ],
      annotation: /has no security configuration/,
    },
    'no flag': {
      answers: [
        listed,
        runsWithTls,
        answer(DescribeSecurityConfigurationCommand, {
          SecurityConfiguration: '{"EncryptionConfiguration":{}}',
        }),
      ],
    },
    'nothing about encryption': {
      answers: [
        listed,
        runsWithTls,
        answer(DescribeSecurityConfigurationCommand, { SecurityConfiguration: '{}' }),
      ],
    },
    'a security configuration that is gone': {
      answers: [
        listed,
        runsWithTls,
        failure(DescribeSecurityConfigurationCommand, 'InvalidRequestException'),
      ],
      annotation: /tls, which EMR no longer has/,
    },
  },
  notApplicable: {
    'a cluster that failed after it was listed': {
      answers: [
        listed,
        answer(DescribeClusterCommand, {
          Cluster: { Id: 'j-1', Status: { State: 'TERMINATED_WITH_ERRORS' }, SecurityConfiguration: 'tls' },
        }),
      ],
    },
  },
  findings: {
    'the Region has no endpoint': {
      answers: [{ ...failure(ListClustersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
    'by the id of the cluster': {
      answers: [listed, answer(DescribeClusterCommand, { Cluster: {} }, { input: { ClusterId: 'j-1' } })],
      expected: [['AWS::EMR::Cluster', 'j-1', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'the cluster may not be described': {
      answers: [listed, failure(DescribeClusterCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

import { DescribeLocationEfsCommand } from '@aws-sdk/client-datasync';
import { rule } from '../../../rules/datasync/datasync-location-encrypted-in-transit';
import { answer, failure, testRule } from '../../rule-tester';

const LocationArn = 'arn:aws:datasync:us-east-1:111122223333:location/loc-0a1b2c3d4e5f60718';
const EFS = 'AWS::DataSync::LocationEFS';
const HDFS = 'AWS::DataSync::LocationHDFS';
const OBJECT_STORAGE = 'AWS::DataSync::LocationObjectStorage';

const described = (InTransitEncryption?: 'NONE' | 'TLS1_2') => [
  answer(DescribeLocationEfsCommand, { InTransitEncryption }, { input: { LocationArn } }),
];
const efs = { EfsFilesystemArn: null, Subdirectory: '/', Ec2Config: { SubnetArn: 'arn:aws:ec2:::subnet/1' } };

testRule(rule, {
  compliant: {
    'EFS: TLS 1.2 on the item': {
      resourceType: EFS,
      configuration: { LocationArn, InTransitEncryption: 'TLS1_2' },
      ignored: efs,
      annotation: /mounted over TLS 1\.2/,
    },
    'EFS: TLS 1.2 on the item in another case': {
      resourceType: EFS,
      configuration: { inTransitEncryption: 'tls1_2' },
    },
    'EFS: TLS 1.2 by the API': {
      resourceType: EFS,
      configuration: { LocationArn },
      answers: described('TLS1_2'),
    },
    'EFS: an empty setting on the item, TLS 1.2 by the API': {
      resourceType: EFS,
      configuration: { LocationArn, InTransitEncryption: '' },
      answers: described('TLS1_2'),
    },
    'object storage: HTTPS': {
      resourceType: OBJECT_STORAGE,
      configuration: { ServerProtocol: 'HTTPS' },
      ignored: { ServerHostname: 's', ServerPort: 443 },
      annotation: /over HTTPS/,
    },
    'object storage: https in another case': {
      resourceType: OBJECT_STORAGE,
      configuration: { ServerProtocol: 'https' },
    },
    'object storage: no protocol': { resourceType: OBJECT_STORAGE, ignored: { ServerHostname: 's' } },
    'object storage: the protocol is null': {
      resourceType: OBJECT_STORAGE,
      configuration: { ServerProtocol: null },
    },
    'object storage: empty': { resourceType: OBJECT_STORAGE, configuration: {} },
    'Hadoop: PRIVACY for both': {
      resourceType: HDFS,
      configuration: {
        AuthenticationType: 'KERBEROS',
        QopConfiguration: { RpcProtection: 'PRIVACY', DataTransferProtection: 'PRIVACY' },
      },
      ignored: { KerberosPrincipal: 'p', NameNodes: [{ Hostname: 'n', Port: 8020 }] },
      annotation: /PRIVACY/,
    },
    'Hadoop: no quality of protection': {
      resourceType: HDFS,
      configuration: { AuthenticationType: 'KERBEROS' },
    },
    'Hadoop: an empty quality of protection, as text': {
      resourceType: HDFS,
      configuration: { AuthenticationType: 'kerberos', QopConfiguration: '{}' },
    },
    'Hadoop: one protection, the other null, odd casing': {
      resourceType: HDFS,
      configuration: {
        authenticationType: 'Kerberos',
        qopConfiguration: { rpcProtection: 'Privacy', DataTransferProtection: null },
      },
    },
  },
  nonCompliant: {
    'EFS: NONE on the item': {
      resourceType: EFS,
      configuration: { LocationArn, InTransitEncryption: 'NONE' },
      annotation: /is NONE; TLS1_2 is wanted/,
    },
    'EFS: NONE by the API': { resourceType: EFS, configuration: { LocationArn }, answers: described('NONE') },
    'EFS: neither on the item nor by the API': {
      resourceType: EFS,
      configuration: { LocationArn, InTransitEncryption: null },
      answers: described(),
    },
    'EFS: an empty item, NONE by the API': {
      resourceType: EFS,
      configuration: {},
      answers: [
        answer(
          DescribeLocationEfsCommand,
          { InTransitEncryption: 'NONE' },
          { input: { LocationArn: 'resource-1' } },
        ),
      ],
    },
    'object storage: HTTP': {
      resourceType: OBJECT_STORAGE,
      configuration: { ServerProtocol: 'HTTP' },
      ignored: { ServerPort: 80 },
      annotation: /over HTTP; HTTPS is wanted/,
    },
    'Hadoop: INTEGRITY for data': {
      resourceType: HDFS,
      configuration: {
        AuthenticationType: 'KERBEROS',
        QopConfiguration: { RpcProtection: 'PRIVACY', DataTransferProtection: 'INTEGRITY' },
      },
      annotation: /PRIVACY for calls, INTEGRITY for data; PRIVACY is wanted for both/,
    },
    'Hadoop: AUTHENTICATION for calls, nothing for data': {
      resourceType: HDFS,
      configuration: {
        AuthenticationType: 'KERBEROS',
        QopConfiguration: { RpcProtection: 'AUTHENTICATION' },
      },
    },
    'Hadoop: DISABLED for both, as text': {
      resourceType: HDFS,
      configuration: {
        AuthenticationType: 'KERBEROS',
        QopConfiguration: '{"RpcProtection":"DISABLED","DataTransferProtection":"DISABLED"}',
      },
    },
    'Hadoop: PRIVACY without Kerberos': {
      resourceType: HDFS,
      configuration: {
        AuthenticationType: 'SIMPLE',
        QopConfiguration: { RpcProtection: 'PRIVACY', DataTransferProtection: 'PRIVACY' },
      },
      annotation: /is SIMPLE; KERBEROS is wanted/,
    },
    'Hadoop: INTEGRITY for data, no authentication type': {
      resourceType: HDFS,
      configuration: { QopConfiguration: { RpcProtection: 'PRIVACY', DataTransferProtection: 'INTEGRITY' } },
    },
    'Hadoop: empty': { resourceType: HDFS, configuration: {}, annotation: /is not recorded/ },
  },
  notApplicable: {
    'EFS: the location is gone': {
      resourceType: EFS,
      configuration: { LocationArn },
      answers: [
        failure(DescribeLocationEfsCommand, 'InvalidRequestException', {
          message: 'Location loc-0a1b2c3d4e5f60718 is not found.',
        }),
      ],
      annotation: /no longer has/,
    },
  },
  fails: {
    'EFS: DataSync refuses the request': {
      resourceType: EFS,
      configuration: { LocationArn },
      answers: [failure(DescribeLocationEfsCommand, 'InvalidRequestException')],
      error: /InvalidRequestException/,
    },
    'EFS: the call is denied': {
      resourceType: EFS,
      configuration: { LocationArn },
      answers: [failure(DescribeLocationEfsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'Hadoop: the quality of protection is a list': {
      resourceType: HDFS,
      configuration: { AuthenticationType: 'KERBEROS', QopConfiguration: ['PRIVACY'] },
      error: /QopConfiguration: expected an object/,
    },
    'object storage: the protocol is a number': {
      resourceType: OBJECT_STORAGE,
      configuration: { ServerProtocol: 443 },
      error: /ServerProtocol: expected text/,
    },
  },
});

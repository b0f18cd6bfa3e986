import {
  DescribeReplicationConfigurationTemplatesCommand,
  DescribeSourceServersCommand,
  GetReplicationConfigurationCommand,
  type ReplicationConfiguration,
  type SourceServer,
} from '@aws-sdk/client-drs';
import { rule } from '../../../rules/drs/drs-replication-volumes-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const SERVER = 'AWS::DRS::SourceServer';
const TEMPLATE = 'AWS::DRS::ReplicationConfigurationTemplate';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const servers = (...items: SourceServer[]) => answer(DescribeSourceServersCommand, { items });
const server = (rest: SourceServer = {}) => servers({ arn: 'arn:s', sourceServerID: 's-1', ...rest });
const settings = (configuration: ReplicationConfiguration, sourceServerID = 's-1') =>
  answer(GetReplicationConfigurationCommand, configuration, { input: { sourceServerID } });
const templates = (...configurations: ReplicationConfiguration[]) =>
  answer(DescribeReplicationConfigurationTemplatesCommand, {
    items: configurations.map(({ ebsEncryption, ebsEncryptionKeyArn }) => ({
      replicationConfigurationTemplateID: 'rct-1',
      arn: 'arn:t',
      ...(ebsEncryption && { ebsEncryption }),
      ...(ebsEncryptionKeyArn && { ebsEncryptionKeyArn }),
    })),
  });

testPeriodicRule(rule, {
  compliant: {
    'the default key': {
      answers: [server(), settings({ ebsEncryption: 'DEFAULT' }), templates()],
      annotation: /default key of EBS/,
    },
    'a key of its own': {
      answers: [
        server({ stagingArea: { status: 'NOT_EXTENDED', stagingAccountID: '111122223333' } }),
        settings({ ebsEncryption: 'CUSTOM', ebsEncryptionKeyArn: KEY }),
        templates(),
      ],
      annotation: /KMS key arn:aws:kms/,
    },
    'a template with a key, no servers': {
      answers: [servers(), templates({ ebsEncryption: 'CUSTOM', ebsEncryptionKeyArn: KEY })],
    },
  },
  nonCompliant: {
    NONE: {
      answers: [server(), settings({ ebsEncryption: 'NONE' }), templates()],
      annotation: /: NONE; DEFAULT, or CUSTOM with a key, is wanted/,
    },
    'not set': { answers: [server(), settings({}), templates()], annotation: /: NOT SET;/ },
    'a key of its own that is not named': {
      answers: [server(), settings({ ebsEncryption: 'CUSTOM' }), templates()],
      annotation: /: CUSTOM without a key;/,
    },
    'a key of its own that is empty': {
      answers: [server(), settings({ ebsEncryption: 'CUSTOM', ebsEncryptionKeyArn: '' }), templates()],
    },
    'NONE, although a key is named': {
      answers: [server(), settings({ ebsEncryption: 'NONE', ebsEncryptionKeyArn: KEY }), templates()],
    },
    'a template with NONE': { answers: [servers(), templates({ ebsEncryption: 'NONE' })] },
    'a template without the setting': { answers: [servers(), templates({})] },
  },
  notApplicable: {
    'a server that is extended from another account': {
      answers: [
        server({ stagingArea: { status: 'EXTENDED', stagingAccountID: '444455556666' } }),
        templates(),
      ],
      annotation: /replicated in another account/,
    },
    'a server of another account': {
      answers: [server({ stagingArea: { stagingAccountID: '444455556666' } }), templates()],
    },
    'a server that is gone': {
      answers: [
        server(),
        failure(GetReplicationConfigurationCommand, 'ResourceNotFoundException'),
        templates(),
      ],
      annotation: /no longer protected/,
    },
  },
  findings: {
    'servers of two pages and the template': {
      answers: [
        answer(DescribeSourceServersCommand, {
          items: [{ arn: 'arn:s', sourceServerID: 's-1' }],
          nextToken: 'n',
        }),
        answer(
          DescribeSourceServersCommand,
          { items: [{ arn: 'arn:s2', sourceServerID: 's-2' }] },
          { input: { nextToken: 'n' } },
        ),
        settings({ ebsEncryption: 'DEFAULT' }),
        settings({ ebsEncryption: 'NONE' }, 's-2'),
        templates({ ebsEncryption: 'DEFAULT' }),
      ],
      expected: [
        [SERVER, 'arn:s', 'COMPLIANT'],
        [SERVER, 'arn:s2', 'NON_COMPLIANT'],
        [TEMPLATE, 'arn:t', 'COMPLIANT'],
      ],
    },
    'an account in which the service was never initialized': {
      answers: [
        failure(DescribeSourceServersCommand, 'UninitializedAccountException'),
        failure(DescribeReplicationConfigurationTemplatesCommand, 'UninitializedAccountException'),
      ],
      expected: [],
    },
    'a Region without the service': {
      answers: [
        { ...failure(DescribeSourceServersCommand, 'Error'), reply: { error: NO_HOST } },
        { ...failure(DescribeReplicationConfigurationTemplatesCommand, 'Error'), reply: { error: NO_HOST } },
      ],
      expected: [],
    },
  },
  fails: {
    'the settings of a server cannot be read': {
      answers: [server(), failure(GetReplicationConfigurationCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the servers cannot be listed': {
      answers: [failure(DescribeSourceServersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the templates cannot be listed': {
      answers: [servers(), failure(DescribeReplicationConfigurationTemplatesCommand, 'ThrottlingException')],
      error: /Throttling/,
    },
  },
});

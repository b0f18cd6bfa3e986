import { DescribeContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import { rule } from '../../../rules/dynamodb/dynamodb-table-pitr-enabled';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    on: {
      configuration: { tableName: 'visits', tableStatus: 'ACTIVE' },
      supplementaryConfiguration: {
        ContinuousBackupsDescription: {
          pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: 'ENABLED' },
        },
      },
      ignored: { itemCount: 0 },
      annotation: /^Point-in-time recovery is on for the table\.$/,
    },
    'on, as JSON text in other casing': {
      supplementaryConfiguration: {
        ContinuousBackupsDescription:
          '{"continuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"enabled"}}',
      },
    },
    'no word about it in the item, on as DynamoDB tells': {
      configuration: { tableName: 'visits', tableStatus: 'ACTIVE' },
      answers: [
        answer(
          DescribeContinuousBackupsCommand,
          {
            ContinuousBackupsDescription: {
              ContinuousBackupsStatus: 'ENABLED',
              PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
            },
          },
          { input: { TableName: 'visits' } },
        ),
      ],
    },
    'no word about recovery in the item, on as DynamoDB tells': {
      configuration: { tableName: null },
      supplementaryConfiguration: { ContinuousBackupsDescription: { pointInTimeRecoveryDescription: null } },
      answers: [
        answer(
          DescribeContinuousBackupsCommand,
          {
            ContinuousBackupsDescription: {
              ContinuousBackupsStatus: 'ENABLED',
              PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
            },
          },
          { input: { TableName: 'resource-1' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'off, by the JSON text in which AWS Config sends it': {
      configuration: { tableStatus: 'ACTIVE' },
      supplementaryConfiguration: {
        ContinuousBackupsDescription:
          '{"continuousBackupsStatus":"ENABLED","pointInTimeRecoveryDescription":{"pointInTimeRecoveryStatus":"DISABLED"}}',
      },
      annotation: /is DISABLED; it should be ENABLED/,
    },
    'an empty configuration, off as DynamoDB tells': {
      configuration: {},
      answers: [
        answer(DescribeContinuousBackupsCommand, {
          ContinuousBackupsDescription: {
            ContinuousBackupsStatus: 'ENABLED',
            PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
          },
        }),
      ],
    },
    'an empty supplement, and no backups at all as DynamoDB tells': {
      supplementaryConfiguration: { ContinuousBackupsDescription: {} },
      answers: [
        answer(DescribeContinuousBackupsCommand, {
          ContinuousBackupsDescription: { ContinuousBackupsStatus: 'DISABLED' },
        }),
      ],
    },
  },
  notApplicable: {
    'the table is being created': {
      configuration: { tableStatus: 'CREATING' },
      annotation: /status of the table is CREATING/,
    },
    'the table is being deleted': { configuration: { tableStatus: 'deleting' } },
    'the table is archived': { configuration: { tableStatus: 'ARCHIVED' } },
    'the table is gone': {
      configuration: { tableName: 'visits' },
      answers: [failure(DescribeContinuousBackupsCommand, 'TableNotFoundException')],
    },
  },
  fails: {
    'DynamoDB leaves it open': {
      configuration: { tableName: 'visits' },
      answers: [
        answer(DescribeContinuousBackupsCommand, {
          ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED' },
        }),
      ],
      error: /without the point-in-time recovery of visits/,
    },
    'the call is refused': {
      configuration: { tableName: 'visits' },
      answers: [failure(DescribeContinuousBackupsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

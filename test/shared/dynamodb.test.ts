import { DescribeContinuousBackupsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { pointInTimeRecovery } from '../../shared/dynamodb';
import { answer, type Answer, failure, fakeClients } from '../fake-aws';

const recoveryOf = async (given: Answer) =>
  pointInTimeRecovery(
    fakeClients([given], ['dynamodb:DescribeContinuousBackups']).client(DynamoDBClient, 'us-east-1'),
    'visits',
  );

test('the status of the recovery, whatever that of the backups', async () => {
  const given = answer(
    DescribeContinuousBackupsCommand,
    {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
      },
    },
    { input: { TableName: 'visits' } },
  );
  await expect(recoveryOf(given)).resolves.toBe('DISABLED');
});

test('no recovery without backups', async () => {
  const given = answer(DescribeContinuousBackupsCommand, {
    ContinuousBackupsDescription: { ContinuousBackupsStatus: 'DISABLED' },
  });
  await expect(recoveryOf(given)).resolves.toBe('DISABLED');
});

test('a table that is gone', async () => {
  await expect(
    recoveryOf(failure(DescribeContinuousBackupsCommand, 'TableNotFoundException')),
  ).resolves.toBeUndefined();
});

test.each([
  ['nothing', {}],
  ['backups alone', { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED' as const } }],
])('an answer with %s leaves it open', async (_, output) => {
  await expect(recoveryOf(answer(DescribeContinuousBackupsCommand, output))).rejects.toThrow(
    /without the point-in-time recovery of visits/,
  );
});

test('other errors are thrown', async () => {
  await expect(
    recoveryOf(failure(DescribeContinuousBackupsCommand, 'AccessDeniedException')),
  ).rejects.toThrow(/AccessDenied/);
});

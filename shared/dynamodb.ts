import { DescribeContinuousBackupsCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReportError } from './errors';

/**
 * `ENABLED` or `DISABLED`: the point-in-time recovery of a table; undefined when the table is gone.
 * Needs dynamodb:DescribeContinuousBackups.
 * @throws ReportError when the answer leaves it open, or an error of AWS
 */
export async function pointInTimeRecovery(
  client: DynamoDBClient,
  TableName: string,
): Promise<string | undefined> {
  try {
    const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
    const { PointInTimeRecoveryDescription: recovery, ContinuousBackupsStatus: backups } =
      answer.ContinuousBackupsDescription ?? {};
    // Backups are on for nearly every table and prove nothing; without them there can be no recovery.
    const status = recovery?.PointInTimeRecoveryStatus ?? (backups === 'DISABLED' ? backups : undefined);
    if (status === undefined)
      throw new ReportError(`DynamoDB answered without the point-in-time recovery of ${TableName}`);
    return status;
  } catch (error) {
    if (error instanceof Error && error.name === 'TableNotFoundException') return undefined;
    throw error;
  }
}

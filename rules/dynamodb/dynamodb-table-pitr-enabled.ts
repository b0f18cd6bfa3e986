import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { pointInTimeRecovery } from '../../shared/dynamodb';
import { Table } from '../../shared/resources/dynamodb';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'dynamodb-table-pitr-enabled',
  title: 'DynamoDB tables can be restored to any point in time of the last weeks',
  rationale:
    'A faulty program can overwrite the PHI of a table within minutes; only point-in-time recovery has the state right before.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)'],
  severity: 'high',
  remediation:
    'Turn on point-in-time recovery for the table (UpdateContinuousBackups), or run AWSConfigRemediation-EnablePITRForDynamoDbTable.',
  resource: Table,
  permissions: ['dynamodb:DescribeContinuousBackups'],
  // Where an item does not tell, DynamoDB does, and a change there makes no item.
  alsoEvery: '24h',

  async evaluate({ configuration: table, supplementaryConfiguration, resourceId }, { client }) {
    const { tableName = resourceId, tableStatus = '' } = table;
    if (/^(creating|deleting|archived)$/i.test(tableStatus))
      return notApplicable(`The status of the table is ${tableStatus}.`);
    const recorded =
      supplementaryConfiguration.ContinuousBackupsDescription?.pointInTimeRecoveryDescription
        ?.pointInTimeRecoveryStatus;
    const status = recorded ?? (await pointInTimeRecovery(client(DynamoDBClient), tableName));
    if (status === undefined) return notApplicable('DynamoDB no longer has the table.');
    if (status.toUpperCase() === 'ENABLED') return compliant('Point-in-time recovery is on for the table.');
    return nonCompliant(`Point-in-time recovery of the table is ${status}; it should be ENABLED.`);
  },
});

export const { handler } = rule;

import { judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { Table } from '../../shared/resources/dynamodb';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const ENCRYPTED = ['ENABLED', 'ENABLING', 'UPDATING'];

export const rule = changeRule({
  id: 'dynamodb-table-encrypted-with-kms',
  title: 'DynamoDB tables are encrypted with a KMS key of the account',
  rationale:
    'Under the key that AWS owns nobody can see, restrict or revoke who decrypts a table with PHI; with a KMS key they can.',
  whitepaper: { section: 'Amazon DynamoDB', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Set SSESpecification of the table to SSEType KMS with a key. The runbook ' +
    'AWSConfigRemediation-EnableEncryptionOnDynamoDbTable does so.',
  resource: Table,
  permissions: ['kms:DescribeKey'],
  parameters: {
    kmsKeyIds: { ...kmsKeyIds, inPack: true },
    requireCustomerManagedKey: { ...requireCustomerManagedKey, inPack: true },
  },

  async evaluate({ configuration: { tableStatus, ssedescription: encryption } }, context) {
    if (tableStatus?.toUpperCase() === 'DELETING') return notApplicable('The table is being deleted.');
    // AWS leaves the description out while the key that it owns encrypts the table.
    const isOn = ENCRYPTED.includes(encryption?.status?.toUpperCase() ?? '');
    if (!isOn || encryption?.ssetype?.toUpperCase() !== 'KMS') {
      return nonCompliant(
        'Encrypted only with a key that AWS owns and the account can neither see nor manage; a KMS key is wanted.',
      );
    }
    const { description, gap } = await judgeKey(encryption.kmsmasterKeyArn, context);
    if (gap !== undefined) return nonCompliant(gap);
    const note =
      encryption.inaccessibleEncryptionDateTime === undefined ? '' : ' DynamoDB cannot use the key now.';
    return compliant(`Encrypted with ${description}.${note}`);
  },
});

export const { handler } = rule;

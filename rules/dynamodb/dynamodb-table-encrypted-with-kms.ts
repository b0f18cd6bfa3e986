import { isApprovedKey } from '../../shared/kms-key';
import { keyOwner } from '../../shared/kms-owner';
import { booleanParameter, listParameter } from '../../shared/parameters';
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
    kmsKeyIds: listParameter({
      default: [],
      description: 'KMS keys to accept (key ids, key ARNs or aliases). Empty accepts any key.',
      inPack: true,
    }),
    requireCustomerManagedKey: booleanParameter({
      default: false,
      description: 'Whether the key must be customer managed, so that aws/dynamodb is not enough.',
      inPack: true,
    }),
  },

  async evaluate({ configuration: { tableStatus, ssedescription: encryption } }, context) {
    const { kmsKeyIds, requireCustomerManagedKey } = context.parameters;
    if (tableStatus?.toUpperCase() === 'DELETING') return notApplicable('The table is being deleted.');
    // AWS leaves the description out while the key that it owns encrypts the table.
    const isOn = ENCRYPTED.includes(encryption?.status?.toUpperCase() ?? '');
    if (!isOn || encryption?.ssetype?.toUpperCase() !== 'KMS') {
      return nonCompliant(
        'Encrypted only with a key that AWS owns and the account can neither see nor manage; a KMS key is wanted.',
      );
    }
    const key = encryption.kmsmasterKeyArn ?? '';
    if (kmsKeyIds.length > 0 && !isApprovedKey(key, kmsKeyIds)) {
      return nonCompliant(`Encrypted with KMS key ${key}, which is not one of the approved keys.`);
    }
    const owner = requireCustomerManagedKey ? await keyOwner(key, context) : undefined;
    if (owner?.isCustomer === false)
      return nonCompliant(`KMS key ${key} is ${owner.description}; a customer managed key is wanted.`);
    const note =
      encryption.inaccessibleEncryptionDateTime === undefined ? '' : ' DynamoDB cannot use the key now.';
    return compliant(`Encrypted with KMS key ${key}${owner ? `, ${owner.description}` : ''}.${note}`);
  },
});

export const { handler } = rule;

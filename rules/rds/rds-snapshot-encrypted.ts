import { RDSClient } from '@aws-sdk/client-rds';
import * as kms from '../../shared/kms-requirement';
import { snapshotEncryption } from '../../shared/rds-encryption';
import { DBSnapshot } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import {
  acceptTransparentDataEncryption,
  tdeGroupOfSnapshot,
} from '../../shared/transparent-data-encryption';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-snapshot-encrypted',
  title: 'Snapshots of RDS instances are encrypted',
  rationale:
    'Snapshots are whole databases at rest that are kept for years and copied between accounts; what is in clear there needs no break-in.',
  whitepaper: { section: 'Amazon RDS for MariaDB', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Make an encrypted copy (CopyDBSnapshot with a KmsKeyId) and delete the snapshot in clear. New ones stay in clear until the instance itself is encrypted.',
  resource: DBSnapshot,
  parameters: {
    acceptTransparentDataEncryption,
    requireKmsKey: kms.requireKmsKey,
    requireCustomerManagedKey: kms.requireCustomerManagedKey,
    kmsKeyIds: kms.kmsKeyIds,
  },
  permissions: ['rds:DescribeDBSnapshots', 'rds:DescribeOptionGroups', 'kms:DescribeKey'],

  async evaluate({ resourceName, configuration: snapshot }, context) {
    const status = snapshot.status?.toLowerCase() ?? '';
    if (['failed', 'deleting'].includes(status)) return notApplicable(`The snapshot is ${status}.`);
    const rds = context.client(RDSClient);
    const encryption = await snapshotEncryption(rds, snapshot, resourceName);
    if (encryption === undefined) return notApplicable('RDS does not have the snapshot any more.');
    if (encryption === 'none') {
      const group = await tdeGroupOfSnapshot(rds, snapshot, context.parameters);
      if (group === undefined) return nonCompliant('The snapshot is in clear; encryption at rest is wanted.');
      return compliant(
        `TDE option attached by ${group}; confirm that every database or tablespace in the snapshot is encrypted.`,
      );
    }
    const key = encryption === 'sse-rds' ? kms.AWS_OWNED_KEY : snapshot.kmsKeyId;
    const { description, gap } = await kms.judgeKey(key, context);
    if (gap === undefined) return compliant(`The snapshot is encrypted at rest with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;

import { RDSClient } from '@aws-sdk/client-rds';
import * as kms from '../../shared/kms-requirement';
import { instanceEncryption } from '../../shared/rds-encryption';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import {
  acceptTransparentDataEncryption,
  tdeGroupOfInstance,
} from '../../shared/transparent-data-encryption';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-storage-encrypted',
  title: 'RDS instances are encrypted at rest',
  rationale:
    'Data files, logs, replicas and automated backups of an instance hold PHI and are only as well protected as its storage.',
  whitepaper: { section: 'Amazon RDS for MariaDB', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'critical',
  remediation:
    'Storage cannot be encrypted afterwards: take a snapshot, copy it with CopyDBSnapshot and a KmsKeyId, restore the copy, and switch the clients over.',
  resource: DBInstance,
  parameters: {
    acceptTransparentDataEncryption,
    requireKmsKey: kms.requireKmsKey,
    requireCustomerManagedKey: kms.requireCustomerManagedKey,
    kmsKeyIds: kms.kmsKeyIds,
  },
  permissions: ['rds:DescribeDBInstances', 'rds:DescribeOptionGroups', 'kms:DescribeKey'],
  // Options come and go without an item of the instance.
  alsoEvery: '24h',

  async evaluate({ resourceName, configuration: instance }, context) {
    const engine = instance.engine?.toLowerCase() ?? '';
    const { dBClusterIdentifier: cluster } = instance;
    if (cluster !== undefined) return notApplicable(`The storage belongs to cluster ${cluster}.`);
    if (/^(aurora|docdb$|neptune$)/.test(engine))
      return notApplicable(`Instances of engine ${engine} use the storage of their cluster.`);
    const rds = context.client(RDSClient);
    const encryption = await instanceEncryption(rds, instance, resourceName);
    if (encryption === undefined) return notApplicable('RDS no longer has the instance.');
    if (encryption === 'none') {
      const group = await tdeGroupOfInstance(rds, instance, context.parameters);
      if (group === undefined)
        return nonCompliant('The storage of the instance is not encrypted; encryption at rest is wanted.');
      return compliant(
        `TDE option attached by ${group}; confirm that every database or tablespace is encrypted.`,
      );
    }
    const key = encryption === 'sse-rds' ? kms.AWS_OWNED_KEY : instance.kmsKeyId;
    const { description, gap } = await kms.judgeKey(key, context);
    if (gap === undefined) return compliant(`The storage of the instance is encrypted with ${description}.`);
    return nonCompliant(gap);
  },
});

export const { handler } = rule;

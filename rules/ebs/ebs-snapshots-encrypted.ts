import { EC2Client, paginateDescribeSnapshots } from '@aws-sdk/client-ec2';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'ebs-snapshots-encrypted',
  title: 'EBS snapshots of the account are encrypted',
  rationale:
    'A snapshot is a copy of a whole disk, and one in clear can be shared with other accounts or made public.',
  whitepaper: { section: 'Amazon Elastic Block Store', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Copy each snapshot with encryption (CopySnapshot with Encrypted and a key), move images (AMIs) to the copy, and delete the one in clear.',
  reports: 'account',
  parameters: {
    exemptSnapshotIds: listParameter({
      default: [],
      description: 'Snapshots that are known to hold no PHI.',
    }),
  },
  permissions: ['ec2:DescribeSnapshots'],

  async evaluate({ client, region, parameters: { exemptSnapshotIds } }) {
    // One finding for all: accounts have tens of thousands of snapshots, and Config has no type for them.
    const inClear = { OwnerIds: ['self'], Filters: [{ Name: 'encrypted', Values: ['false'] }] };
    const ids: string[] = [];
    // Without a page size EC2 answers with everything at once.
    const pages = paginateDescribeSnapshots({ client: client(EC2Client), pageSize: 1000 }, inClear);
    for await (const { Snapshots = [] } of pages) {
      for (const { SnapshotId = 'one without an id', State } of Snapshots) {
        if (State !== 'error' && !exemptSnapshotIds.includes(SnapshotId)) ids.push(SnapshotId);
      }
    }
    if (ids.length === 0)
      return compliant(`No snapshot of the account in ${region} is unencrypted, exempt ones aside.`);
    return nonCompliant(
      `In ${region}, ${String(ids.length)} of the account's snapshots are not encrypted, and should be: ${ids.slice(0, 20).join(', ')}.`,
    );
  },
});

export const { handler } = rule;

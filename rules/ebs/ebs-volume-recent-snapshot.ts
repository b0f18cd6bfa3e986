import { EC2Client } from '@aws-sdk/client-ec2';
import { daysAgo } from '../../shared/days-ago';
import { DISPOSABLE_INSTANCE_TAG_KEYS, volumeBackups } from '../../shared/ebs';
import { integerParameter, listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const VOLUME = 'AWS::EC2::Volume';

export const rule = periodicRule({
  id: 'ebs-volume-recent-snapshot',
  title: 'EBS volumes in use have recent snapshots',
  rationale:
    'A volume exists in one Availability Zone only; when it fails, or somebody deletes it, PHI is left in its snapshots alone.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.310(d)(2)(iv)'],
  severity: 'high',
  remediation:
    'Take a snapshot now (AWS-CreateSnapshot), and let a plan of AWS Backup or a policy of Data Lifecycle Manager take the next ones.',
  reports: [VOLUME],
  parameters: {
    maxSnapshotAgeDays: integerParameter({
      default: 7,
      min: 1,
      max: 365,
      description: 'Days that the newest snapshot of a volume may be old.',
    }),
    exemptInstanceTagKeys: listParameter({
      default: DISPOSABLE_INSTANCE_TAG_KEYS,
      description:
        'Tag keys of instances whose volumes hold nothing lasting, such as nodes of clusters and replication servers.',
    }),
    exemptTagKeys: listParameter({ default: [], description: 'Tag keys of volumes that need no snapshots.' }),
  },
  permissions: ['ec2:DescribeVolumes', 'ec2:DescribeSnapshots', 'ec2:DescribeInstances'],

  async *evaluate({ client, parameters: { maxSnapshotAgeDays: days, ...exemptions } }) {
    const since = daysAgo(days);
    for await (const volume of volumeBackups(client(EC2Client), { ...exemptions, since })) {
      const { volumeId: resourceId, notJudged, newestSnapshot: newest } = volume;
      const verdict = notJudged === undefined ? verdictOf(newest, since, days) : notApplicable(notJudged);
      yield { resourceType: VOLUME, resourceId, verdict };
    }
  },
});

function verdictOf(newest: Date | undefined, since: Date, days: number) {
  const seen =
    newest === undefined
      ? 'There is no completed snapshot'
      : `The newest snapshot is of ${newest.toISOString()}`;
  if (newest !== undefined && newest >= since) return compliant(`${seen}.`);
  return nonCompliant(`${seen}; one of the last ${String(days)} day(s) is wanted.`);
}

export const { handler } = rule;

import { DrsClient } from '@aws-sdk/client-drs';
import { isAddedWithin, lastLaunch, SOURCE_SERVER, type SourceServer, sourceServers } from '../../shared/drs';
import { integerParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'drs-recovery-drill-recent',
  title: 'Recovery of servers under Elastic Disaster Recovery was tried out recently',
  rationale:
    'Whether a copy starts up as a working server shows only when it is launched; without drills the first try is the disaster, with patients waiting.',
  whitepaper: { section: 'AWS Elastic Disaster Recovery', editions: [2024], basis: 'explicit' },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(ii)(D)', '164.308(a)(7)(ii)(B)'],
  severity: 'medium',
  remediation:
    'Initiate a recovery drill for the server (StartRecovery with isDrill), see that the instance works, and terminate it. Repeat a launch that failed: only the last one counts.',
  reports: [SOURCE_SERVER],
  parameters: {
    maxDrillAgeDays: integerParameter({
      default: 365,
      min: 1,
      max: 1_095,
      description: 'Days after which a drill or recovery no longer counts.',
    }),
    graceDays: integerParameter({
      default: 90,
      min: 0,
      max: 365,
      description: 'Days that a new server may wait for its first drill.',
    }),
  },
  permissions: ['drs:DescribeSourceServers'],

  async *evaluate({ client, parameters }) {
    for await (const server of sourceServers(client(DrsClient)))
      yield { resourceType: SOURCE_SERVER, resourceId: server.arn, verdict: verdictOf(server, parameters) };
  },
});

function verdictOf(server: SourceServer, limits: { maxDrillAgeDays: number; graceDays: number }) {
  const launch = lastLaunch(server);
  if (launch.result === 'SUCCEEDED' && launch.isWithin(limits.maxDrillAgeDays))
    return compliant(`${launch.description}.`);
  if (launch.result === 'PENDING') return notApplicable('A launch is under way; the next run judges it.');
  if (isAddedWithin(server, limits.graceDays))
    return notApplicable('The server is new; its first drill may wait.');
  const days = String(limits.maxDrillAgeDays);
  return nonCompliant(`${launch.description}; one that SUCCEEDED within ${days} days is wanted.`);
}

export const { handler } = rule;

import { DrsClient } from '@aws-sdk/client-drs';
import {
  isAddedWithin,
  lagMinutes,
  replicationState,
  SOURCE_SERVER,
  type SourceServer,
  sourceServers,
} from '../../shared/drs';
import { integerParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'drs-source-server-replicating',
  title: 'Servers under Elastic Disaster Recovery replicate without falling behind',
  rationale:
    'A server whose replication stands still can only be recovered as it was then; the PHI that it took in since is lost with it.',
  whitepaper: { section: 'AWS Elastic Disaster Recovery', editions: [2024], basis: 'explicit' },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'high',
  remediation:
    'Repair the agent or its way to the staging area, then start the replication again (StartReplication); disconnect and delete a server that needs no protection any more.',
  reports: [SOURCE_SERVER],
  parameters: {
    maxLagMinutes: integerParameter({
      default: 60,
      min: 1,
      max: 10_080,
      description: 'How many minutes the copy may be behind the server.',
    }),
    initialSyncGraceHours: integerParameter({
      default: 72,
      min: 0,
      max: 8_760,
      description: 'Hours that the first full copy may take.',
    }),
  },
  permissions: ['drs:DescribeSourceServers'],

  async *evaluate({ client, parameters }) {
    for await (const server of sourceServers(client(DrsClient)))
      yield { resourceType: SOURCE_SERVER, resourceId: server.arn, verdict: verdictOf(server, parameters) };
  },
});

function verdictOf(server: SourceServer, limits: { maxLagMinutes: number; initialSyncGraceHours: number }) {
  const state = replicationState(server);
  const isFirstCopy = ['INITIATING', 'INITIAL_SYNC'].includes(state);
  if (isFirstCopy && isAddedWithin(server, limits.initialSyncGraceHours / 24))
    return notApplicable(`The first copy of the server is under way (${state}).`);
  if (!['CONTINUOUS', 'CREATING_SNAPSHOT', 'RESCAN', 'BACKLOG'].includes(state))
    return nonCompliant(`The state of the replication is ${state}; CONTINUOUS is wanted.`);
  const lag = lagMinutes(server);
  const seen = `${state}, ${String(Math.ceil(lag))} min behind`;
  if (lag <= limits.maxLagMinutes) return compliant(`The server is replicated: ${seen}.`);
  return nonCompliant(`Replication lags: ${seen}; at most ${String(limits.maxLagMinutes)} is wanted.`);
}

export const { handler } = rule;

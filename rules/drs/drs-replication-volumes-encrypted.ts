import { DrsClient, GetReplicationConfigurationCommand } from '@aws-sdk/client-drs';
import {
  isReplicatedElsewhere,
  REPLICATION_TEMPLATE,
  replicationTemplates,
  SOURCE_SERVER,
  type SourceServer,
  sourceServers,
} from '../../shared/drs';
import { ifFound } from '../../shared/if-found';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'drs-replication-volumes-encrypted',
  title: 'Elastic Disaster Recovery encrypts the volumes that it replicates to',
  rationale:
    'The staging area holds a full copy of every protected disk, PHI included, and keeps it for as long as the server is protected.',
  whitepaper: { section: 'AWS Elastic Disaster Recovery', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Set EBS encryption to DEFAULT, or to CUSTOM with a key, in the replication settings of each server (UpdateReplicationConfiguration) and in the default ones (UpdateReplicationConfigurationTemplate).',
  reports: [SOURCE_SERVER, REPLICATION_TEMPLATE],
  permissions: [
    'drs:DescribeSourceServers',
    'drs:GetReplicationConfiguration',
    'drs:DescribeReplicationConfigurationTemplates',
  ],

  async *evaluate({ client, accountId }) {
    const drs = client(DrsClient);
    for await (const server of sourceServers(drs)) {
      const verdict = isReplicatedElsewhere(server, accountId)
        ? notApplicable('The server is replicated in another account, where its settings are judged.')
        : await verdictOf(drs, server);
      yield { resourceType: SOURCE_SERVER, resourceId: server.arn, verdict };
    }
    for await (const template of replicationTemplates(drs))
      yield { resourceType: REPLICATION_TEMPLATE, resourceId: template.arn, verdict: encryption(template) };
  },
});

async function verdictOf(drs: DrsClient, { sourceServerID }: SourceServer): Promise<Verdict> {
  const settings = await ifFound(drs.send(new GetReplicationConfigurationCommand({ sourceServerID })));
  return settings === undefined ? notApplicable('The server is no longer protected.') : encryption(settings);
}

function encryption(settings: { readonly ebsEncryption?: string; readonly ebsEncryptionKeyArn?: string }) {
  const kind = (settings.ebsEncryption ?? 'not set').toUpperCase();
  const { ebsEncryptionKeyArn: key = '' } = settings;
  if (kind === 'DEFAULT') return compliant('Volumes are encrypted with the default key of EBS.');
  if (kind === 'CUSTOM' && key !== '') return compliant(`Volumes are encrypted with KMS key ${key}.`);
  const seen = kind === 'CUSTOM' ? 'CUSTOM without a key' : kind;
  return nonCompliant(
    `EBS encryption of the replication: ${seen}; DEFAULT, or CUSTOM with a key, is wanted.`,
  );
}

export const { handler } = rule;

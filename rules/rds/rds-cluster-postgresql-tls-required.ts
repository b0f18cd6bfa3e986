import { RDSClient } from '@aws-sdk/client-rds';
import { clusterClearConnectionFault } from '../../shared/cluster-tls';
import { booleanParameter } from '../../shared/parameters';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-postgresql-tls-required',
  title: 'Aurora PostgreSQL and Multi-AZ PostgreSQL clusters refuse unencrypted connections',
  rationale:
    'Many drivers of PostgreSQL fall back to a clear connection without a word; only a server that insists on TLS keeps PHI off the wire in clear.',
  whitepaper: { section: 'Amazon Aurora PostgreSQL', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation: 'Attach a DB cluster parameter group of your own in which rds.force_ssl is 1.',
  resource: DBCluster,
  parameters: {
    requireInSync: booleanParameter({
      default: true,
      description: 'Also fail while an instance of the cluster has not applied the cluster parameter group.',
    }),
  },
  permissions: ['rds:DescribeDBClusterParameters'],
  // The parameters of a group are in no item: what changes there has to be asked for.
  alsoEvery: '24h',

  async evaluate({ configuration: cluster }, { client, parameters: { requireInSync } }) {
    const engine = cluster.engine?.toLowerCase();
    if (engine !== 'aurora-postgresql' && engine !== 'postgres')
      return notApplicable(`The engine is ${engine ?? 'not named'}, not Aurora PostgreSQL or PostgreSQL.`);
    const fault = await clusterClearConnectionFault(client(RDSClient), engine, cluster, requireInSync);
    if (fault === undefined) return compliant('rds.force_ssl is on in the parameter group of the cluster.');
    return nonCompliant(fault);
  },
});

export const { handler } = rule;

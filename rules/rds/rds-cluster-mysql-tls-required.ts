import { RDSClient } from '@aws-sdk/client-rds';
import { clusterClearConnectionFault } from '../../shared/cluster-tls';
import { booleanParameter } from '../../shared/parameters';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-cluster-mysql-tls-required',
  title: 'Aurora MySQL and Multi-AZ MySQL clusters refuse unencrypted connections',
  rationale:
    'Most versions take clear connections as well as TLS, so that a client without TLS exposes the PHI that it queries.',
  whitepaper: { section: 'Amazon Aurora', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set require_secure_transport to ON in a DB cluster parameter group of your own and attach the group to the cluster. The value takes effect at once where the group is attached already; a newly attached group waits for a reboot.',
  resource: DBCluster,
  parameters: {
    requireInSync: booleanParameter({
      default: true,
      description: 'Also fail while a member of the cluster has not applied the cluster parameter group.',
    }),
  },
  permissions: ['rds:DescribeDBClusterParameters'],
  // An edit of the cluster parameter group makes no item of the cluster.
  alsoEvery: '24h',

  async evaluate({ configuration: cluster }, { client, parameters: { requireInSync } }) {
    const name = cluster.engine?.toLowerCase();
    // Aurora with MySQL 5.6 went by the name of aurora.
    const engine = name === 'aurora' ? 'aurora-mysql' : name;
    if (engine !== 'aurora-mysql' && engine !== 'mysql')
      return notApplicable(`The engine is ${engine ?? 'not named'}, not Aurora MySQL or MySQL.`);
    const fault = await clusterClearConnectionFault(client(RDSClient), engine, cluster, requireInSync);
    if (fault === undefined)
      return compliant('require_secure_transport is on in the parameter group of the cluster.');
    return nonCompliant(fault);
  },
});

export const { handler } = rule;

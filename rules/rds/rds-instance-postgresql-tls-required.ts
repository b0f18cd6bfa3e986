import { RDSClient } from '@aws-sdk/client-rds';
import { requireInSync } from '../../shared/instance-parameter';
import { clearConnectionFault } from '../../shared/instance-tls';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-postgresql-tls-required',
  title: 'RDS for PostgreSQL instances refuse unencrypted connections',
  rationale:
    'Unless the server insists on TLS, one client that is set up carelessly sends queries and PHI over the network in clear.',
  whitepaper: { section: 'Amazon RDS for PostgreSQL', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set rds.force_ssl to 1 in a DB parameter group of your own, attach the group to the instance and reboot it.',
  resource: DBInstance,
  parameters: { requireInSync },
  permissions: ['rds:DescribeDBParameters'],
  // Parameter groups are not recorded: an edit makes no item of the instance.
  alsoEvery: '24h',

  async evaluate({ configuration: instance }, { client, parameters: { requireInSync: inSync } }) {
    const { engine, dBClusterIdentifier: cluster } = instance;
    if (engine?.toLowerCase() !== 'postgres')
      return notApplicable(`The engine is ${engine ?? 'not named'}, not postgres.`);
    if (cluster !== undefined)
      return notApplicable(`The parameter group of cluster ${cluster} counts, not the instance's own.`);
    const fault = await clearConnectionFault(client(RDSClient), 'postgres', instance, inSync);
    if (fault === undefined) return compliant('rds.force_ssl is on in the parameter group of the instance.');
    return nonCompliant(fault);
  },
});

export const { handler } = rule;

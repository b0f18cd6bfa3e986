import { RDSClient } from '@aws-sdk/client-rds';
import { requireInSync } from '../../shared/instance-parameter';
import { clearConnectionFault } from '../../shared/instance-tls';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-mysql-tls-required',
  title: 'RDS for MariaDB and RDS for MySQL instances refuse unencrypted connections',
  rationale:
    'As long as the server leaves TLS to its clients, a single one without it carries passwords and patient records in clear.',
  whitepaper: { section: 'Amazon RDS for MariaDB', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set require_secure_transport to 1 in a DB parameter group of your own and attach the group to the instance, with a reboot if it was not attached before. MariaDB before 10.5 has to be upgraded first.',
  resource: DBInstance,
  parameters: { requireInSync },
  permissions: ['rds:DescribeDBParameters'],
  // Editing a parameter group need not make an item of the instance.
  alsoEvery: '24h',

  async evaluate({ configuration: instance }, { client, parameters: { requireInSync: inSync } }) {
    const { dBClusterIdentifier: cluster } = instance;
    const engine = instance.engine?.toLowerCase();
    if (engine !== 'mariadb' && engine !== 'mysql')
      return notApplicable(`The engine is ${engine ?? 'not named'}, neither MariaDB nor MySQL.`);
    if (cluster !== undefined)
      return notApplicable(`The instance is in cluster ${cluster}, whose own parameter group counts.`);
    const fault = await clearConnectionFault(client(RDSClient), engine, instance, inSync);
    if (fault === undefined)
      return compliant('require_secure_transport is on in the parameter group of the instance.');
    return nonCompliant(fault);
  },
});

export const { handler } = rule;

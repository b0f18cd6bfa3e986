import { RDSClient } from '@aws-sdk/client-rds';
import { requireInSync } from '../../shared/instance-parameter';
import { clearConnectionFault } from '../../shared/instance-tls';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-sqlserver-tls-required',
  title: 'RDS for SQL Server instances force SSL on every connection',
  rationale:
    'SQL Server encrypts a session only where one side insists; clients that do not ask would read and write PHI in clear.',
  whitepaper: { section: 'Amazon RDS for SQL Server', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Attach a DB parameter group of your own in which rds.force_ssl is 1, then reboot the instance: the parameter is static.',
  resource: DBInstance,
  parameters: { requireInSync },
  permissions: ['rds:DescribeDBParameters'],
  // What a parameter group says is in no item of its instances.
  alsoEvery: '24h',

  async evaluate({ configuration: instance }, { client, parameters: { requireInSync: inSync } }) {
    const { engine } = instance;
    // RDS Custom (custom-sqlserver-...) has no parameter groups.
    if (engine?.toLowerCase().startsWith('sqlserver-') !== true)
      return notApplicable(`The engine is ${engine ?? 'not named'}, not RDS for SQL Server.`);
    const fault = await clearConnectionFault(client(RDSClient), 'sqlserver', instance, inSync);
    if (fault === undefined) return compliant('rds.force_ssl is on, and every connection has to use SSL.');
    return nonCompliant(`${fault} A new value waits for a reboot.`);
  },
});

export const { handler } = rule;

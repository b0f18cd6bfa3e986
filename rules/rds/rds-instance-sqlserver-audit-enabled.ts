import { RDSClient } from '@aws-sdk/client-rds';
import { instanceParameterFault, requireInSync, type WantedParameter } from '../../shared/instance-parameter';
import { optionsInForce } from '../../shared/option-groups';
import { booleanParameter } from '../../shared/parameters';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const AUDIT: WantedParameter = {
  name: 'rds.sqlserver_audit',
  right: 'fedramp_hipaa',
  wrong: 'not fedramp_hipaa',
  // No version audits by default.
  isRight: (value) => value?.toLowerCase() === 'fedramp_hipaa',
};

export const rule = changeRule({
  id: 'rds-instance-sqlserver-audit-enabled',
  title: 'RDS for SQL Server instances keep the audit trail that AWS provides for HIPAA',
  rationale:
    'Without auditing nobody can tell afterwards who looked at or changed the PHI in the databases of an instance.',
  whitepaper: { section: 'Amazon RDS for SQL Server', editions: [2024], basis: 'explicit' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'high',
  remediation:
    'Set rds.sqlserver_audit to fedramp_hipaa in a DB parameter group of your own, attach it and reboot the instance.',
  resource: DBInstance,
  parameters: {
    requireInSync,
    acceptSqlServerAuditOption: booleanParameter({
      default: false,
      description:
        'Whether the option SQLSERVER_AUDIT will do, too; which events it audits is set inside the database, where the rule cannot look.',
    }),
  },
  permissions: ['rds:DescribeDBParameters', 'rds:DescribeOptionGroups'],
  // Neither parameter groups nor option groups make items of the instance when they are edited.
  alsoEvery: '24h',

  async evaluate({ configuration: instance }, { client, parameters }) {
    const engine = instance.engine?.toLowerCase() ?? 'not named';
    if (!engine.startsWith('sqlserver-'))
      return notApplicable(`The engine is ${engine}; only SQL Server has this audit.`);
    const rds = client(RDSClient);
    const fault = await instanceParameterFault(rds, instance, AUDIT, parameters.requireInSync);
    if (fault === undefined) return compliant('rds.sqlserver_audit is fedramp_hipaa.');
    if (!parameters.acceptSqlServerAuditOption) return nonCompliant(fault);
    const options = await optionsInForce(rds, instance.optionGroupMemberships);
    const option = options.find(({ name }) => name === 'SQLSERVER_AUDIT');
    if (option === undefined) return nonCompliant(`${fault} Nor is the option SQLSERVER_AUDIT in force.`);
    return compliant(`Option group ${option.group} has SQLSERVER_AUDIT; confirm what the databases audit.`);
  },
});

export const { handler } = rule;

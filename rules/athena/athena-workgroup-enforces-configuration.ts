import { WorkGroup } from '../../shared/resources/athena';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'athena-workgroup-enforces-configuration',
  title: 'Athena workgroups override the settings of clients',
  rationale:
    'Unless the workgroup overrides them, clients choose where results with PHI go and whether they are encrypted.',
  whitepaper: { section: 'Amazon Athena', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation: 'Turn on "Override client-side settings" (EnforceWorkGroupConfiguration) for the workgroup.',
  resource: WorkGroup,

  evaluate({ configuration: { State, WorkGroupConfiguration: group } }) {
    if (State?.toUpperCase() === 'DISABLED') return notApplicable('A disabled workgroup runs no queries.');
    const engine = group?.EngineVersion?.SelectedEngineVersion;
    if (engine?.toLowerCase().includes('spark') === true)
      return notApplicable(`The engine is ${engine}; the setting has no meaning for Spark.`);
    if (group?.ManagedQueryResultsConfiguration?.Enabled === true)
      return notApplicable('Athena manages the results; clients have no say in where they go.');
    if (group?.EnforceWorkGroupConfiguration === true)
      return compliant('The workgroup overrides the settings of clients.');
    return nonCompliant(
      'Clients may set their own location and encryption for results; the workgroup should override them.',
    );
  },
});

export const { handler } = rule;

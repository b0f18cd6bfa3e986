import { booleanParameter, choicesParameter } from '../../shared/parameters';
import { WorkGroup } from '../../shared/resources/athena';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'athena-workgroup-results-encrypted',
  title: 'Athena workgroups encrypt the results of queries',
  rationale: 'Results of queries over PHI are PHI themselves, and stay in S3 long after the query.',
  whitepaper: { section: 'Amazon Athena', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Set EncryptionConfiguration in the result configuration of the workgroup to SSE_S3, SSE_KMS or CSE_KMS, or let Athena manage the results.',
  resource: WorkGroup,
  parameters: {
    encryptionOptions: choicesParameter({
      default: ['SSE_S3', 'SSE_KMS', 'CSE_KMS'],
      choices: ['SSE_S3', 'SSE_KMS', 'CSE_KMS'],
      description: 'Options for the encryption of results that are accepted.',
    }),
    acceptBucketDefault: booleanParameter({
      default: false,
      description: 'Accept a workgroup without an option: the bucket then encrypts its results by default.',
    }),
  },

  evaluate({ configuration: { State, WorkGroupConfiguration: group } }, { parameters }) {
    const { encryptionOptions, acceptBucketDefault } = parameters;
    if (State?.toUpperCase() === 'DISABLED') return notApplicable('The workgroup is disabled.');
    // Storage that Athena manages is always encrypted, and has no result configuration.
    if (group?.ManagedQueryResultsConfiguration?.Enabled === true)
      return compliant('Athena manages the results, and encrypts them.');
    const location = group?.ResultConfiguration?.OutputLocation;
    const option = group?.ResultConfiguration?.EncryptionConfiguration?.EncryptionOption?.toUpperCase();
    if (location === undefined && option === undefined)
      return notApplicable('The workgroup sets no location for results; each client names its own.');
    if (encryptionOptions.some((accepted) => accepted === option))
      return compliant(`Results are encrypted with ${String(option)}.`);
    if (option === undefined && acceptBucketDefault)
      return compliant(
        'Results are encrypted as the bucket does by default, as a parameter of the rule allows.',
      );
    return nonCompliant(
      `The encryption of results is ${option ?? 'not set'}; ${encryptionOptions.join(' or ')} is wanted.`,
    );
  },
});

export const { handler } = rule;

import { Trail } from '../../shared/resources/cloudtrail';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudtrail-trail-log-file-validation-enabled',
  title: 'CloudTrail trails validate the integrity of their log files',
  rationale:
    'Without signed digests nobody can prove afterwards that the record of who reached PHI was not altered.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'explicit' },
  safeguard: 'integrity',
  citations: ['164.312(c)(1)', '164.312(c)(2)', '164.312(b)'],
  severity: 'high',
  remediation:
    'Turn on log file validation for the trail, in its home Region and in the account that owns it.',
  resource: Trail,

  evaluate({ configuration: { logFileValidationEnabled } }) {
    // Off unless asked for, except in the console.
    if (logFileValidationEnabled === true) return compliant('Log file validation is on.');
    return nonCompliant('Log file validation is off; signed digest files are wanted.');
  },
});

export const { handler } = rule;

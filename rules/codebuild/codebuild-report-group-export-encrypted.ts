import { ReportGroup } from '../../shared/resources/codebuild';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'codebuild-report-group-export-encrypted',
  title: 'CodeBuild report groups encrypt the raw results that they export',
  rationale:
    'Raw test results quote inputs and outputs of the tests, which can be PHI; the export to S3 can be set to leave them in clear.',
  whitepaper: { section: 'AWS CodeBuild', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Set encryptionDisabled of the S3 destination to false with UpdateReportGroup, and delete exports that were written in clear.',
  resource: ReportGroup,

  evaluate({ configuration: { ExportConfig: exported } }) {
    if (exported?.ExportConfigType?.toUpperCase() !== 'S3')
      return notApplicable('The report group exports nothing.');
    if (exported.S3Destination?.EncryptionDisabled !== true)
      return compliant('Raw results are exported to S3 with encryption.');
    return nonCompliant('Raw results are exported to S3 with encryption turned off; it should be on.');
  },
});

export const { handler } = rule;

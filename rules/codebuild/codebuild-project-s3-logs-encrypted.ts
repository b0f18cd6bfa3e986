import { Project } from '../../shared/resources/codebuild';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'codebuild-project-s3-logs-encrypted',
  title: 'CodeBuild projects encrypt the build logs that they send to S3',
  rationale:
    'Builds print what they work with, PHI of a failing test included, and a project can keep these logs in clear.',
  whitepaper: { section: 'AWS CodeBuild', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Set logsConfig.s3Logs.encryptionDisabled of the project to false, and delete the logs that are in the bucket in clear.',
  resource: Project,

  evaluate({ configuration: { logsConfig } }) {
    const logs = logsConfig?.s3Logs;
    // What is said about encryption stays behind when the logs are turned off.
    if (logs?.status?.toUpperCase() !== 'ENABLED') return notApplicable('Build logs do not go to S3.');
    if (logs.encryptionDisabled !== true) return compliant('Build logs in S3 are encrypted.');
    return nonCompliant('Build logs go to S3 with encryption turned off; they should be encrypted.');
  },
});

export const { handler } = rule;

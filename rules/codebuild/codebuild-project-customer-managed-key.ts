import { s3Artifacts } from '../../shared/codebuild';
import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { Project } from '../../shared/resources/codebuild';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'codebuild-project-customer-managed-key',
  title: 'CodeBuild projects encrypt build output with a key of the customer',
  rationale:
    'Without a key of its own a project uses the one that AWS manages for S3, whose policy the customer cannot narrow to those who may see PHI.',
  whitepaper: { section: 'AWS CodeBuild', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Set encryptionKey of the project to a customer managed key, for example with AWSConfigRemediation-ConfigureCodeBuildProjectWithKMSCMK.',
  resource: Project,
  parameters: { kmsKeyIds },

  evaluate({ configuration: project }, { parameters }) {
    const hasCache = project.cache?.type?.toUpperCase() === 'S3';
    if (s3Artifacts(project).length === 0 && !hasCache)
      return notApplicable('The project writes neither artifacts nor a cache to S3 itself.');
    const { encryptionKey: key } = project;
    if (key === undefined || key.toLowerCase().includes('alias/aws/'))
      return nonCompliant(
        `Build output is encrypted with a key that AWS manages (${key ?? 'none is named'}); a customer managed key is wanted.`,
      );
    const gap = approvalGap(key, parameters.kmsKeyIds);
    if (gap !== undefined) return nonCompliant(gap);
    return compliant(`Build output is encrypted with KMS key ${key}.`);
  },
});

export const { handler } = rule;

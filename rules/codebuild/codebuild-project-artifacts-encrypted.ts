import { s3Artifacts } from '../../shared/codebuild';
import { Project } from '../../shared/resources/codebuild';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'codebuild-project-artifacts-encrypted',
  title: 'CodeBuild projects encrypt the artifacts that they put into S3',
  rationale:
    'Artifacts can contain test data with PHI, secrets or certificates, and a project can be told to store them in clear.',
  whitepaper: { section: 'AWS CodeBuild', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Set encryptionDisabled to false on every S3 artifact of the project (UpdateProject), and build again to replace artifacts in clear.',
  resource: Project,

  evaluate({ configuration: project }) {
    const artifacts = s3Artifacts(project);
    if (artifacts.length === 0) return notApplicable('The project puts no artifacts into S3 itself.');
    const inClear = artifacts.filter(({ encryptionDisabled }) => encryptionDisabled === true);
    if (inClear.length === 0)
      return compliant(`Encryption is on for all S3 artifacts of the project (${String(artifacts.length)}).`);
    return nonCompliant(
      `Encryption is turned off for ${String(inClear.length)} of ${String(artifacts.length)} S3 artifacts of the project; it is wanted for all.`,
    );
  },
});

export const { handler } = rule;

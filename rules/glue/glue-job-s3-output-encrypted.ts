import { GlueClient } from '@aws-sdk/client-glue';
import { encryptedBy, type Encrypted } from '../../shared/glue';
import { booleanParameter } from '../../shared/parameters';
import { Job } from '../../shared/resources/glue';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const ARGUMENT = '--encryption-type';
const OBJECTS: readonly Encrypted[] = ['objects in S3'];
const ALL: readonly Encrypted[] = [...OBJECTS, 'logs', 'job bookmarks'];

export const rule = changeRule({
  id: 'glue-job-s3-output-encrypted',
  title: 'Jobs of AWS Glue write to S3 with encryption',
  rationale:
    'A job copies PHI from its sources into objects of S3; the job itself has to say that these are encrypted.',
  whitepaper: { section: 'AWS Glue', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Attach a security configuration with SSE-KMS or SSE-S3 to the job, or, without one, add --encryption-type sse-s3 to its default arguments.',
  resource: Job,
  parameters: {
    requireLogEncryption: booleanParameter({
      default: false,
      description: 'Whether a security configuration must encrypt logs and job bookmarks as well.',
    }),
  },
  permissions: ['glue:GetSecurityConfiguration'],
  // A security configuration can be made anew under its name, which makes no item of the job.
  alsoEvery: '24h',

  async evaluate({ configuration: job }, { client, parameters: { requireLogEncryption } }) {
    const command = job.Command?.Name?.toLowerCase() ?? '';
    if (['pythonshell', 'glueray'].includes(command))
      return notApplicable(
        `No setting of a ${command} job encrypts what its script writes: that is up to the script.`,
      );
    const name = job.SecurityConfiguration;
    if (name !== undefined) {
      const encrypted = await encryptedBy(client(GlueClient), name);
      if (encrypted === undefined)
        return nonCompliant(`Security configuration ${name} does not exist; one that does is wanted.`);
      const gaps = (requireLogEncryption ? ALL : OBJECTS).filter((part) => !encrypted.includes(part));
      if (gaps.length === 0) return compliant(`Security configuration ${name} encrypts what the job writes.`);
      return nonCompliant(`Security configuration ${name} should encrypt, but does not: ${gaps.join(', ')}.`);
    }
    if (requireLogEncryption)
      return nonCompliant('The job has no security configuration; one that encrypts logs, too, is wanted.');
    const argument = job.NonOverridableArguments?.[ARGUMENT] ?? job.DefaultArguments?.[ARGUMENT];
    if (argument?.toLowerCase() === 'sse-s3') return compliant('The job writes to S3 with SSE-S3.');
    return nonCompliant(`The job has no security configuration, nor ${ARGUMENT} sse-s3; one is wanted.`);
  },
});

export const { handler } = rule;

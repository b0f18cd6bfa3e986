import { EC2Client, GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'ebs-encryption-by-default-enabled',
  title: 'New EBS volumes are encrypted by default',
  rationale:
    'With the default on, a volume or snapshot copy for PHI is encrypted even when whoever makes it forgets to ask.',
  whitepaper: { section: 'Amazon Elastic Block Store', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Turn on EBS encryption by default in the EC2 settings of the Region. Volumes that exist stay as they are.',
  reports: 'account',
  permissions: ['ec2:GetEbsEncryptionByDefault'],

  async evaluate({ client, region }) {
    const answer = await client(EC2Client).send(new GetEbsEncryptionByDefaultCommand({}));
    if (answer.EbsEncryptionByDefault === true)
      return compliant(`EBS encryption by default is on in ${region}.`);
    return nonCompliant(
      `EBS encryption by default is off in ${region}; new volumes should be encrypted without being asked for.`,
    );
  },
});

export const { handler } = rule;

import { IAMClient } from '@aws-sdk/client-iam';
import { hasActiveAccessKey, hasMfaDevice, hasPassword, type IamUser, usersOf } from '../../shared/iam-users';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'iam-user-console-mfa-enabled',
  title: 'IAM users with a password have an MFA device',
  rationale:
    'A password can be guessed, reused or phished; without a second factor it is all that stands between a stranger and PHI.',
  whitepaper: {
    section: 'Amazon Comprehend: AWS Identity and Access Management',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(2)(i)', '164.308(a)(5)(ii)(D)'],
  severity: 'high',
  remediation:
    'Let the user register an MFA device or passkey, or delete the login profile of a user who needs no console.',
  reports: ['AWS::IAM::User'],
  permissions: ['iam:ListUsers', 'iam:GetLoginProfile', 'iam:ListAccessKeys', 'iam:ListMFADevices'],
  parameters: {
    includeAccessKeyUsers: booleanParameter({
      default: false,
      description: 'Whether users without a password but with an active access key need an MFA device, too.',
    }),
  },

  async *evaluate({ client, parameters: { includeAccessKeyUsers } }) {
    const iam = client(IAMClient);
    const findingOf = async (user: IamUser) => ({
      resourceType: 'AWS::IAM::User',
      resourceId: user.id,
      verdict: await verdictOf(iam, user, includeAccessKeyUsers),
    });
    for await (const users of usersOf(iam)) yield* await Promise.all(users.map(findingOf));
  },
});

async function verdictOf(client: IAMClient, user: IamUser, includeAccessKeyUsers: boolean): Promise<Verdict> {
  const credentials = (await hasPassword(client, user))
    ? 'a password'
    : includeAccessKeyUsers && (await hasActiveAccessKey(client, user))
      ? 'an active access key'
      : undefined;
  if (credentials === undefined) return notApplicable(`User ${user.name} has no password for the console.`);
  if (await hasMfaDevice(client, user))
    return compliant(`User ${user.name} has ${credentials} and an MFA device.`);
  return nonCompliant(`User ${user.name} has ${credentials} and no MFA device; one is wanted.`);
}

export const { handler } = rule;

import { IAMClient } from '@aws-sdk/client-iam';
import { hasActiveAccessKey, type IamUser, usersOf } from '../../shared/iam-users';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'iam-user-no-long-term-access-keys',
  title: 'IAM users have no active access keys',
  rationale:
    'The key of a user works until somebody revokes it; once it leaks with code or a laptop, it opens PHI for years. Temporary credentials run out.',
  whitepaper: { section: 'AWS Certificate Manager', editions: [2024], basis: 'explicit' },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.308(a)(5)(ii)(D)'],
  severity: 'low',
  remediation:
    'Give the program a role, or people IAM Identity Center; deactivate the access key once nothing uses it, then delete it.',
  reports: ['AWS::IAM::User'],
  permissions: ['iam:ListUsers', 'iam:ListAccessKeys'],
  parameters: {
    exemptPrincipals: listParameter({
      default: [],
      description: 'Names or ARNs of users who cannot use a role, such as those that send mail by SMTP.',
    }),
  },

  async *evaluate({ client, parameters: { exemptPrincipals } }) {
    const iam = client(IAMClient);
    const exempt = exemptPrincipals.map((principal) => principal.toLowerCase());
    const verdictOf = async (user: IamUser): Promise<Verdict> => {
      // IAM keeps no two users whose names differ in letter case alone.
      if ([user.name, user.arn].some((own) => exempt.includes(own.toLowerCase())))
        return notApplicable(`User ${user.name} is exempt by a parameter of the rule.`);
      if (await hasActiveAccessKey(iam, user))
        return nonCompliant(
          `User ${user.name} has an active access key; temporary credentials of a role are wanted.`,
        );
      return compliant(`User ${user.name} has no active access key.`);
    };
    const findingOf = async (user: IamUser) => ({
      resourceType: 'AWS::IAM::User',
      resourceId: user.id,
      verdict: await verdictOf(user),
    });
    for await (const users of usersOf(iam)) yield* await Promise.all(users.map(findingOf));
  },
});

export const { handler } = rule;

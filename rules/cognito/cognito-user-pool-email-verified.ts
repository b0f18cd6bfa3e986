import { booleanParameter, listParameter } from '../../shared/parameters';
import { UserPool } from '../../shared/resources/cognito';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cognito-user-pool-email-verified',
  title: 'User pools verify the e-mail addresses with which people sign in',
  rationale:
    'Where the address decides which PHI a person sees, one that nobody verified lets a stranger claim to be of a tenant.',
  whitepaper: { section: 'Amazon Comprehend: Multi-tenancy', editions: [2024], basis: 'explicit' },
  safeguard: 'authentication',
  citations: ['164.312(d)', '164.312(a)(2)(i)'],
  severity: 'low',
  remediation:
    'Add email to the auto-verified attributes of the user pool; UpdateUserPool resets every setting that is not sent along.',
  resource: UserPool,
  parameters: {
    userPoolIds: listParameter({
      default: [],
      description: 'User pools to judge although nobody signs in to them with an e-mail address.',
    }),
    requireVerificationBeforeUpdate: booleanParameter({
      default: false,
      description: 'Whether a new address must be verified before it takes the place of the old one.',
    }),
  },

  evaluate(
    { configuration: pool, resourceId },
    { parameters: { userPoolIds, requireVerificationBeforeUpdate } },
  ) {
    const isSignIn = hasEmail(pool.UsernameAttributes) || hasEmail(pool.AliasAttributes);
    if (!isSignIn && !userPoolIds.includes(pool.UserPoolId ?? resourceId))
      return notApplicable('Nobody signs in to the user pool with an e-mail address.');
    // Without a list, no attribute is verified.
    if (!hasEmail(pool.AutoVerifiedAttributes))
      return nonCompliant(
        'E-mail addresses are not verified; email is wanted among the verified attributes.',
      );
    const beforeUpdate = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate;
    if (requireVerificationBeforeUpdate && !hasEmail(beforeUpdate))
      return nonCompliant(
        'A changed e-mail address takes effect at once; it should be verified before it replaces the old one.',
      );
    return compliant('E-mail addresses are verified.');
  },
});

const hasEmail = (attributes: readonly string[] = []): boolean =>
  attributes.some((attribute) => attribute.toLowerCase() === 'email');

export const { handler } = rule;

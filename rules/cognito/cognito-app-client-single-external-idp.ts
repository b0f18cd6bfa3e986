import { listParameter } from '../../shared/parameters';
import { UserPoolClient } from '../../shared/resources/cognito';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cognito-app-client-single-external-idp',
  title: 'App clients of user pools trust the identity provider of one tenant at most',
  rationale:
    'Whoever one provider has signed in is also let in by every other application of a shared client, with the PHI of other tenants.',
  whitepaper: { section: 'Amazon Comprehend: Multi-tenancy', editions: [2024], basis: 'explicit' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(d)'],
  severity: 'medium',
  remediation: 'Create an app client for each identity provider and leave one provider in each of them.',
  resource: UserPoolClient,
  parameters: {
    ignoredProviders: listParameter({
      default: ['COGNITO', 'Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'],
      description: 'Identity providers that stand for no tenant.',
    }),
  },

  evaluate(
    { configuration: { SupportedIdentityProviders: providers = [] } },
    { parameters: { ignoredProviders } },
  ) {
    const ignored = ignoredProviders.map((provider) => provider.toLowerCase());
    const tenants = providers.filter((provider) => !ignored.includes(provider.toLowerCase()));
    const names = tenants.join(', ');
    if (tenants.length === 0) return notApplicable('The app client trusts no identity provider of a tenant.');
    if (tenants.length === 1) return compliant(`${names} is the only identity provider of a tenant.`);
    return nonCompliant(`The app client trusts ${names}; one identity provider of a tenant is wanted.`);
  },
});

export const { handler } = rule;

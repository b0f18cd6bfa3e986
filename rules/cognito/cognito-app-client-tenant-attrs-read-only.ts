import { booleanParameter, listParameter } from '../../shared/parameters';
import { UserPoolClient } from '../../shared/resources/cognito';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cognito-app-client-tenant-attrs-read-only',
  title: 'App clients of user pools cannot write the attributes that tell the tenant',
  rationale:
    'Users write whatever their app client may write: with their own tenant among it they can move to one whose PHI is not theirs.',
  whitepaper: { section: 'Amazon Comprehend: Multi-tenancy', editions: [2024], basis: 'explicit' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.308(a)(4)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Take the attributes out of WriteAttributes of the app client; UpdateUserPoolClient wants all its other settings as well.',
  resource: UserPoolClient,
  parameters: {
    tenantAttributes: listParameter({
      default: ['custom:tenant', 'custom:tenantid', 'custom:tenant_id', 'custom:tenant-id'],
      description: 'Attributes that tell to which tenant a user belongs.',
    }),
    exemptFederatedClients: booleanParameter({
      default: true,
      description:
        'Whether app clients with an external identity provider are left out: Cognito writes what such providers send through them.',
    }),
  },

  evaluate(
    { configuration: { WriteAttributes: writable = [], SupportedIdentityProviders: providers = [] } },
    { parameters: { tenantAttributes, exemptFederatedClients } },
  ) {
    const external = providers.filter((provider) => provider.toUpperCase() !== 'COGNITO');
    if (exemptFederatedClients && external.length > 0)
      return notApplicable(`Cognito writes the attributes that ${external.join(', ')} sends.`);
    const lower = writable.map((attribute) => attribute.toLowerCase());
    // Without a list, all standard attributes are writable: those without a prefix such as custom.
    const open = tenantAttributes.filter((attribute) =>
      lower.length > 0 ? lower.includes(attribute.toLowerCase()) : !attribute.includes(':'),
    );
    if (open.length > 0)
      return nonCompliant(
        `Users can write ${open.join(', ')}; only administrators should change the tenant.`,
      );
    return compliant('Users can write none of the attributes that tell the tenant.');
  },
});

export const { handler } = rule;

import { rule } from '../../../rules/cognito/cognito-app-client-tenant-attrs-read-only';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'other attributes are writable': {
      configuration: { WriteAttributes: ['email', 'name'], SupportedIdentityProviders: ['COGNITO'] },
      annotation: /none of the attributes/,
    },
    'nothing set, where the standard attributes are writable': {
      configuration: {},
      ignored: { ClientName: 'app' },
    },
    'an empty list, which stands for the standard attributes': { configuration: { WriteAttributes: [] } },
    'an attribute that only administrators can write': {
      configuration: { WriteAttributes: ['dev:custom:tenant_id'] },
    },
    'an attribute that tells no tenant here': {
      configuration: { WriteAttributes: ['custom:tenant_id'] },
      parameters: { tenantAttributes: 'custom:clinic' },
    },
    'a federated client that writes none, where such clients are judged': {
      configuration: { WriteAttributes: ['email'], SupportedIdentityProviders: ['HospitalSAML'] },
      parameters: { exemptFederatedClients: 'false' },
    },
  },
  nonCompliant: {
    'the tenant is writable': {
      configuration: {
        WriteAttributes: ['email', 'custom:tenant_id'],
        SupportedIdentityProviders: ['COGNITO'],
      },
      annotation: /Users can write custom:tenant_id; only administrators/,
    },
    'odd casing, a list as JSON text, no provider': {
      configuration: { WriteAttributes: '["email","custom:TenantId"]', SupportedIdentityProviders: null },
      annotation: /custom:tenantid/,
    },
    'a federated client, where such clients are judged': {
      configuration: { WriteAttributes: ['custom:tenant'], SupportedIdentityProviders: ['HospitalSAML'] },
      parameters: { exemptFederatedClients: 'false' },
    },
    'an attribute of the own list': {
      configuration: { WriteAttributes: ['custom:clinic'] },
      parameters: { tenantAttributes: 'custom:Clinic' },
    },
    'a standard attribute tells the tenant and nothing is set': {
      configuration: { WriteAttributes: null },
      parameters: { tenantAttributes: 'website, custom:clinic' },
      annotation: /Users can write website;/,
    },
  },
  notApplicable: {
    'a federated client': {
      configuration: { WriteAttributes: ['custom:tenant_id'], SupportedIdentityProviders: ['HospitalSAML'] },
      annotation: /Cognito writes the attributes that HospitalSAML sends/,
    },
    'a federated client beside accounts of the pool': {
      configuration: { SupportedIdentityProviders: ['COGNITO', 'Google'] },
    },
  },
  fails: {
    'an attribute instead of a list': {
      configuration: { WriteAttributes: 'custom:tenant_id' },
      error: /WriteAttributes: expected a list/,
    },
  },
});

import { rule } from '../../../rules/cognito/cognito-app-client-single-external-idp';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'one beside accounts of the pool': {
      configuration: { SupportedIdentityProviders: ['COGNITO', 'HospitalSAML'] },
      annotation: /HospitalSAML is the only identity provider/,
    },
    'one beside a social provider': {
      configuration: { SupportedIdentityProviders: ['Google', 'HospitalSAML'] },
    },
    'one alone, as JSON text': {
      configuration: { SupportedIdentityProviders: '["ClinicOIDC"]' },
      ignored: { UserPoolId: 'us-east-1_a', ClientId: 'a1b2' },
    },
    'two of which one stands for no tenant here': {
      configuration: { SupportedIdentityProviders: ['HospitalSAML', 'Staff'] },
      parameters: { ignoredProviders: 'COGNITO, staff' },
    },
  },
  nonCompliant: {
    two: {
      configuration: { SupportedIdentityProviders: ['HospitalSAML', 'ClinicOIDC'] },
      annotation: /trusts HospitalSAML, ClinicOIDC; one identity provider of a tenant is wanted/,
    },
    'two beside accounts of the pool': {
      configuration: { SupportedIdentityProviders: ['COGNITO', 'HospitalSAML', 'ClinicOIDC'] },
    },
    'a social provider that stands for a tenant here': {
      configuration: { SupportedIdentityProviders: ['Google', 'HospitalSAML'] },
      parameters: { ignoredProviders: 'COGNITO' },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /trusts no identity provider of a tenant/ },
    null: { configuration: { SupportedIdentityProviders: null } },
    'an empty list': { configuration: { SupportedIdentityProviders: [] } },
    'accounts of the pool alone': { configuration: { SupportedIdentityProviders: ['COGNITO'] } },
    'accounts of the pool and social providers': {
      configuration: { SupportedIdentityProviders: ['COGNITO', 'Google', 'SignInWithApple'] },
    },
  },
  fails: {
    'one name instead of a list': {
      configuration: { SupportedIdentityProviders: 'HospitalSAML' },
      error: /SupportedIdentityProviders: expected a list/,
    },
  },
});

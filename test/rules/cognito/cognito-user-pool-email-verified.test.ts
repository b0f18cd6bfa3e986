import { rule } from '../../../rules/cognito/cognito-user-pool-email-verified';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the sign-in name is a verified address': {
      configuration: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
      ignored: { UserPoolName: 'patients', MfaConfiguration: 'ON' },
    },
    'a verified address is an alias, in lists of several as JSON text': {
      configuration: {
        AliasAttributes: '["preferred_username","Email"]',
        AutoVerifiedAttributes: '["phone_number","EMAIL"]',
      },
    },
    'verified before an update, where that is required': {
      configuration: {
        UsernameAttributes: ['email'],
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      },
      parameters: { requireVerificationBeforeUpdate: 'true' },
    },
    'a pool of the own list': {
      configuration: { UserPoolId: 'us-east-1_a', AutoVerifiedAttributes: ['email'] },
      parameters: { userPoolIds: 'us-east-1_b, us-east-1_a' },
    },
  },
  nonCompliant: {
    'the phone number is verified instead': {
      configuration: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['phone_number'] },
      annotation: /not verified; email is wanted/,
    },
    'nothing is verified and the address is an alias': { configuration: { AliasAttributes: ['email'] } },
    'nulls and empty lists': {
      configuration: { UsernameAttributes: null, AliasAttributes: ['email'], AutoVerifiedAttributes: [] },
    },
    'a pool of the own list that nobody enters with an address': {
      configuration: { UserPoolId: 'us-east-1_a' },
      parameters: { userPoolIds: 'us-east-1_a' },
    },
    'a pool of the own list by its resource id': {
      configuration: { UsernameAttributes: [] },
      parameters: { userPoolIds: 'resource-1' },
    },
    'an update takes effect at once, where verification is required first': {
      configuration: {
        UsernameAttributes: ['email'],
        AutoVerifiedAttributes: ['email'],
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
      },
      parameters: { requireVerificationBeforeUpdate: 'true' },
      annotation: /verified before it replaces the old one/,
    },
    'no settings for updates, where verification is required first': {
      configuration: { UsernameAttributes: ['email'], AutoVerifiedAttributes: ['email'] },
      parameters: { requireVerificationBeforeUpdate: 'true' },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /Nobody signs in/ },
    'phone numbers alone': {
      configuration: { UsernameAttributes: ['phone_number'], AutoVerifiedAttributes: ['phone_number'] },
    },
    'another pool than those of the own list': {
      configuration: { UserPoolId: 'us-east-1_a' },
      parameters: { userPoolIds: 'us-east-1_b' },
    },
  },
  fails: {
    'one attribute instead of a list': {
      configuration: { UsernameAttributes: 'email' },
      error: /UsernameAttributes: expected a list/,
    },
  },
});

import { list, object, resource, text } from '../shape';

export const UserPool = resource('AWS::Cognito::UserPool', {
  configuration: {
    UserPoolId: text,
    UsernameAttributes: list(text),
    AliasAttributes: list(text),
    AutoVerifiedAttributes: list(text),
    UserAttributeUpdateSettings: object({ AttributesRequireVerificationBeforeUpdate: list(text) }),
  },
});

export const UserPoolClient = resource('AWS::Cognito::UserPoolClient', {
  configuration: {
    WriteAttributes: list(text),
    SupportedIdentityProviders: list(text),
  },
});

import { flag, integer, json, list, object, resource, text } from '../shape';

export const Policy = resource('AWS::IAM::Policy', {
  configuration: {
    arn: text,
    attachmentCount: integer,
    policyVersionList: list(object({ isDefaultVersion: flag, document: json })),
  },
});

export const Role = resource('AWS::IAM::Role', {
  configuration: { path: text, assumeRolePolicyDocument: json },
});

import { rule } from '../../../rules/iam/iam-role-comprehend-trust-scoped';
import { testRule } from '../../rule-tester';

const trust = {
  Effect: 'Allow',
  Principal: { Service: 'comprehend.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

const role = (...statements: readonly unknown[]) => ({
  path: '/service-role/',
  assumeRolePolicyDocument: encodeURIComponent(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  ),
});

testRule(rule, {
  compliant: {
    'the source account': {
      configuration: role({
        ...trust,
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
      annotation: /comprehend\.amazonaws\.com may take the role on behalf of known sources/,
    },
    'source ARNs with an account, for one service of two': {
      configuration: role({
        ...trust,
        Principal: { Service: ['comprehend.amazonaws.com', 'lambda.amazonaws.com'] },
        Condition: { ArnLike: { 'aws:SourceArn': ['arn:aws:comprehend:us-east-1:111122223333:*'] } },
      }),
      ignored: { roleName: 'comprehend', rolePolicyList: [] },
    },
    'other sources are denied': {
      configuration: role(trust, {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    },
    'one statement instead of a list, as an object': {
      configuration: {
        assumeRolePolicyDocument: {
          Statement: { ...trust, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } } },
        },
      },
    },
  },
  nonCompliant: {
    'no condition': {
      configuration: role(trust),
      annotation: /may take the role for any account; a condition on aws:SourceAccount/,
    },
    'a source ARN of any account': {
      configuration: role({
        ...trust,
        Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:comprehend:*:*:*' } },
      }),
    },
    'the source account, if it is told': {
      configuration: role({
        ...trust,
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } },
      }),
    },
    'one statement of two without a condition': {
      configuration: role(
        { ...trust, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } },
        trust,
      ),
    },
    'a service of the own list, beside one that is scoped': {
      configuration: role(
        { ...trust, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } },
        { ...trust, Principal: { Service: 'transcribe.amazonaws.com' } },
      ),
      parameters: { services: 'comprehend.amazonaws.com, transcribe.amazonaws.com' },
      annotation: /^transcribe\.amazonaws\.com may/,
    },
  },
  notApplicable: {
    'another service': {
      configuration: role({ ...trust, Principal: { Service: 'ec2.amazonaws.com' } }),
      annotation: /trusts none of the services/,
    },
    'an account': {
      configuration: role({ ...trust, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    },
    'a service-linked role': {
      configuration: { ...role(trust), path: '/aws-service-role/comprehend.amazonaws.com/' },
      annotation: /service-linked/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /assumeRolePolicyDocument: expected a JSON policy document, got nothing/,
    },
    'a document that is no policy': {
      configuration: { assumeRolePolicyDocument: 'Allow comprehend' },
      error: /assumeRolePolicyDocument/,
    },
  },
});

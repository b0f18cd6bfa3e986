import { rule } from '../../../rules/sns/sns-topic-denies-insecure-publish';
import { testRule } from '../../rule-tester';

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:t';

const policy = (...statements: readonly unknown[]) =>
  JSON.stringify({ Version: '2008-10-17', Id: '__default_policy_ID', Statement: statements });

const byDefault = {
  Sid: '__default_statement_ID',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['SNS:Publish', 'SNS:Subscribe'],
  Resource: TopicArn,
  Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
};
const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'SNS:Publish',
  Resource: TopicArn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

testRule(rule, {
  compliant: {
    'the denial beside the default statement': {
      configuration: { TopicArn, Policy: policy(byDefault, denial) },
      ignored: { DisplayName: 'appointments' },
      annotation: /denies publishing over plain HTTP to everyone/,
    },
    'one statement, a list of principals, odd casing, JSON false': {
      configuration: {
        TopicArn,
        Policy:
          '{"Statement":{"Effect":"Deny","Principal":{"AWS":["*"]},"Action":["sns:publish"],"Resource":"*",' +
          '"Condition":{"bool":{"aws:securetransport":false}}}}',
      },
    },
    'the policy as an object': { configuration: { TopicArn, Policy: { Statement: [denial] } } },
    'a percent-encoded document': {
      configuration: { TopicArn, Policy: encodeURIComponent(policy(denial)) },
    },
    'the ARN of the item, where the attribute is missing': {
      configuration: { Policy: policy(denial) },
      arn: TopicArn,
    },
    'more actions than publishing': {
      configuration: { TopicArn, Policy: policy({ ...denial, Action: ['SNS:Subscribe', 'SNS:Pub*'] }) },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /recorded no topic policy/ },
    'no policy': { configuration: { TopicArn } },
    'a null policy': { configuration: { TopicArn, Policy: null } },
    'the default policy': {
      configuration: { TopicArn, Policy: policy(byDefault) },
      annotation: /does not deny plain HTTP to everyone for the topic\. Wanted: Deny sns:Publish/,
    },
    'the denial for one account': {
      configuration: {
        TopicArn,
        Policy: policy(byDefault, { ...denial, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      },
    },
    'an Allow over TLS and no Deny': {
      configuration: {
        TopicArn,
        Policy: policy({
          ...denial,
          Effect: 'Allow',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      },
    },
    'the denial of another topic': {
      configuration: {
        TopicArn,
        Policy: policy(byDefault, { ...denial, Resource: 'arn:aws:sns:us-east-1:111122223333:other' }),
      },
    },
    'the denial of subscribing alone': {
      configuration: { TopicArn, Policy: policy(byDefault, { ...denial, Action: 'SNS:Subscribe' }) },
    },
    'a second condition': {
      configuration: {
        TopicArn,
        Policy: policy({
          ...denial,
          Condition: { ...denial.Condition, StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
        }),
      },
    },
    'everyone but one role': {
      configuration: {
        TopicArn,
        Policy: policy({
          ...denial,
          Principal: undefined,
          NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/app' },
        }),
      },
    },
    'a policy that is no JSON': {
      configuration: { TopicArn, Policy: '{"Statement":[' },
      annotation: /cannot be read/,
    },
    'a policy without statements': {
      configuration: { TopicArn, Policy: policy() },
      annotation: /no statement/,
    },
  },
  fails: {
    'a policy, and no ARN at all': {
      configuration: { Policy: policy(denial) },
      error: /configuration\.TopicArn: expected text, got nothing/,
    },
  },
});

import { rule } from '../../../rules/sqs/sqs-queue-denies-insecure-transport';
import { testRule } from '../../rule-tester';

const QueueArn = 'arn:aws:sqs:us-east-1:111122223333:q';

const policy = (...statements: readonly unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Resource: QueueArn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

testRule(rule, {
  compliant: {
    'the denial as a JSON text': { configuration: { QueueArn, Policy: policy(denial) } },
    'one statement, a list of principals, odd casing, JSON false': {
      configuration: {
        QueueArn,
        Policy:
          '{"Statement":{"Effect":"Deny","Principal":{"AWS":["*"]},"Action":["SQS:*"],"Resource":"*",' +
          '"Condition":{"bool":{"aws:securetransport":false}}}}',
      },
    },
    'a percent-encoded document': {
      configuration: { QueueArn, Policy: encodeURIComponent(policy(denial)) },
    },
    'the ARN of the item, where the attribute is missing': {
      configuration: { Policy: policy(denial) },
      arn: QueueArn,
    },
    'sending and receiving alone, where that is accepted': {
      configuration: {
        QueueArn,
        Policy: policy({ ...denial, Action: ['SQS:SendMessage', 'SQS:ReceiveMessage'] }),
      },
      parameters: { acceptDataActionsOnly: 'true' },
    },
    'every action, where sending and receiving is accepted': {
      configuration: { QueueArn, Policy: policy(denial) },
      parameters: { acceptDataActionsOnly: 'true' },
    },
    'beside the statement that AddPermission wrote': {
      configuration: {
        QueueArn,
        Policy: policy(
          {
            Sid: 's',
            Effect: 'Allow',
            Principal: { AWS: '111122223333' },
            Action: 'SQS:*',
            Resource: QueueArn,
          },
          denial,
        ),
      },
      ignored: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/q' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /has no policy/ },
    'no policy': { configuration: { QueueArn }, annotation: /has no policy/ },
    'a null policy': { configuration: { QueueArn, Policy: null } },
    'an empty policy': { configuration: { QueueArn, Policy: '' } },
    'a policy that is no JSON': {
      configuration: { QueueArn, Policy: '{"Statement":[' },
      annotation: /cannot be read/,
    },
    'an Allow over TLS and no Deny': {
      configuration: {
        QueueArn,
        Policy: policy({
          ...denial,
          Effect: 'Allow',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      },
      annotation: /does not deny plain HTTP to everyone for the queue\. Wanted: Deny sqs:\*/,
    },
    'a second condition': {
      configuration: {
        QueueArn,
        Policy: policy({
          ...denial,
          Condition: { ...denial.Condition, StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
        }),
      },
    },
    'sending alone': {
      configuration: { QueueArn, Policy: policy({ ...denial, Action: 'sqs:SendMessage' }) },
    },
    'sending and receiving alone': {
      configuration: {
        QueueArn,
        Policy: policy({ ...denial, Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'] }),
      },
    },
    'sending alone, where sending and receiving is accepted': {
      configuration: { QueueArn, Policy: policy({ ...denial, Action: 'sqs:SendMessage' }) },
      parameters: { acceptDataActionsOnly: 'true' },
      annotation: /Deny sqs:SendMessage and sqs:ReceiveMessage/,
    },
    'everyone but one role': {
      configuration: {
        QueueArn,
        Policy: policy({
          ...denial,
          Principal: undefined,
          NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/app' },
        }),
      },
    },
    'the denial of another queue': {
      configuration: { QueueArn, Policy: policy({ ...denial, Resource: `${QueueArn}-dlq` }) },
    },
  },
  fails: {
    'a policy, and no ARN at all': {
      configuration: { Policy: policy(denial) },
      error: /configuration\.QueueArn: expected text, got nothing/,
    },
  },
});

import { ListSubscriptionsByTopicCommand, type Subscription } from '@aws-sdk/client-sns';
import { rule } from '../../../rules/sns/sns-topic-no-plaintext-subscriptions';
import { answer, failure, testRule } from '../../rule-tester';

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:t';
const subscribed = (...Subscriptions: Subscription[]) => [
  answer(ListSubscriptionsByTopicCommand, { Subscriptions }, { input: { TopicArn } }),
];
const https = { Protocol: 'https', Endpoint: 'https://a.example' };
const http = { Protocol: 'http', Endpoint: 'http://a.example' };
const email = { Protocol: 'email', Endpoint: 'nurse@clinic.example' };

testRule(rule, {
  compliant: {
    'https and a queue': {
      configuration: { TopicArn },
      answers: subscribed(https, { Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:111122223333:q' }),
      annotation: /0 of 2 subscriptions use http\./,
    },
    'no subscriptions': { configuration: { TopicArn }, answers: subscribed() },
    'mail, which is accepted by default': { configuration: { TopicArn }, answers: subscribed(email) },
    'http of a deleted subscription, which SNS lists for some days': {
      configuration: { TopicArn },
      answers: subscribed(https, { ...http, SubscriptionArn: 'Deleted' }),
      annotation: /0 of 1 subscriptions use http\./,
    },
    'the ARN of the item, where the attribute is missing': {
      configuration: { TopicArn: null },
      arn: TopicArn,
      answers: subscribed(https),
    },
  },
  nonCompliant: {
    'http, not confirmed yet': {
      configuration: { TopicArn },
      answers: subscribed({ ...http, SubscriptionArn: 'PendingConfirmation' }),
      annotation: /1 of 1 subscriptions use http, where none should: http to a\.example\./,
    },
    'http on the second page': {
      configuration: { TopicArn },
      answers: [
        answer(
          ListSubscriptionsByTopicCommand,
          { Subscriptions: [https], NextToken: 'next' },
          { input: { TopicArn, NextToken: undefined } },
        ),
        answer(
          ListSubscriptionsByTopicCommand,
          { Subscriptions: [{ Protocol: 'HTTP', Endpoint: 'http://user:secret@b.example:8080/x?token=1' }] },
          { input: { TopicArn, NextToken: 'next' } },
        ),
      ],
      annotation: /1 of 2 subscriptions use http, where none should: HTTP to b\.example:8080\.$/,
    },
    'mail and text messages, where they are prohibited': {
      configuration: { TopicArn },
      parameters: { prohibitedProtocols: 'http, email, sms' },
      answers: subscribed(https, email, { Protocol: 'sms', Endpoint: '+15550100' }),
      annotation: /2 of 3 subscriptions use http, email, sms, where none should: email, sms\.$/,
    },
    'mail in JSON, where it is prohibited': {
      configuration: { TopicArn },
      parameters: { prohibitedProtocols: 'Email-JSON' },
      answers: subscribed({ ...email, Protocol: 'email-json' }),
    },
  },
  notApplicable: {
    'a topic that was just deleted': {
      configuration: { TopicArn },
      answers: [failure(ListSubscriptionsByTopicCommand, 'NotFoundException')],
      annotation: /no longer has the topic/,
    },
  },
  fails: {
    'no ARN at all': { configuration: {}, error: /configuration\.TopicArn: expected text, got nothing/ },
    'the list is denied': {
      configuration: { TopicArn },
      answers: [failure(ListSubscriptionsByTopicCommand, 'AuthorizationErrorException')],
      error: /AuthorizationError/,
    },
    'a subscription without a protocol': {
      configuration: { TopicArn },
      answers: subscribed({ Endpoint: 'http://a.example' }),
      error: /without its protocol/,
    },
  },
});

import { ListSubscriptionsByTopicCommand, SNSClient, type Subscription } from '@aws-sdk/client-sns';
import { subscriptionsOf } from '../../shared/sns';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const list = (...answers: Answer[]) =>
  subscriptionsOf(
    fakeClients(answers, ['sns:ListSubscriptionsByTopic']).client(SNSClient, 'us-east-1'),
    'arn:t',
  );
const page = (Subscriptions?: Subscription[]) =>
  answer(ListSubscriptionsByTopicCommand, { Subscriptions }, { input: { TopicArn: 'arn:t' } });

test.each([
  ['http', 'http://a.example/path?token=secret', 'http to a.example'],
  ['http', 'http://user:****@a.example:8080#secret', 'http to a.example:8080'],
  ['https', 'HTTPS://[2001:db8::1]/hook', 'https to [2001:db8::1]'],
  ['email', 'nurse@clinic.example', 'email'],
  ['sms', '+15550100', 'sms'],
  ['lambda', undefined, 'lambda'],
])('%s to %s is described as %s', async (Protocol, Endpoint, description) => {
  expect(await list(page([{ Protocol, Endpoint }]))).toEqual([{ protocol: Protocol, description }]);
});

test('an answer without a list has no subscriptions', async () => {
  expect(await list(page())).toEqual([]);
});

test('a topic that is gone is undefined', async () => {
  expect(await list(failure(ListSubscriptionsByTopicCommand, 'NotFoundException'))).toBeUndefined();
});

test('a subscription without a protocol leaves the answer open', async () => {
  await expect(list(page([{ Endpoint: 'x' }]))).rejects.toThrow(
    'SNS lists a subscription of arn:t without its protocol',
  );
});

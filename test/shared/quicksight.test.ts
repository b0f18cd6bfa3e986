import { type AccountInfo, DescribeAccountSubscriptionCommand } from '@aws-sdk/client-quicksight';
import type { ClientClass } from '../../shared/aws';
import { accountSubscription } from '../../shared/quicksight';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

async function subscription(...answers: readonly Answer[]): Promise<AccountInfo | undefined> {
  const fake = fakeClients(answers, ['quicksight:DescribeAccountSubscription']);
  const result = await accountSubscription({
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client: <C>(type: ClientClass<C>, region = 'us-east-1'): C => fake.client(type, region),
  });
  expect(fake.unasked()).toEqual([]);
  return result;
}

const AccountInfo = { AccountName: 'clinic', Edition: 'ENTERPRISE' } as const;
const elsewhere = (identityRegion: string) =>
  failure(DescribeAccountSubscriptionCommand, 'AccessDeniedException', {
    region: 'us-east-1',
    message: `Operation is being called from endpoint us-east-1, but your identity region is ${identityRegion}. Please use the ${identityRegion} endpoint.`,
  });

test('the subscription of the account', async () => {
  const found = answer(
    DescribeAccountSubscriptionCommand,
    { AccountInfo },
    { input: { AwsAccountId: '111122223333' }, region: 'us-east-1' },
  );
  expect(await subscription(found)).toEqual(AccountInfo);
});

test('QuickSight is asked again in the identity Region that it names', async () => {
  const found = answer(DescribeAccountSubscriptionCommand, { AccountInfo }, { region: 'eu-west-1' });
  expect(await subscription(elsewhere('eu-west-1'), found)).toEqual(AccountInfo);
});

test('no subscription, here or in the identity Region', async () => {
  const here = failure(DescribeAccountSubscriptionCommand, 'ResourceNotFoundException');
  expect(await subscription(here)).toBeUndefined();
  const there = failure(DescribeAccountSubscriptionCommand, 'ResourceNotFoundException', {
    region: 'us-gov-west-1',
  });
  expect(await subscription(elsewhere('us-gov-west-1'), there)).toBeUndefined();
});

test.each([
  [
    'a missing permission',
    'not authorized to perform: quicksight:DescribeAccountSubscription',
    [
      failure(DescribeAccountSubscriptionCommand, 'AccessDeniedException', {
        message: 'User is not authorized to perform: quicksight:DescribeAccountSubscription',
      }),
    ],
  ],
  [
    'a missing permission in the identity Region',
    'explicit deny',
    [
      elsewhere('eu-west-1'),
      failure(DescribeAccountSubscriptionCommand, 'AccessDeniedException', {
        region: 'eu-west-1',
        message: 'with an explicit deny in a service control policy',
      }),
    ],
  ],
  [
    'an identity Region that refuses, too',
    'identity region is us-east-1',
    [elsewhere('us-east-1'), elsewhere('us-east-1')],
  ],
  [
    'another error that names a Region',
    'identity region is eu-west-1',
    [
      failure(DescribeAccountSubscriptionCommand, 'ThrottlingException', {
        message: 'identity region is eu-west-1',
      }),
    ],
  ],
  [
    'an answer without a subscription',
    'answered without the subscription of account 111122223333',
    [answer(DescribeAccountSubscriptionCommand, {})],
  ],
])('%s leaves the answer open', async (_, message, answers) => {
  await expect(subscription(...answers)).rejects.toThrow(message);
});

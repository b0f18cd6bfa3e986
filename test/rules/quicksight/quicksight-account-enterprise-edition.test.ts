import { DescribeAccountSubscriptionCommand } from '@aws-sdk/client-quicksight';
import { rule } from '../../../rules/quicksight/quicksight-account-enterprise-edition';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'Enterprise edition': {
      answers: [
        answer(
          DescribeAccountSubscriptionCommand,
          { AccountInfo: { Edition: 'ENTERPRISE', AccountSubscriptionStatus: 'ACCOUNT_CREATED' } },
          { input: { AwsAccountId: '111122223333' }, region: 'us-east-1' },
        ),
      ],
      annotation: /is ENTERPRISE\.$/,
    },
    'Enterprise edition with Q': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { Edition: 'ENTERPRISE_AND_Q', AccountSubscriptionStatus: 'ACCOUNT_CREATED' },
        }),
      ],
    },
    'Enterprise edition without a status': {
      answers: [answer(DescribeAccountSubscriptionCommand, { AccountInfo: { Edition: 'ENTERPRISE' } })],
    },
    'Enterprise edition, told in the identity Region': {
      answers: [
        failure(DescribeAccountSubscriptionCommand, 'AccessDeniedException', {
          region: 'us-east-1',
          message:
            'Operation is being called from endpoint us-east-1, but your identity region is us-west-2. Please use the us-west-2 endpoint.',
        }),
        answer(
          DescribeAccountSubscriptionCommand,
          { AccountInfo: { Edition: 'ENTERPRISE' } },
          { region: 'us-west-2' },
        ),
      ],
    },
  },
  nonCompliant: {
    'Standard edition': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { Edition: 'STANDARD', AccountSubscriptionStatus: 'ACCOUNT_CREATED' },
        }),
      ],
      annotation: /is STANDARD; ENTERPRISE, which encrypts SPICE, is wanted/,
    },
    'Standard edition that is being given up': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { Edition: 'STANDARD', AccountSubscriptionStatus: 'UNSUBSCRIBE_IN_PROGRESS' },
        }),
      ],
    },
  },
  notApplicable: {
    'no subscription': {
      answers: [failure(DescribeAccountSubscriptionCommand, 'ResourceNotFoundException')],
      annotation: /has no QuickSight subscription/,
    },
    'a Region without QuickSight': {
      answers: [{ ...failure(DescribeAccountSubscriptionCommand, 'Error'), reply: { error: NO_HOST } }],
      annotation: /or QuickSight is not offered in us-east-1/,
    },
    'a subscription that has ended': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { Edition: 'STANDARD', AccountSubscriptionStatus: 'UNSUBSCRIBED' },
        }),
      ],
      annotation: /has ended/,
    },
    'a subscription that has ended, in lower case and without an edition': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { AccountSubscriptionStatus: 'unsubscribed' },
        }),
      ],
    },
  },
  fails: {
    'no edition': {
      answers: [
        answer(DescribeAccountSubscriptionCommand, {
          AccountInfo: { AccountSubscriptionStatus: 'ACCOUNT_CREATED' },
        }),
      ],
      error: /QuickSight names no edition for account 111122223333/,
    },
    'a missing permission': {
      answers: [
        failure(DescribeAccountSubscriptionCommand, 'AccessDeniedException', {
          message: 'User is not authorized to perform: quicksight:DescribeAccountSubscription',
        }),
      ],
      error: /not authorized/,
    },
  },
});

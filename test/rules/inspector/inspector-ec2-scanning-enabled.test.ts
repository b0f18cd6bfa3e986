import { BatchGetAccountStatusCommand, type State, type Status } from '@aws-sdk/client-inspector2';
import { rule } from '../../../rules/inspector/inspector-ec2-scanning-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ACCOUNT = { accountId: '111122223333', state: undefined };

const state = (status: Status): State => ({ status, errorCode: undefined, errorMessage: undefined });

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'EC2 is scanned': {
      answers: [
        answer(
          BatchGetAccountStatusCommand,
          {
            accounts: [{ ...ACCOUNT, resourceState: { ec2: state('ENABLED'), ecr: state('DISABLED') } }],
          },
          { input: { accountIds: ['111122223333'] } },
        ),
      ],
      annotation: /^Inspector in us-east-1: EC2 ENABLED\.$/,
    },
    'the scan of EC2 is being turned on': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('ENABLING'), ecr: state('DISABLED') } }],
        }),
      ],
    },
    'all that is required is scanned': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [
            {
              ...ACCOUNT,
              resourceState: {
                ec2: state('DISABLED'),
                ecr: state('ENABLED'),
                lambda: state('ENABLED'),
                lambdaCode: state('ENABLED'),
              },
            },
          ],
        }),
      ],
      parameters: { scanTypes: 'ecr, lambda, lambda_code' },
    },
  },
  nonCompliant: {
    'EC2 is not scanned': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('DISABLED'), ecr: state('ENABLED') } }],
        }),
      ],
      annotation: /EC2 DISABLED; EC2 should be ENABLED/,
    },
    'the scan of EC2 is suspended': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('SUSPENDED'), ecr: state('ENABLED') } }],
        }),
      ],
    },
    'the scan of EC2 is being turned off': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('DISABLING'), ecr: state('ENABLED') } }],
        }),
      ],
    },
    'ECR is required and not scanned': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('ENABLED'), ecr: state('DISABLED') } }],
        }),
      ],
      parameters: { scanTypes: 'EC2,ECR' },
      annotation: /EC2 ENABLED, ECR DISABLED; EC2, ECR should be ENABLED/,
    },
    'Lambda is required and not told of': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('ENABLED'), ecr: state('ENABLED') } }],
        }),
      ],
      parameters: { scanTypes: 'EC2,LAMBDA' },
    },
    'Inspector was never activated': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [],
          failedAccounts: [
            { accountId: '111122223333', errorCode: 'RESOURCE_NOT_FOUND', errorMessage: undefined },
          ],
        }),
      ],
    },
  },
  notApplicable: {
    'the Region has no endpoint': {
      answers: [{ ...failure(BatchGetAccountStatusCommand, 'Error'), reply: { error: NO_HOST } }],
      annotation: /not offered in us-east-1/,
    },
  },
  findings: {
    'about the account': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [{ ...ACCOUNT, resourceState: { ec2: state('ENABLED'), ecr: undefined } }],
        }),
      ],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'the account may not be read': {
      answers: [
        answer(BatchGetAccountStatusCommand, {
          accounts: [],
          failedAccounts: [
            { accountId: '111122223333', errorCode: 'ACCESS_DENIED', errorMessage: undefined },
          ],
        }),
      ],
      error: /ACCESS_DENIED/,
    },
    'the call is refused': {
      answers: [failure(BatchGetAccountStatusCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
  },
});

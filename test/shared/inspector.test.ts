import {
  type BatchGetAccountStatusResponse,
  BatchGetAccountStatusCommand,
  Inspector2Client,
  type State,
  type Status,
} from '@aws-sdk/client-inspector2';
import { scanStatus } from '../../shared/inspector';
import { answer, fakeClients } from '../fake-aws';

const ACCOUNT = '111122223333';

const state = (status: Status | undefined): State => ({
  status,
  errorCode: 'ALREADY_ENABLED',
  errorMessage: '',
});

const asked = (output: BatchGetAccountStatusResponse) =>
  scanStatus(
    fakeClients(
      [answer(BatchGetAccountStatusCommand, output, { input: { accountIds: [ACCOUNT] } })],
      ['inspector2:BatchGetAccountStatus'],
    ).client(Inspector2Client, 'us-east-1'),
    ACCOUNT,
  );

test('tells the status of each kind', async () => {
  expect(
    await asked({
      accounts: [
        {
          accountId: ACCOUNT,
          state: state('ENABLED'),
          resourceState: {
            ec2: state('ENABLED'),
            ecr: state('SUSPENDED'),
            lambda: state('ENABLING'),
            lambdaCode: state('DISABLING'),
          },
        },
      ],
    }),
  ).toEqual({ EC2: 'ENABLED', ECR: 'SUSPENDED', LAMBDA: 'ENABLING', LAMBDA_CODE: 'DISABLING' });
});

const OFF = { EC2: 'DISABLED', ECR: 'DISABLED', LAMBDA: 'DISABLED', LAMBDA_CODE: 'DISABLED' };

test('takes what is not told for disabled', async () => {
  expect(
    await asked({
      accounts: [
        {
          accountId: ACCOUNT,
          state: state('DISABLED'),
          resourceState: { ec2: state(undefined), ecr: undefined },
        },
      ],
    }),
  ).toEqual(OFF);
  expect(
    await asked({ accounts: [{ accountId: ACCOUNT, state: undefined, resourceState: undefined }] }),
  ).toEqual(OFF);
});

test('takes an account that Inspector does not know for disabled', async () => {
  expect(
    await asked({
      accounts: [],
      failedAccounts: [{ accountId: ACCOUNT, errorCode: 'RESOURCE_NOT_FOUND', errorMessage: '' }],
    }),
  ).toEqual(OFF);
});

test.each<[string, BatchGetAccountStatusResponse]>([
  [
    'ACCESS_DENIED',
    {
      accounts: [],
      failedAccounts: [{ accountId: ACCOUNT, errorCode: 'ACCESS_DENIED', errorMessage: '' }],
    },
  ],
  ['undefined', { accounts: undefined }],
  [
    'undefined',
    {
      accounts: [
        {
          accountId: '444455556666',
          state: state('ENABLED'),
          resourceState: { ec2: state('ENABLED'), ecr: state('ENABLED') },
        },
      ],
      failedAccounts: [{ accountId: '444455556666', errorCode: 'RESOURCE_NOT_FOUND', errorMessage: '' }],
    },
  ],
])('throws when the status stays open: %s', async (reason, output) => {
  await expect(asked(output)).rejects.toThrow(
    `Inspector does not tell the status of account 111122223333: ${reason}`,
  );
});

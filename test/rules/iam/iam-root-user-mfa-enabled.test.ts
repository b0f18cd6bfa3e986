import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { rule } from '../../../rules/iam/iam-root-user-mfa-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

testPeriodicRule(rule, {
  compliant: {
    'a device': {
      answers: [answer(GetAccountSummaryCommand, { SummaryMap: { AccountMFAEnabled: 1 } })],
      annotation: /has an MFA device/,
    },
    'a device, a password and a key': {
      answers: [
        answer(GetAccountSummaryCommand, {
          SummaryMap: { AccountMFAEnabled: 1, AccountPasswordPresent: 1, AccountAccessKeysPresent: 1 },
        }),
      ],
    },
    'no device, for there are no credentials': {
      answers: [
        answer(GetAccountSummaryCommand, {
          SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 },
        }),
      ],
      annotation: /neither a password nor access keys/,
    },
  },
  nonCompliant: {
    'a password and no device': {
      answers: [
        answer(GetAccountSummaryCommand, { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 1 } }),
      ],
      annotation: /no MFA device/,
    },
    'nothing about a password': {
      answers: [
        answer(GetAccountSummaryCommand, {
          SummaryMap: { AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 },
        }),
      ],
    },
    'nothing about access keys': {
      answers: [
        answer(GetAccountSummaryCommand, { SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0 } }),
      ],
    },
    'an access key without a password': {
      answers: [
        answer(GetAccountSummaryCommand, {
          SummaryMap: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 },
        }),
      ],
    },
    'devices of other users': {
      answers: [
        answer(GetAccountSummaryCommand, { SummaryMap: { AccountMFAEnabled: 0, MFADevices: 7, Users: 7 } }),
      ],
    },
  },
  notApplicable: {
    'GovCloud, where nobody signs in as root': { partition: 'aws-us-gov', answers: [] },
    China: { partition: 'aws-cn', answers: [] },
    'a summary without the member': {
      answers: [answer(GetAccountSummaryCommand, { SummaryMap: { AccountPasswordPresent: 0 } })],
    },
  },
  findings: {
    'one finding about the account': {
      answers: [answer(GetAccountSummaryCommand, { SummaryMap: { AccountMFAEnabled: 1, Groups: 3 } })],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'the call is refused': {
      answers: [failure(GetAccountSummaryCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'an answer without a summary': {
      answers: [answer(GetAccountSummaryCommand, {})],
      error: /answered without a summary/,
    },
  },
});

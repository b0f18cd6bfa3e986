import {
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
  type PhoneNumberInformation,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { rule } from '../../../rules/smsvoice/smsvoice-phone-number-is-short-code';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:sms-voice:us-east-1:111122223333:phone-number/phone-1';
const NUMBER: PhoneNumberInformation = {
  PhoneNumberId: 'phone-1',
  PhoneNumberArn: ARN,
  PhoneNumber: '+12065550100',
  Status: 'ACTIVE',
  IsoCountryCode: 'US',
  MessageType: 'TRANSACTIONAL',
  NumberCapabilities: ['SMS'],
  NumberType: 'SHORT_CODE',
  MonthlyLeasingPrice: '995.00',
  TwoWayEnabled: false,
  SelfManagedOptOutsEnabled: false,
  OptOutListName: 'Default',
  DeletionProtectionEnabled: true,
  CreatedTimestamp: new Date('2026-01-01T00:00:00Z'),
};
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
const TAGGED = answer(
  ListTagsForResourceCommand,
  { Tags: [{ Key: 'phi', Value: '' }] },
  { input: { ResourceArn: ARN } },
);

testPeriodicRule(rule, {
  compliant: {
    'a short code': { answers: [answer(DescribePhoneNumbersCommand, { PhoneNumbers: [NUMBER] })] },
    'a short code that is still being set up, in lower case': {
      answers: [
        answer(DescribePhoneNumbersCommand, {
          PhoneNumbers: [{ ...NUMBER, Status: 'PENDING', NumberType: 'short_code' as 'SHORT_CODE' }],
        }),
      ],
    },
    'a short code that is tagged for PHI': {
      parameters: { phiTagKeys: 'hipaa, phi' },
      answers: [answer(DescribePhoneNumbersCommand, { PhoneNumbers: [NUMBER] }), TAGGED],
    },
  },
  nonCompliant: {
    'a toll-free number for SMS and voice': {
      answers: [
        answer(DescribePhoneNumbersCommand, {
          PhoneNumbers: [{ ...NUMBER, NumberType: 'TOLL_FREE', NumberCapabilities: ['SMS', 'VOICE'] }],
        }),
      ],
      annotation: /is a TOLL_FREE; a dedicated short code is wanted/,
    },
    'a long code': {
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE' }] }),
      ],
    },
    'a ten-digit long code': {
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'TEN_DLC' }] }),
      ],
    },
    'a long code that is tagged for PHI': {
      parameters: { phiTagKeys: 'phi' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE' }] }),
        TAGGED,
      ],
    },
    'another number is exempt': {
      parameters: { exemptPhoneNumberIds: 'phone-2' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE' }] }),
      ],
    },
  },
  notApplicable: {
    'a number for voice alone': {
      answers: [
        answer(DescribePhoneNumbersCommand, {
          PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE', NumberCapabilities: ['VOICE'] }],
        }),
      ],
      annotation: /cannot send SMS/,
    },
    'a simulator': {
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'SIMULATOR' }] }),
      ],
      annotation: /simulator/,
    },
    'a number that was released': {
      answers: [
        answer(DescribePhoneNumbersCommand, {
          PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE', Status: 'DELETED' }],
        }),
      ],
      annotation: /released/,
    },
    'an exempt number': {
      parameters: { exemptPhoneNumberIds: 'phone-1', phiTagKeys: 'phi' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'TEN_DLC' }] }),
      ],
      annotation: /exempt/,
    },
    'a number without the tag for PHI': {
      parameters: { phiTagKeys: 'PHI' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: 'LONG_CODE' }] }),
        TAGGED,
      ],
      annotation: /No tag marks/,
    },
    'a number without tags': {
      parameters: { phiTagKeys: 'phi' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [NUMBER] }),
        answer(ListTagsForResourceCommand, {}),
      ],
    },
  },
  findings: {
    'numbers of two pages': {
      answers: [
        answer(
          DescribePhoneNumbersCommand,
          { PhoneNumbers: [NUMBER], NextToken: 'more' },
          { input: { Owner: 'SELF' } },
        ),
        answer(
          DescribePhoneNumbersCommand,
          { PhoneNumbers: [{ ...NUMBER, PhoneNumberId: 'phone-2', NumberType: 'TOLL_FREE' }] },
          { input: { Owner: 'SELF', NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::SMSVOICE::PhoneNumber', 'phone-1', 'COMPLIANT'],
        ['AWS::SMSVOICE::PhoneNumber', 'phone-2', 'NON_COMPLIANT'],
      ],
    },
    'a Region without the service': {
      answers: [{ ...failure(DescribePhoneNumbersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
    'no numbers': { answers: [answer(DescribePhoneNumbersCommand, {})], expected: [] },
  },
  fails: {
    'the list is refused': {
      answers: [failure(DescribePhoneNumbersCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
    'the tags are refused': {
      parameters: { phiTagKeys: 'phi' },
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [NUMBER] }),
        failure(ListTagsForResourceCommand, 'AccessDeniedException'),
      ],
      error: /AccessDeniedException/,
    },
    'a number without a type': {
      answers: [
        answer(DescribePhoneNumbersCommand, { PhoneNumbers: [{ ...NUMBER, NumberType: undefined }] }),
      ],
      error: /phone-1 without its id, ARN, type or capabilities/,
    },
  },
});

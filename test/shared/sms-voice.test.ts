import {
  DescribePhoneNumbersCommand,
  ListTagsForResourceCommand,
  PinpointSMSVoiceV2Client,
  type PhoneNumberInformation,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { ownPhoneNumbers, tagKeysOf, type PhoneNumber } from '../../shared/sms-voice';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const sms = (...answers: Answer[]) =>
  fakeClients(answers, ['sms-voice:DescribePhoneNumbers', 'sms-voice:ListTagsForResource']).client(
    PinpointSMSVoiceV2Client,
    'us-east-1',
  );

const described = (members: Partial<PhoneNumberInformation>): PhoneNumberInformation => ({
  PhoneNumberId: 'phone-1',
  PhoneNumberArn: 'arn:aws:sms-voice:us-east-1:111122223333:phone-number/phone-1',
  PhoneNumber: '+12065550100',
  Status: 'ACTIVE',
  IsoCountryCode: 'US',
  MessageType: 'TRANSACTIONAL',
  NumberCapabilities: ['SMS', 'VOICE'],
  NumberType: 'TOLL_FREE',
  MonthlyLeasingPrice: '2.00',
  TwoWayEnabled: false,
  SelfManagedOptOutsEnabled: false,
  OptOutListName: 'Default',
  DeletionProtectionEnabled: false,
  CreatedTimestamp: new Date('2026-01-01T00:00:00Z'),
  ...members,
});

const number: PhoneNumber = {
  id: 'phone-1',
  arn: 'arn:aws:sms-voice:us-east-1:111122223333:phone-number/phone-1',
  type: 'TOLL_FREE',
  capabilities: ['SMS', 'VOICE'],
  isDeleted: false,
};

async function numbersOf(...answers: Answer[]): Promise<PhoneNumber[]> {
  const numbers: PhoneNumber[] = [];
  for await (const each of ownPhoneNumbers(sms(...answers))) numbers.push(each);
  return numbers;
}

test('the own numbers of all pages', async () => {
  expect(
    await numbersOf(
      answer(
        DescribePhoneNumbersCommand,
        { PhoneNumbers: [described({})], NextToken: 'more' },
        { input: { Owner: 'SELF', NextToken: undefined } },
      ),
      answer(
        DescribePhoneNumbersCommand,
        { PhoneNumbers: [described({ PhoneNumberId: 'phone-2', Status: 'DELETED' })] },
        { input: { Owner: 'SELF', NextToken: 'more' } },
      ),
    ),
  ).toEqual([number, { ...number, id: 'phone-2', isDeleted: true }]);
});

test('an account without numbers', async () => {
  expect(await numbersOf(answer(DescribePhoneNumbersCommand, {}))).toEqual([]);
});

test('a number without a status is there', async () => {
  const page = { PhoneNumbers: [described({ Status: undefined })] };
  expect(await numbersOf(answer(DescribePhoneNumbersCommand, page))).toEqual([number]);
});

test.each([
  ['phone-1', { PhoneNumberArn: undefined }],
  ['phone-1', { NumberType: undefined }],
  ['phone-1', { NumberCapabilities: undefined }],
  ['arn:aws:sms-voice:us-east-1:111122223333:phone-number/phone-1', { PhoneNumberId: undefined }],
])('%s without %p is not judged', async (name, missing) => {
  const page = { PhoneNumbers: [described(missing)] };
  await expect(numbersOf(answer(DescribePhoneNumbersCommand, page))).rejects.toThrow(
    `lists phone number ${name} without its id, ARN, type or capabilities`,
  );
});

test('the keys of tags', async () => {
  const tagged = answer(
    ListTagsForResourceCommand,
    {
      Tags: [
        { Key: 'phi', Value: 'yes' },
        { Key: 'team', Value: 'reminders' },
      ],
    },
    { input: { ResourceArn: number.arn } },
  );
  expect(await tagKeysOf(sms(tagged), number)).toEqual(['phi', 'team']);
  expect(await tagKeysOf(sms(answer(ListTagsForResourceCommand, {})), number)).toEqual([]);
  await expect(
    tagKeysOf(sms(failure(ListTagsForResourceCommand, 'AccessDeniedException')), number),
  ).rejects.toThrow('AccessDeniedException');
});

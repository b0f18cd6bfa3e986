import { GetEventSelectorsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import type { Aws } from '../../shared/aws';
import { eventSelectors, isLogging, recordsManagementEvents, type Selectors } from '../../shared/cloudtrail';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const category = { Field: 'eventCategory', Equals: ['Management'] };
const advanced = (...FieldSelectors: { Field: string; Equals?: string[] }[]): Selectors => ({
  AdvancedEventSelectors: [{ FieldSelectors }],
});

describe('recordsManagementEvents', () => {
  test.each<[string, Selectors]>([
    ['one basic selector', { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }] }],
    [
      'a basic selector that leaves out an exempt source',
      {
        EventSelectors: [
          {
            ReadWriteType: 'All',
            IncludeManagementEvents: true,
            ExcludeManagementEventSources: ['kms.amazonaws.com'],
          },
        ],
      },
    ],
    [
      'a basic selector for reads and one for writes',
      {
        EventSelectors: [
          { ReadWriteType: 'ReadOnly', IncludeManagementEvents: true },
          { ReadWriteType: 'WriteOnly', IncludeManagementEvents: true },
        ],
      },
    ],
    ['an advanced selector', advanced(category)],
    [
      'an advanced selector whose other operators are not set',
      {
        AdvancedEventSelectors: [{ FieldSelectors: [{ ...category, NotEquals: undefined, StartsWith: [] }] }],
      },
    ],
    [
      'an advanced selector that leaves out an exempt source',
      {
        AdvancedEventSelectors: [
          { FieldSelectors: [category, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }] },
        ],
      },
    ],
    [
      'an advanced selector for reads and one for writes',
      {
        AdvancedEventSelectors: [
          { FieldSelectors: [category, { Field: 'readOnly', Equals: ['true'] }] },
          { FieldSelectors: [category, { Field: 'readOnly', Equals: ['false'] }] },
        ],
      },
    ],
    [
      'an advanced selector after one of data events',
      {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: 'eventCategory', Equals: ['Data'] },
              { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
            ],
          },
          { FieldSelectors: [category] },
        ],
      },
    ],
  ])('true: %s', (_, selectors) => {
    expect(recordsManagementEvents(selectors, ['kms.amazonaws.com'])).toBe(true);
  });

  test.each<[string, Selectors]>([
    ['no selectors', {}],
    [
      'a basic selector without management events',
      { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: false }] },
    ],
    ['a basic selector that does not say what it includes', { EventSelectors: [{ ReadWriteType: 'All' }] }],
    [
      'a basic selector for reads',
      { EventSelectors: [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true }] },
    ],
    [
      'a basic selector for writes',
      { EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }] },
    ],
    [
      'a basic selector that leaves out one more source than is exempt',
      {
        EventSelectors: [
          {
            ReadWriteType: 'All',
            IncludeManagementEvents: true,
            ExcludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'],
          },
        ],
      },
    ],
    ['an advanced selector for writes', advanced(category, { Field: 'readOnly', Equals: ['false'] })],
    ['an advanced selector of data events', advanced({ Field: 'eventCategory', Equals: ['Data'] })],
    ['an advanced selector without a category', advanced({ Field: 'readOnly', Equals: ['true', 'false'] })],
    ['an advanced selector without fields', { AdvancedEventSelectors: [{ FieldSelectors: undefined }] }],
    [
      'an advanced selector of one source',
      advanced(category, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] }),
    ],
    [
      'an advanced selector that leaves out one more source than is exempt',
      {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              category,
              { Field: 'eventSource', NotEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] },
            ],
          },
        ],
      },
    ],
    [
      'an advanced selector that leaves out sources by their ending',
      {
        AdvancedEventSelectors: [
          { FieldSelectors: [category, { Field: 'eventSource', NotEndsWith: ['kms.amazonaws.com'] }] },
        ],
      },
    ],
    [
      'an advanced selector by a field that may leave out anything',
      advanced(category, { Field: 'userIdentity.arn', Equals: ['arn:aws:iam::111122223333:root'] }),
    ],
  ])('false: %s', (_, selectors) => {
    expect(recordsManagementEvents(selectors, ['kms.amazonaws.com'])).toBe(false);
  });
});

describe('isLogging and eventSelectors', () => {
  const aws = (...answers: Answer[]): Aws => {
    const fake = fakeClients(answers, ['cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors']);
    return {
      accountId: '111122223333',
      region: 'us-east-1',
      partition: 'aws',
      client: (type, region = 'us-east-1') => fake.client(type, region),
    };
  };
  const TrailARN = 'arn:aws:cloudtrail:eu-west-1:999988887777:trail/audit';
  const shadow = { TrailARN, HomeRegion: 'eu-west-1', IsOrganizationTrail: true };

  test('ask by the ARN, in the home Region', async () => {
    const selectors = { EventSelectors: [{ IncludeManagementEvents: true }] };
    const here = aws(
      answer(GetTrailStatusCommand, { IsLogging: true }, { input: { Name: TrailARN }, region: 'eu-west-1' }),
      answer(GetEventSelectorsCommand, selectors, { input: { TrailName: TrailARN }, region: 'eu-west-1' }),
    );
    expect(await isLogging(here, shadow)).toBe(true);
    expect(await eventSelectors(here, shadow)).toEqual(selectors);
  });

  test('an answer that does not say so is not logging', async () => {
    expect(await isLogging(aws(answer(GetTrailStatusCommand, {})), shadow)).toBe(false);
  });

  test.each([
    'AccessDenied',
    'AccessDeniedException',
    'TrailNotFoundException',
    'CloudTrailARNInvalidException',
  ])("are undefined when the trail is another account's and the answer %s", async (name) => {
    const here = aws(failure(GetTrailStatusCommand, name), failure(GetEventSelectorsCommand, name));
    expect(await isLogging(here, shadow)).toBeUndefined();
    expect(await eventSelectors(here, shadow)).toBeUndefined();
  });

  test.each([
    ['another error', shadow, 'ThrottlingException'],
    ['a trail of no organization', { ...shadow, IsOrganizationTrail: false }, 'AccessDeniedException'],
    [
      "the account's own organization trail",
      { ...shadow, TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' },
      'TrailNotFoundException',
    ],
  ])('throw: %s', async (_, trail, name) => {
    await expect(isLogging(aws(failure(GetTrailStatusCommand, name)), trail)).rejects.toThrow(name);
  });
});

import {
  type DeliveryStreamDescription,
  DescribeDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import { directPutEncryption } from '../../shared/firehose';
import { DeliveryStream } from '../../shared/resources/firehose';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const found = (given: object, ...answers: Answer[]) =>
  foundOf({ given, resourceName: undefined }, ...answers);

async function foundOf(
  { given, resourceName }: { readonly given: object; readonly resourceName: string | undefined },
  ...answers: Answer[]
) {
  const fake = fakeClients(answers, ['firehose:DescribeDeliveryStream']);
  const configuration = DeliveryStream.configuration.decode(given, 'configuration');
  const stream = { configuration, resourceName };
  const encryption = await directPutEncryption(fake.client(FirehoseClient, 'us-east-1'), stream);
  expect(fake.unasked()).toEqual([]);
  return encryption;
}

const described = (description: Partial<DeliveryStreamDescription>) =>
  answer(
    DescribeDeliveryStreamCommand,
    {
      DeliveryStreamDescription: {
        DeliveryStreamName: 's',
        DeliveryStreamARN: undefined,
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: 'DirectPut',
        VersionId: '1',
        Destinations: [],
        HasMoreDestinations: false,
        ...description,
      },
    },
    { input: { DeliveryStreamName: 's' } },
  );

test('is what Firehose says', async () => {
  const encryption = { Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' } as const;
  expect(
    await found(
      { DeliveryStreamName: 's', DeliveryStreamType: 'directput' },
      described({ DeliveryStreamEncryptionConfiguration: encryption }),
    ),
  ).toEqual({ notJudged: undefined, encryption });
});

test('is empty where Firehose says nothing, or no type either', async () => {
  const nothing = { notJudged: undefined, encryption: {} };
  expect(await found({ DeliveryStreamName: 's' }, described({}))).toEqual(nothing);
  expect(
    await found(
      { DeliveryStreamName: 's', KinesisStreamSourceConfiguration: {} },
      described({ DeliveryStreamType: undefined }),
    ),
  ).toEqual(nothing);
});

test.each([
  ['KinesisStreamAsSource', { DeliveryStreamType: 'KinesisStreamAsSource' }],
  ['KinesisStreamAsSource', { KinesisStreamSourceConfiguration: { KinesisStreamARN: 'arn' } }],
  ['MSKAsSource', { DeliveryStreamType: 'MSKAsSource' }],
  ['DatabaseAsSource', { DeliveryStreamType: 'DatabaseAsSource' }],
])('asks nothing about a stream with another source: %s', async (type, configuration) => {
  expect((await found(configuration)).notJudged).toBe(
    `The stream reads from a source (${type}), and it is the source that encrypts.`,
  );
});

test('believes Firehose about the source', async () => {
  const { notJudged } = await found(
    { DeliveryStreamName: 's' },
    described({ DeliveryStreamType: 'MSKAsSource' }),
  );
  expect(notJudged).toMatch('MSKAsSource');
});

test('knows a stream that is gone', async () => {
  const gone = failure(DescribeDeliveryStreamCommand, 'ResourceNotFoundException');
  expect((await found({ DeliveryStreamName: 's' }, gone)).notJudged).toBe(
    'The Firehose stream no longer exists.',
  );
});

test('throws what it cannot know', async () => {
  await expect(found({})).rejects.toThrow('configuration.DeliveryStreamName: expected text, got nothing');
  await expect(
    found(
      { DeliveryStreamName: 's' },
      answer(DescribeDeliveryStreamCommand, { DeliveryStreamDescription: undefined }),
    ),
  ).rejects.toThrow('Firehose does not describe stream s');
  await expect(
    found({ DeliveryStreamName: 's' }, failure(DescribeDeliveryStreamCommand, 'LimitExceededException')),
  ).rejects.toThrow('LimitExceededException');
});

test('a stream that its configuration does not name is asked for by the name of the item', async () => {
  const asked = answer(
    DescribeDeliveryStreamCommand,
    { DeliveryStreamDescription: undefined },
    { input: { DeliveryStreamName: 'intake' } },
  );
  await expect(foundOf({ given: {}, resourceName: 'intake' }, asked)).rejects.toThrow(
    'Firehose does not describe stream intake',
  );
});

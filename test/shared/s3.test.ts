import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  ListBucketsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { anyRegionS3Client, keepsVersions, lifecycleRulesOf } from '../../shared/s3';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const s3 = (...answers: Answer[]): S3Client =>
  fakeClients(answers, [
    's3:GetLifecycleConfiguration',
    's3:GetBucketVersioning',
    's3:ListAllMyBuckets',
  ]).client(anyRegionS3Client(), 'us-east-1');
const denied = failure(GetBucketLifecycleConfigurationCommand, 'AccessDenied');

describe('lifecycleRulesOf', () => {
  test('gives the rules', async () => {
    const rules = [{ Status: 'Enabled' as const, Expiration: { Days: 7 } }];
    const client = s3(
      answer(GetBucketLifecycleConfigurationCommand, { Rules: rules }, { input: { Bucket: 'logs' } }),
    );
    expect(await lifecycleRulesOf(client, 'logs')).toEqual(rules);
  });

  test.each<[string, Answer[], unknown]>([
    ['an answer without a list', [answer(GetBucketLifecycleConfigurationCommand, {})], []],
    [
      'no configuration',
      [failure(GetBucketLifecycleConfigurationCommand, 'NoSuchLifecycleConfiguration')],
      [],
    ],
    ['no bucket', [failure(GetBucketLifecycleConfigurationCommand, 'NoSuchBucket')], 'no such bucket'],
    [
      'denied, and not in the list',
      [denied, answer(ListBucketsCommand, { Buckets: [{ Name: 'logs-2' }] }, { input: { Prefix: 'logs' } })],
      'of another account',
    ],
    ['denied, and an empty list', [denied, answer(ListBucketsCommand, {})], 'of another account'],
  ])('%s', async (_, answers, expected) => {
    expect(await lifecycleRulesOf(s3(...answers), 'logs')).toEqual(expected);
  });

  test.each<[string, Answer[], RegExp]>([
    [
      'denied, and on the second page of the list',
      [
        denied,
        answer(ListBucketsCommand, { Buckets: [{ Name: 'logs-2' }], ContinuationToken: 'more' }),
        answer(ListBucketsCommand, { Buckets: [{ Name: 'logs' }] }, { input: { ContinuationToken: 'more' } }),
      ],
      /^AccessDenied/,
    ],
    ['denied, and no list', [denied, failure(ListBucketsCommand, 'Forbidden')], /^Forbidden/],
    ['another error', [failure(GetBucketLifecycleConfigurationCommand, 'SlowDown')], /^SlowDown/],
  ])('throws: %s', async (_, answers, error) => {
    await expect(lifecycleRulesOf(s3(...answers), 'logs')).rejects.toThrow(error);
  });
});

test.each([
  [{ Status: 'Enabled' as const }, true],
  [{ Status: 'Suspended' as const }, false],
  [{}, false],
])('keepsVersions: %j is %s', async (output, expected) => {
  const client = s3(answer(GetBucketVersioningCommand, output, { input: { Bucket: 'logs' } }));
  expect(await keepsVersions(client, 'logs')).toBe(expected);
});

test('anyRegionS3Client follows a bucket to its Region', async () => {
  const hosts: string[] = [];
  const replies = [
    {
      statusCode: 301,
      headers: { 'x-amz-bucket-region': 'eu-west-1' },
      body: Readable.from('<Error><Code>PermanentRedirect</Code></Error>'),
    },
    {
      statusCode: 200,
      headers: {},
      body: Readable.from('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'),
    },
  ];
  const client = new (anyRegionS3Client())({
    region: 'us-east-1',
    maxAttempts: 1,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: 1,
      requestTimeout: 1,
      // The SDK takes an object with this method for the handler itself.
      ...{
        handle: ({ hostname }: { readonly hostname: string }) => {
          hosts.push(hostname);
          return Promise.resolve({ response: replies.shift() });
        },
      },
    },
    credentials: () =>
      Promise.resolve({
        accessKeyId: 'AKIAEXAMPLE',
        secretAccessKey: 'secret',
        sessionToken: 'token',
        expiration: new Date(Date.now() + 3_600_000),
      }),
  });
  expect(await keepsVersions(client, 'logs')).toBe(true);
  expect(hosts).toEqual(['logs.s3.us-east-1.amazonaws.com', 'logs.s3.eu-west-1.amazonaws.com']);
});

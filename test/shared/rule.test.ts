import type { Aws } from '../../shared/aws';
import { InvalidParameterError } from '../../shared/errors';
import type { Finding } from '../../shared/finding';
import { readItem } from '../../shared/item';
import { booleanParameter } from '../../shared/parameters';
import { changeRule, periodicRule, type PeriodicRule } from '../../shared/rule';
import { either, flag, resource, text } from '../../shared/shape';
import { compliant, nonCompliant } from '../../shared/verdict';

const metadata = {
  title: 'Things are fine',
  rationale: 'They should be.',
  whitepaper: { section: 'Amazon S3', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'integrity',
  citations: ['164.312(c)(1)'],
  severity: 'low',
  remediation: 'Make them fine.',
} as const;

const Bucket = resource('AWS::S3::Bucket', {
  configuration: { name: text },
  supplementaryConfiguration: { IsRequesterPaysEnabled: flag },
});
const Queue = resource('AWS::SQS::Queue', { configuration: { QueueName: text } });
const strict = booleanParameter({ default: true, description: 'Be strict.' });

const aws: Aws = {
  accountId: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
  client: () => {
    throw new Error('no client is wanted');
  },
};

const itemOf = (members: object) =>
  readItem({
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'records',
    resourceName: 'records',
    ARN: 'arn:aws:s3:::records',
    awsAccountId: '111122223333',
    awsRegion: 'eu-west-1',
    configurationItemStatus: 'OK',
    configurationItemCaptureTime: '2026-10-01T12:00:00Z',
    configuration: { name: 'records', secret: 'x' },
    supplementaryConfiguration: { IsRequesterPaysEnabled: 'false' },
    ...members,
  });

describe('changeRule', () => {
  const evaluate = jest.fn(() => compliant('Fine.'));
  const rule = changeRule({ ...metadata, id: 'buckets-fine', resource: Bucket, evaluate });
  beforeEach(() => evaluate.mockClear());

  test('carries its metadata, and defaults for what is left out', () => {
    expect(rule).toEqual({
      ...metadata,
      id: 'buckets-fine',
      kind: 'change',
      shapes: [Bucket],
      resourceTypes: ['AWS::S3::Bucket'],
      parameters: {},
      permissions: [],
      alsoEvery: undefined,
      configure: expect.any(Function) as unknown,
      handler: expect.any(Function) as unknown,
    });
  });

  test('carries what is given', () => {
    const other = changeRule({
      ...metadata,
      id: 'things-fine',
      resource: either(Bucket, Queue),
      parameters: { strict },
      permissions: ['s3:GetBucketTagging'],
      alsoEvery: '24h',
      evaluate,
    });
    expect(other).toMatchObject({
      shapes: [Bucket, Queue],
      resourceTypes: ['AWS::S3::Bucket', 'AWS::SQS::Queue'],
      parameters: { strict },
      permissions: ['s3:GetBucketTagging'],
      alsoEvery: '24h',
    });
  });

  test('hands over the declared fields and where the resource is', () => {
    const seen = changeRule({
      ...metadata,
      id: 'buckets-fine',
      resource: Bucket,
      parameters: { strict },
      evaluate: (
        { configuration, supplementaryConfiguration, ...where },
        { parameters, region, partition },
      ) => {
        expect(where).toEqual({
          resourceType: 'AWS::S3::Bucket',
          resourceId: 'records',
          resourceName: 'records',
          arn: 'arn:aws:s3:::records',
          accountId: '111122223333',
          region: 'eu-west-1',
        });
        expect(configuration.name).toBe('records');
        expect('secret' in configuration).toBe(false);
        expect(supplementaryConfiguration.IsRequesterPaysEnabled).toBe(false);
        expect({ parameters, region, partition }).toEqual({
          parameters: { strict: false },
          region: 'eu-west-1',
          partition: 'aws',
        });
        return nonCompliant('Seen.');
      },
    });
    expect(seen.configure({ strict: 'false' })(itemOf({}), aws)).toEqual(nonCompliant('Seen.'));
  });

  test('tells the items of several types apart', () => {
    const both = changeRule({
      ...metadata,
      id: 'things-fine',
      resource: either(Bucket, Queue),
      evaluate: (item) =>
        item.resourceType === 'AWS::SQS::Queue'
          ? compliant(`Queue ${String(item.configuration.QueueName)}.`)
          : compliant(`Bucket ${String(item.configuration.name)}.`),
    });
    const judge = both.configure({});
    const queue = itemOf({ resourceType: 'AWS::SQS::Queue', configuration: { QueueName: 'q' } });
    expect(judge(queue, aws)).toEqual(compliant('Queue q.'));
    expect(judge(itemOf({}), aws)).toEqual(compliant('Bucket records.'));
  });

  test.each(['ResourceNotRecorded', 'ResourceDeleted', 'ResourceDeletedNotRecorded'])(
    'is not asked about an item of status %s',
    (configurationItemStatus) => {
      const item = itemOf({ configurationItemStatus, configuration: null, resourceType: 'AWS::Gone::Type' });
      expect(rule.configure({})(item, aws)).toMatchObject({ compliance: 'NOT_APPLICABLE' });
      expect(evaluate).not.toHaveBeenCalled();
    },
  );

  test('is asked about a live item that was just discovered', () => {
    expect(rule.configure({})(itemOf({ configurationItemStatus: 'ResourceDiscovered' }), aws)).toEqual(
      compliant('Fine.'),
    );
  });

  test('is not asked about an item of another type, or without a configuration', () => {
    const judge = rule.configure({});
    expect(() => judge(itemOf({ resourceType: 'AWS::SQS::Queue' }), aws)).toThrow(
      'buckets-fine judges AWS::S3::Bucket; the item is of type AWS::SQS::Queue',
    );
    expect(() => judge(itemOf({ configuration: null }), aws)).toThrow('configuration: expected an object');
    expect(evaluate).not.toHaveBeenCalled();
  });

  test('takes no parameters that it does not have', () => {
    expect(() => rule.configure({ strict: 'true' })).toThrow(InvalidParameterError);
  });
});

describe('periodicRule', () => {
  const findingsOf = async (rule: PeriodicRule, parameters = {}) => {
    const findings: Finding[] = [];
    for await (const finding of rule.configure(parameters)(aws)) findings.push(finding);
    return findings;
  };

  test('about the account gives one finding about it', async () => {
    const rule = periodicRule({
      ...metadata,
      id: 'account-fine',
      reports: 'account',
      evaluate: ({ region }) => Promise.resolve(compliant(`Fine in ${region}.`)),
    });
    expect(rule).toEqual({
      ...metadata,
      id: 'account-fine',
      kind: 'periodic',
      resourceTypes: ['AWS::::Account'],
      parameters: {},
      permissions: [],
      configure: expect.any(Function) as unknown,
      handler: expect.any(Function) as unknown,
    });
    await expect(findingsOf(rule)).resolves.toEqual([
      {
        resourceType: 'AWS::::Account',
        resourceId: '111122223333',
        verdict: compliant('Fine in eu-west-1.'),
      },
    ]);
  });

  test('about resources gives their findings', async () => {
    const rule = periodicRule({
      ...metadata,
      id: 'things-fine',
      reports: ['AWS::A::B'],
      parameters: { strict },
      permissions: ['a:ListBs'],
      // eslint-disable-next-line @typescript-eslint/require-await -- a rule's generator, without its calls
      async *evaluate({ parameters }) {
        const verdict = parameters.strict ? nonCompliant('Strict.') : compliant('Lax.');
        yield { resourceType: 'AWS::A::B', resourceId: 'b', verdict };
      },
    });
    expect(rule).toMatchObject({
      resourceTypes: ['AWS::A::B'],
      parameters: { strict },
      permissions: ['a:ListBs'],
    });
    await expect(findingsOf(rule, { strict: 'false' })).resolves.toEqual([
      { resourceType: 'AWS::A::B', resourceId: 'b', verdict: compliant('Lax.') },
    ]);
    expect(() => rule.configure({ strict: 'perhaps' })).toThrow(InvalidParameterError);
  });

  test('passes on what its evaluation throws', async () => {
    const rule = periodicRule({
      ...metadata,
      id: 'account-fine',
      reports: 'account',
      evaluate: () => Promise.reject(new Error('AccessDenied')),
    });
    await expect(findingsOf(rule)).rejects.toThrow('AccessDenied');
  });
});

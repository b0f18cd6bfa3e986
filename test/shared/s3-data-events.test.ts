import type { AdvancedFieldSelector, EventSelector, Trail } from '@aws-sdk/client-cloudtrail';
import type { Selectors } from '../../shared/cloudtrail';
import { unrecorded, type Objects } from '../../shared/s3-data-events';

const trail: Trail = { Name: 'audit', IsMultiRegionTrail: true, S3BucketName: 'log-bucket' };
const everywhere: Objects = { bucket: undefined, region: 'us-east-1' };
const records: Objects = { bucket: 'records', region: 'us-east-1' };

const gaps = (selectors: Selectors, objects: Objects) =>
  unrecorded([{ trail, selectors }], [objects], { partition: 'aws', exempt: ['scratch'] });

const basic = (selector: EventSelector): Selectors => ({
  EventSelectors: [{ ReadWriteType: 'All', ...selector }],
});
const s3Objects = (...Values: string[]) => ({ Type: 'AWS::S3::Object', Values });
const category = { Field: 'eventCategory', Equals: ['Data'] };
const type = { Field: 'resources.type', Equals: ['AWS::S3::Object'] };
const advanced = (...FieldSelectors: AdvancedFieldSelector[]): Selectors => ({
  AdvancedEventSelectors: [{ FieldSelectors }],
});
const byArn = (conditions: Omit<AdvancedFieldSelector, 'Field'>): Selectors =>
  advanced(category, type, { Field: 'resources.ARN', ...conditions });

describe('unrecorded', () => {
  test.each<[string, Selectors]>([
    [
      'one of several values and resources',
      basic({
        DataResources: [
          { Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] },
          s3Objects('arn:aws:s3:::x/', 'arn:aws:s3'),
        ],
      }),
    ],
    ['an advanced selector', advanced(category, type)],
    ['conditions on ARNs that are empty', byArn({ Equals: [], NotStartsWith: [] })],
    ['the ARNs of all buckets', byArn({ StartsWith: ['arn:aws:s3:::nothing/', 'arn:aws:s3:::'] })],
    [
      'all but the bucket of the logs and an exempt one',
      byArn({
        NotStartsWith: ['arn:aws:s3:::log-bucket/', 'arn:aws:s3:::scratch/tmp/'],
        NotEquals: ['arn:aws:s3:::scratch/x'],
      }),
    ],
  ])('nothing in all buckets: %s', (_, selectors) => {
    expect(gaps(selectors, everywhere)).toEqual([]);
  });

  test.each<[string, Selectors]>([
    ['no selectors', {}],
    ['a basic selector without resources', basic({})],
    ['a resource without values', basic({ DataResources: [{ Type: 'AWS::S3::Object' }] })],
    [
      'resources of another type',
      basic({ DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:s3'] }] }),
    ],
    ['buckets of another partition', basic({ DataResources: [s3Objects('arn:aws-cn:s3')] })],
    ['one bucket', basic({ DataResources: [s3Objects('arn:aws:s3:::records/')] })],
    ['an advanced selector without fields', { AdvancedEventSelectors: [{ FieldSelectors: undefined }] }],
    ['an advanced selector without a category', advanced(type)],
    ['an advanced selector of all types', advanced(category)],
    [
      'an advanced selector of management events',
      advanced({ Field: 'eventCategory', Equals: ['Management'] }, type),
    ],
    [
      'an advanced selector of another type',
      advanced(category, { Field: 'resources.type', Equals: ['AWS::S3::AccessPoint'] }),
    ],
    [
      'an advanced selector of some calls',
      advanced(category, type, { Field: 'eventName', NotEquals: ['GetObject'] }),
    ],
    [
      'an advanced selector by who calls',
      advanced(category, type, { Field: 'userIdentity.arn', NotStartsWith: ['arn:aws:sts::'] }),
    ],
    ['the ARNs of one bucket', byArn({ StartsWith: ['arn:aws:s3:::records/'] })],
    ['the ARN of one object', byArn({ Equals: ['arn:aws:s3:::records/x'] })],
    ['ARNs by their ending', byArn({ EndsWith: ['.dcm'] })],
    ['all but ARNs by their ending', byArn({ NotEndsWith: ['.tmp'] })],
    [
      'all but one more bucket than may be left out',
      byArn({ NotStartsWith: ['arn:aws:s3:::log-bucket/', 'arn:aws:s3:::records/'] }),
    ],
    [
      'all but buckets that begin like the one of the logs',
      byArn({ NotStartsWith: ['arn:aws:s3:::log-bucket'] }),
    ],
    ['all but an object', byArn({ NotEquals: ['arn:aws:s3:::records/x'] })],
  ])('reads and writes in all buckets: %s', (_, selectors) => {
    expect(gaps(selectors, everywhere)).toEqual([
      'reads in all buckets of us-east-1',
      'writes in all buckets of us-east-1',
    ]);
  });

  test.each<[string, Selectors]>([
    ['a basic selector of the bucket', basic({ DataResources: [s3Objects('arn:aws:s3:::records/')] })],
    ['a basic selector of all buckets', basic({ DataResources: [s3Objects('arn:aws:s3')] })],
    ['the ARNs of the bucket', byArn({ StartsWith: ['arn:aws:s3:::records/'] })],
    ['the ARNs of buckets that begin like it', byArn({ StartsWith: ['arn:aws:s3:::rec'] })],
    [
      'all but another bucket',
      byArn({ NotStartsWith: ['arn:aws:s3:::images/'], NotEquals: ['arn:aws:s3:::records-2/x'] }),
    ],
  ])('nothing in one bucket: %s', (_, selectors) => {
    expect(gaps(selectors, records)).toEqual([]);
  });

  test.each<[string, Selectors]>([
    [
      'a basic selector of some of its objects',
      basic({ DataResources: [s3Objects('arn:aws:s3:::records/2026/')] }),
    ],
    ['a basic selector of another bucket', basic({ DataResources: [s3Objects('arn:aws:s3:::images/')] })],
    ['the ARNs of some of its objects', byArn({ StartsWith: ['arn:aws:s3:::records/2026/'] })],
    ['all but some of its objects', byArn({ NotStartsWith: ['arn:aws:s3:::records/tmp/'] })],
    ['all but buckets that begin like it', byArn({ NotStartsWith: ['arn:aws:s3:::rec'] })],
    ['all but one of its objects', byArn({ NotEquals: ['arn:aws:s3:::records/x'] })],
  ])('reads and writes in one bucket: %s', (_, selectors) => {
    expect(gaps(selectors, records)).toEqual(['reads in records', 'writes in records']);
  });

  test('the bucket of the logs may not be left out where it is asked for', () => {
    const selectors = byArn({ NotStartsWith: ['arn:aws:s3:::log-bucket/'] });
    expect(gaps(selectors, { bucket: 'log-bucket', region: 'us-east-1' })).toHaveLength(2);
  });

  test.each<[string, Selectors, string]>([
    [
      'a basic selector of writes',
      basic({ ReadWriteType: 'WriteOnly', DataResources: [s3Objects('arn:aws:s3')] }),
      'reads',
    ],
    [
      'a basic selector of reads',
      basic({ ReadWriteType: 'ReadOnly', DataResources: [s3Objects('arn:aws:s3')] }),
      'writes',
    ],
    [
      'an advanced selector of reads',
      advanced(category, type, { Field: 'readOnly', Equals: ['true'] }),
      'writes',
    ],
  ])('half of the calls: %s', (_, selectors, missing) => {
    expect(gaps(selectors, records)).toEqual([`${missing} in records`]);
  });
});

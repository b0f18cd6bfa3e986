import type { LifecycleRule } from '@aws-sdk/client-s3';
import { retentionOf } from '../../shared/log-retention';

const trail: Parameters<typeof retentionOf>[1] = {
  trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  s3KeyPrefix: undefined,
  isOrganizationTrail: undefined,
};
const organization = { ...trail, isOrganizationTrail: true };
const prefixed = { ...trail, s3KeyPrefix: 'audit/trail' };

/** Whether a rule that expires what matches takes log files of the trail. */
const takes = (rule: Partial<LifecycleRule>, fields = trail): boolean =>
  retentionOf([{ Status: 'Enabled', Expiration: { Days: 7 }, ...rule }], fields, '999988887777').current ===
  7;

describe('retentionOf: which rules match', () => {
  test.each([
    ['', trail],
    ['AWS', trail],
    ['AWSLogs/', trail],
    ['AWSLogs/111122223333/CloudTrail', trail],
    ['AWSLogs/111122223333/CloudTrail/us-east-1/2026/', trail],
    ['AWSLogs/111122223333/CloudTrail-Digest/', trail],
    ['AWSLogs/999988887777/', { ...trail, trailARN: undefined }],
    ['audit/', prefixed],
    ['audit/trail/AWSLogs/111122223333/CloudTrail/', prefixed],
    ['', organization],
    ['AWSLogs/', organization],
    ['AWSLogs/o', organization],
    ['AWSLogs/o-abc', organization],
    ['AWSLogs/o-abc/', organization],
    ['AWSLogs/o-abc/4444', organization],
    ['AWSLogs/o-abc/444455556666/', organization],
    ['AWSLogs/o-abc/444455556666/CloudTrail/', organization],
    ['audit/trail/AWSLogs/o-abc/444455556666/Cloud', { ...organization, s3KeyPrefix: 'audit/trail' }],
  ])('%j takes log files of %j', (Prefix, fields) => {
    expect(takes({ Filter: { Prefix } }, fields)).toBe(true);
  });

  test.each([
    ['athena-results/', trail],
    ['awslogs/', trail],
    ['AWSLogs/111122223333/elasticloadbalancing/', trail],
    ['AWSLogs/111122223333/Config/', trail],
    ['AWSLogs/444455556666/', trail],
    ['AWSLogs/o-abc/', trail],
    ['AWSLogs/', prefixed],
    ['audit/trail-2/', prefixed],
    ['AWSLogs/111122223333/CloudTrail/', organization],
    ['AWSLogs/111122223333/elasticloadbalancing/', organization],
    ['AWSLogs/o-abc/444455556666/Config/', organization],
    ['AWSLogs/o-abc/elasticloadbalancing/', organization],
    ['AWSLogs/other/444455556666/CloudTrail/', organization],
  ])('%j takes no log files of %j', (Prefix, fields) => {
    expect(takes({ Filter: { Prefix } }, fields)).toBe(false);
  });

  test.each<[string, Partial<LifecycleRule>]>([
    ['no filter', {}],
    ['an empty filter', { Filter: {} }],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as old rules have it
    ['a prefix without a filter', { Prefix: 'AWSLogs/' }],
    ['a prefix and a size', { Filter: { And: { Prefix: 'AWSLogs/', ObjectSizeGreaterThan: 0 } } }],
    ['a size', { Filter: { ObjectSizeLessThan: 1_000_000 } }],
    ['an empty list of tags', { Filter: { And: { Tags: [] } } }],
    ['a status in another letter case', { Status: 'ENABLED' as LifecycleRule['Status'] }],
  ])('a rule with %s takes log files', (_, rule) => {
    expect(takes(rule)).toBe(true);
  });

  test.each<[string, Partial<LifecycleRule>]>([
    ['that is disabled', { Status: 'Disabled' }],
    ['without a status', { Status: undefined }],
    ['for a tag', { Filter: { Tag: { Key: 'tmp', Value: '1' } } }],
    ['for a prefix and tags', { Filter: { And: { Prefix: '', Tags: [{ Key: 'tmp', Value: '1' }] } } }],
    ['for another prefix and a size', { Filter: { And: { Prefix: 'tmp/', ObjectSizeLessThan: 9 } } }],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as old rules have it
    ['for another prefix, without a filter', { Prefix: 'tmp/' }],
  ])('a rule %s takes no log files', (_, rule) => {
    expect(takes(rule)).toBe(false);
  });
});

describe('retentionOf: how long', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-10-01T12:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const of = (...rules: Omit<LifecycleRule, 'Status'>[]) =>
    retentionOf(
      rules.map((rule) => ({ Status: 'Enabled', ...rule })),
      trail,
      '111122223333',
    );

  test.each<[string, Omit<LifecycleRule, 'Status'>[], number, number]>([
    ['no rules', [], Infinity, Infinity],
    [
      'rules that delete no files',
      [
        { Expiration: { ExpiredObjectDeleteMarker: true } },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        { Transitions: [{ Days: 90, StorageClass: 'GLACIER' }] },
      ],
      Infinity,
      Infinity,
    ],
    ['the shortest of several', [{ Expiration: { Days: 400 } }, { Expiration: { Days: 90 } }], 90, Infinity],
    ['a date to come', [{ Expiration: { Date: new Date('2026-10-31T00:00:00Z') } }], 29, Infinity],
    ['a date that is past', [{ Expiration: { Date: new Date('2020-01-01T00:00:00Z') } }], 0, Infinity],
    [
      'versions, by another rule',
      [{ Expiration: { Days: 365 } }, { NoncurrentVersionExpiration: { NoncurrentDays: 30 } }],
      365,
      30,
    ],
    [
      'versions of which the newest is kept',
      [{ NoncurrentVersionExpiration: { NoncurrentDays: 30, NewerNoncurrentVersions: 1 } }],
      Infinity,
      Infinity,
    ],
    [
      'versions of which none is kept',
      [{ NoncurrentVersionExpiration: { NoncurrentDays: 30, NewerNoncurrentVersions: 0 } }],
      Infinity,
      30,
    ],
    ['versions, without a number', [{ NoncurrentVersionExpiration: {} }], Infinity, Infinity],
  ])('%s', (_, rules, current, noncurrent) => {
    expect(of(...rules)).toEqual({ current, noncurrent });
  });
});

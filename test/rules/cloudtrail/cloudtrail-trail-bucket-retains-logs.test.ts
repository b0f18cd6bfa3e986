import {
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
  ListBucketsCommand,
} from '@aws-sdk/client-s3';
import { rule } from '../../../rules/cloudtrail/cloudtrail-trail-bucket-retains-logs';
import { answer, failure, testRule } from '../../rule-tester';

const configuration = {
  trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  homeRegion: 'us-east-1',
  s3BucketName: 'logs',
};
const rules = (...Rules: LifecycleRule[]) =>
  answer(GetBucketLifecycleConfigurationCommand, { Rules }, { input: { Bucket: 'logs' } });
const enabled = (parts: Omit<LifecycleRule, 'Status'>): LifecycleRule => ({ Status: 'Enabled', ...parts });
const unversioned = answer(GetBucketVersioningCommand, {}, { input: { Bucket: 'logs' } });
const versioned = answer(GetBucketVersioningCommand, { Status: 'Enabled' });

testRule(rule, {
  compliant: {
    'no lifecycle configuration': {
      configuration,
      answers: [failure(GetBucketLifecycleConfigurationCommand, 'NoSuchLifecycleConfiguration')],
      annotation: /logs keeps log files for at least 2190 days/,
    },
    'no lifecycle configuration, and a trail without a home': {
      configuration: {
        s3BucketName: 'logs',
        homeRegion: null,
        isOrganizationTrail: 'false',
        s3KeyPrefix: '',
      },
      answers: [rules()],
    },
    'files under another prefix expire': {
      configuration,
      answers: [rules(enabled({ Filter: { Prefix: 'athena-results/' }, Expiration: { Days: 7 } }))],
    },
    'a rule that is disabled': {
      configuration,
      answers: [rules({ Status: 'Disabled', Filter: {}, Expiration: { Days: 1 } })],
    },
    'to Glacier first, and deleted after seven years': {
      configuration,
      answers: [
        rules(
          enabled({
            Filter: {},
            Transitions: [{ Days: 90, StorageClass: 'GLACIER' }],
            Expiration: { Days: 2555 },
          }),
        ),
      ],
    },
    'log files of load balancers expire': {
      configuration,
      answers: [
        rules(
          enabled({
            Filter: { Prefix: 'AWSLogs/111122223333/elasticloadbalancing/' },
            Expiration: { Days: 30 },
          }),
        ),
      ],
    },
    'files with a tag expire': {
      configuration,
      answers: [
        rules(
          enabled({
            Filter: { And: { Prefix: '', Tags: [{ Key: 'tmp', Value: '1' }] } },
            Expiration: { Days: 1 },
          }),
        ),
      ],
    },
    'expired, and kept as versions for ever': {
      configuration,
      answers: [rules(enabled({ Filter: {}, Expiration: { Days: 365 } })), versioned],
    },
    'expired, and kept as versions for the rest of six years': {
      configuration,
      answers: [
        rules(
          enabled({
            Filter: {},
            Expiration: { Days: 365 },
            NoncurrentVersionExpiration: { NoncurrentDays: 1825 },
          }),
        ),
        versioned,
      ],
    },
    'long enough by the parameter': {
      configuration,
      answers: [rules(enabled({ Filter: {}, Expiration: { Days: 365 } }))],
      parameters: { minRetentionDays: '365' },
    },
    'an organization trail, files of Config expire': {
      configuration: { ...configuration, isOrganizationTrail: 'true', s3KeyPrefix: 'org' },
      answers: [
        rules(
          enabled({ Filter: { Prefix: 'org/AWSLogs/o-abc/444455556666/Config/' }, Expiration: { Days: 1 } }),
        ),
      ],
    },
  },
  nonCompliant: {
    'everything expires': {
      configuration,
      answers: [rules(enabled({ Filter: { Prefix: '' }, Expiration: { Days: 90 } })), unversioned],
      annotation: /bucket logs delete log files after 90 days; at least 2190 are wanted/,
    },
    'expired, and the versions deleted soon after': {
      configuration,
      answers: [
        rules(
          enabled({ Filter: { Prefix: 'AWSLogs/' }, Expiration: { Days: 365 } }),
          enabled({ Filter: { Prefix: 'AWSLogs/' }, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        ),
        versioned,
      ],
      annotation: /after 395 days/,
    },
    'expired, in a bucket that no longer keeps versions': {
      configuration,
      answers: [
        rules(enabled({ Filter: {}, Expiration: { Days: 365 } })),
        answer(GetBucketVersioningCommand, { Status: 'Suspended' }),
      ],
    },
    'a date that is past': {
      configuration,
      answers: [rules(enabled({ Expiration: { Date: new Date('2020-01-01T00:00:00Z') } })), unversioned],
      annotation: /after 0 days/,
    },
    'an organization trail, files of one account expire': {
      configuration: { ...configuration, isOrganizationTrail: true },
      answers: [
        rules(enabled({ Filter: { Prefix: 'AWSLogs/o-abc/444455556666/' }, Expiration: { Days: 30 } })),
        unversioned,
      ],
    },
    'the bucket is gone': {
      configuration,
      answers: [failure(GetBucketLifecycleConfigurationCommand, 'NoSuchBucket')],
      annotation: /Bucket logs of the trail does not exist/,
    },
    'too short by the parameter': {
      configuration,
      answers: [rules(enabled({ Filter: {}, Expiration: { Days: 2555 } })), unversioned],
      parameters: { minRetentionDays: '3650' },
    },
  },
  notApplicable: {
    'a replica of a trail': {
      configuration: { ...configuration, homeRegion: 'eu-west-1' },
      annotation: /eu-west-1/,
    },
    'the bucket of another account': {
      configuration,
      answers: [
        failure(GetBucketLifecycleConfigurationCommand, 'AccessDenied'),
        answer(ListBucketsCommand, { Buckets: [{ Name: 'others' }] }),
      ],
      annotation: /belongs to another account; check/,
    },
  },
  fails: {
    "the account's own bucket is denied": {
      configuration,
      answers: [
        failure(GetBucketLifecycleConfigurationCommand, 'AccessDenied'),
        answer(ListBucketsCommand, { Buckets: [{ Name: 'logs' }] }),
      ],
      error: /AccessDenied/,
    },
    'the versioning is denied': {
      configuration,
      answers: [
        rules(enabled({ Filter: {}, Expiration: { Days: 1 } })),
        failure(GetBucketVersioningCommand, 'AccessDenied'),
      ],
      error: /AccessDenied/,
    },
    'no bucket is named': {
      configuration: {},
      error: /configuration\.s3BucketName: expected text, got nothing/,
    },
  },
});

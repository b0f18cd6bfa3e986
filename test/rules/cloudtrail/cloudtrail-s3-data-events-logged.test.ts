import {
  DescribeTrailsCommand,
  type EventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { rule } from '../../../rules/cloudtrail/cloudtrail-s3-data-events-logged';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const audit: Trail = {
  Name: 'audit',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  HomeRegion: 'us-east-1',
  IsMultiRegionTrail: true,
  S3BucketName: 'log-bucket',
};
const organization: Trail = {
  ...audit,
  Name: 'organization',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
  IsOrganizationTrail: true,
};

const buckets = answer(
  ListBucketsCommand,
  {
    Buckets: [
      { Name: 'records', BucketRegion: 'us-east-1' },
      { Name: 'log-bucket', BucketRegion: 'us-east-1' },
      { Name: 'images', BucketRegion: 'eu-west-1' },
    ],
  },
  { input: { MaxBuckets: 1000 } },
);
const trails = (...trailList: Trail[]) =>
  answer(DescribeTrailsCommand, { trailList }, { input: { includeShadowTrails: true } });
const logging = answer(GetTrailStatusCommand, { IsLogging: true });
const basic = (...EventSelectors: EventSelector[]) => answer(GetEventSelectorsCommand, { EventSelectors });
const advanced = (...fields: { Field: string; Equals?: string[]; NotStartsWith?: string[] }[]) =>
  answer(GetEventSelectorsCommand, {
    AdvancedEventSelectors: [
      {
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['Data'] },
          { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          ...fields,
        ],
      },
    ],
  });
const objects = (...Values: string[]): EventSelector => ({
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [{ Type: 'AWS::S3::Object', Values }],
});

testPeriodicRule(rule, {
  compliant: {
    'a basic selector of all buckets': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws:s3'))],
      annotation: /record reads and writes/,
    },
    'a basic selector of all buckets, with the colons': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws:s3:::'))],
    },
    'a basic selector of all buckets in another partition': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws-us-gov:s3'))],
      partition: 'aws-us-gov',
    },
    'an advanced selector': { answers: [buckets, trails(audit), logging, advanced()] },
    'an advanced selector that leaves out the bucket that the trail delivers to': {
      answers: [
        buckets,
        trails(audit),
        logging,
        advanced({ Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::log-bucket/'] }),
      ],
    },
    'an advanced selector that leaves out an exempt bucket': {
      answers: [
        buckets,
        trails(audit),
        logging,
        advanced({ Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::images/'] }),
      ],
      parameters: { exemptBuckets: 'scratch, images' },
    },
    'reads by one trail, writes by another, after one that is stopped': {
      answers: [
        buckets,
        trails({ ...audit, Name: 'stopped' }, audit, organization),
        answer(GetTrailStatusCommand, { IsLogging: false }),
        logging,
        basic({ ...objects('arn:aws:s3'), ReadWriteType: 'ReadOnly' }),
        logging,
        advanced({ Field: 'readOnly', Equals: ['false'] }),
      ],
    },
    'the required buckets alone, one of them not there': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws:s3:::images/'))],
      parameters: { requiredBuckets: 'images, gone' },
    },
    'a trail of the Region in which all buckets are that are not exempt': {
      answers: [
        buckets,
        trails({ ...audit, IsMultiRegionTrail: false }),
        logging,
        basic(objects('arn:aws:s3')),
      ],
      parameters: { exemptBuckets: 'images' },
    },
    'an organization trail is hidden, the trail of the account suffices': {
      answers: [
        buckets,
        trails(organization, audit),
        failure(GetTrailStatusCommand, 'AccessDeniedException'),
        logging,
        advanced(),
      ],
    },
  },
  nonCompliant: {
    'a basic selector of one bucket': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws:s3:::only-one-bucket/'))],
      annotation:
        /no active trail does: reads in all buckets of us-east-1, writes in all buckets of us-east-1, reads in all buckets of eu-west-1, writes/,
    },
    'an advanced selector of writes': {
      answers: [buckets, trails(audit), logging, advanced({ Field: 'readOnly', Equals: ['false'] })],
      annotation: /does: reads in all buckets of us-east-1, reads in all buckets of eu-west-1\.$/,
    },
    'management events alone': {
      answers: [
        buckets,
        trails(audit),
        logging,
        basic({ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }),
      ],
    },
    'the right selector, but the trail is stopped': {
      answers: [buckets, trails(audit), answer(GetTrailStatusCommand, { IsLogging: false })],
    },
    'a trail of one Region, and a bucket in another': {
      answers: [
        buckets,
        trails({ ...audit, IsMultiRegionTrail: false }),
        logging,
        basic(objects('arn:aws:s3')),
      ],
      annotation: /does: reads in all buckets of eu-west-1, writes in all buckets of eu-west-1\.$/,
    },
    'a trail of one Region, and a bucket without one': {
      answers: [
        answer(ListBucketsCommand, { Buckets: [{ Name: 'records' }] }),
        trails({ ...audit, IsMultiRegionTrail: false }),
        logging,
        basic(objects('arn:aws:s3')),
      ],
      annotation: /all buckets of an unknown Region/,
    },
    'a bucket is left out that is neither exempt nor that of the logs': {
      answers: [
        buckets,
        trails(audit),
        logging,
        advanced({ Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::images/'] }),
      ],
    },
    'a required bucket is not selected': {
      answers: [buckets, trails(audit), logging, basic(objects('arn:aws:s3:::images/'))],
      parameters: { requiredBuckets: 'images, records' },
      annotation: /does: reads in records, writes in records\.$/,
    },
    'no trail': { answers: [buckets, trails()] },
    'an answer without a list of trails': { answers: [buckets, answer(DescribeTrailsCommand, {})] },
    'buckets on the second page, in another Region than the trail': {
      answers: [
        answer(ListBucketsCommand, {
          Buckets: [{ Name: 'records', BucketRegion: 'us-east-1' }],
          ContinuationToken: 'more',
        }),
        answer(
          ListBucketsCommand,
          { Buckets: [{ Name: 'images', BucketRegion: 'eu-west-1' }] },
          { input: { ContinuationToken: 'more' } },
        ),
        trails({ ...audit, IsMultiRegionTrail: false }),
        logging,
        advanced(),
      ],
    },
  },
  notApplicable: {
    'no bucket': { answers: [answer(ListBucketsCommand, { Buckets: [] })], annotation: /no S3 bucket/ },
    'an answer without a list of buckets': { answers: [answer(ListBucketsCommand, {})] },
    'the required buckets are not there': { answers: [buckets], parameters: { requiredBuckets: 'gone' } },
    'an organization trail whose selectors are denied': {
      answers: [
        buckets,
        trails(organization),
        logging,
        failure(GetEventSelectorsCommand, 'AccessDeniedException'),
      ],
      annotation: /not known here what organization trail organization records/,
    },
    'an organization trail whose status is denied, beside a trail of management events': {
      answers: [
        buckets,
        trails(audit, organization),
        logging,
        basic({ ReadWriteType: 'All', IncludeManagementEvents: true }),
        failure(GetTrailStatusCommand, 'TrailNotFoundException'),
      ],
    },
  },
  findings: {
    'one finding about the account': {
      answers: [buckets, trails(audit), logging, answer(GetEventSelectorsCommand, {})],
      expected: [['AWS::::Account', '111122223333', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'the buckets may not be listed': {
      answers: [failure(ListBucketsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    "the selectors of the account's own trail are denied": {
      answers: [buckets, trails(audit), logging, failure(GetEventSelectorsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

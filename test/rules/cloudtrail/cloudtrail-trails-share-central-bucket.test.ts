import { DescribeTrailsCommand, GetTrailStatusCommand, type Trail } from '@aws-sdk/client-cloudtrail';
import { rule } from '../../../rules/cloudtrail/cloudtrail-trails-share-central-bucket';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const audit: Trail = {
  Name: 'audit',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  HomeRegion: 'us-east-1',
  S3BucketName: 'a',
};
const abroad: Trail = {
  Name: 'abroad',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/abroad',
  HomeRegion: 'eu-west-1',
  S3BucketName: 'b',
};
const organization: Trail = {
  Name: 'organization',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
  HomeRegion: 'us-east-1',
  IsOrganizationTrail: true,
  S3BucketName: 'log-archive',
};
const trails = (...trailList: Trail[]) =>
  answer(DescribeTrailsCommand, { trailList }, { input: { includeShadowTrails: true } });
const logging = answer(GetTrailStatusCommand, { IsLogging: true });

testPeriodicRule(rule, {
  compliant: {
    'one trail': { answers: [trails(audit), logging], annotation: /to a \(audit\)/ },
    'two trails to one bucket, one of another Region': {
      answers: [
        trails(audit, { ...abroad, S3BucketName: 'a' }),
        answer(GetTrailStatusCommand, { IsLogging: true }, { region: 'us-east-1' }),
        answer(GetTrailStatusCommand, { IsLogging: true }, { region: 'eu-west-1' }),
      ],
      annotation: /to a \(audit, abroad\)/,
    },
    'two trails to two buckets, one of them stopped': {
      answers: [trails(audit, abroad), logging, answer(GetTrailStatusCommand, { IsLogging: false })],
      annotation: /to a \(audit\)/,
    },
    'an organization trail alone, its status hidden': {
      answers: [trails(organization), failure(GetTrailStatusCommand, 'AccessDeniedException')],
      annotation: /log-archive \(organization\)/,
    },
    'two of the designated buckets': {
      answers: [trails(audit, abroad), logging, logging],
      parameters: { centralBucketNames: 'b, a' },
    },
  },
  nonCompliant: {
    'two trails to two buckets': {
      answers: [trails(audit, abroad), logging, logging],
      annotation: /share one bucket, but deliver to a \(audit\); b \(abroad\)/,
    },
    'a trail beside the organization trail': {
      answers: [
        trails(audit, organization),
        logging,
        failure(GetTrailStatusCommand, 'TrailNotFoundException'),
      ],
    },
    'another bucket than the designated one': {
      answers: [trails(audit), logging],
      parameters: { centralBucketNames: 'log-archive' },
      annotation: /Wanted: delivery to log-archive alone\. Buckets of the trails: a \(audit\)/,
    },
    'one of two buckets is not designated': {
      answers: [trails(audit, organization), logging, logging],
      parameters: { centralBucketNames: 'log-archive' },
    },
  },
  notApplicable: {
    'no trails': { answers: [trails()], annotation: /another rule/ },
    'an answer without a list': { answers: [answer(DescribeTrailsCommand, {})] },
    'a trail that is stopped': {
      answers: [trails(audit), answer(GetTrailStatusCommand, { IsLogging: false })],
    },
  },
  findings: {
    'one finding about the account': {
      answers: [trails(abroad), logging],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    "the status of the account's own trail is denied": {
      answers: [trails(audit), failure(GetTrailStatusCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the list is denied': {
      answers: [failure(DescribeTrailsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

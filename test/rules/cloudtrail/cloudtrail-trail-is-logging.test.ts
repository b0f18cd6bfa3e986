import { DescribeTrailsCommand, GetTrailStatusCommand, type Trail } from '@aws-sdk/client-cloudtrail';
import { rule } from '../../../rules/cloudtrail/cloudtrail-trail-is-logging';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const audit: Trail = {
  Name: 'audit',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  HomeRegion: 'us-east-1',
};
const abroad: Trail = {
  Name: 'abroad',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/abroad',
  HomeRegion: 'eu-west-1',
};
const listed = answer(
  DescribeTrailsCommand,
  { trailList: [audit] },
  { input: { includeShadowTrails: false } },
);

testPeriodicRule(rule, {
  compliant: {
    'logging, without an error': {
      answers: [
        listed,
        answer(
          GetTrailStatusCommand,
          { IsLogging: true },
          { input: { Name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit' } },
        ),
      ],
    },
    'logging, with an empty error': {
      answers: [listed, answer(GetTrailStatusCommand, { IsLogging: true, LatestDeliveryError: '' })],
    },
    'logging, with errors of other deliveries': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, {
          IsLogging: true,
          LatestNotificationError: 'AuthorizationError',
          LatestCloudWatchLogsDeliveryError: 'Throttled',
        }),
      ],
    },
  },
  nonCompliant: {
    stopped: {
      answers: [listed, answer(GetTrailStatusCommand, { IsLogging: false })],
      annotation: /stopped; it should be logging/,
    },
    'an answer that does not say that it is logging': {
      answers: [listed, answer(GetTrailStatusCommand, {})],
    },
    'refused by S3': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, { IsLogging: true, LatestDeliveryError: 'AccessDenied' }),
      ],
      annotation: /refused its last log file: AccessDenied/,
    },
  },
  notApplicable: {
    'a trail of another Region': {
      answers: [answer(DescribeTrailsCommand, { trailList: [abroad] })],
      annotation: /lives in eu-west-1/,
    },
  },
  findings: {
    'several trails': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit, abroad, { ...audit, Name: 'second' }] }),
        answer(GetTrailStatusCommand, { IsLogging: false }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
      ],
      expected: [
        ['AWS::CloudTrail::Trail', 'audit', 'NON_COMPLIANT'],
        ['AWS::CloudTrail::Trail', 'abroad', 'NOT_APPLICABLE'],
        ['AWS::CloudTrail::Trail', 'second', 'COMPLIANT'],
      ],
    },
    'no trail': { answers: [answer(DescribeTrailsCommand, { trailList: [] })], expected: [] },
    'an answer without a list': { answers: [answer(DescribeTrailsCommand, {})], expected: [] },
  },
  fails: {
    'the list is denied': {
      answers: [failure(DescribeTrailsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the status is denied': {
      answers: [listed, failure(GetTrailStatusCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

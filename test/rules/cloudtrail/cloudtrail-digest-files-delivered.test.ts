import { DescribeTrailsCommand, GetTrailStatusCommand, type Trail } from '@aws-sdk/client-cloudtrail';
import { rule } from '../../../rules/cloudtrail/cloudtrail-digest-files-delivered';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const DAY = 24 * 60;

const audit: Trail = {
  Name: 'audit',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  HomeRegion: 'us-east-1',
  LogFileValidationEnabled: true,
};
const listed = answer(
  DescribeTrailsCommand,
  { trailList: [audit] },
  { input: { includeShadowTrails: false } },
);

testPeriodicRule(rule, {
  compliant: {
    'the last digest came 40 minutes ago': {
      answers: [
        listed,
        answer(
          GetTrailStatusCommand,
          {
            IsLogging: true,
            StartLoggingTime: minutesAgo(9 * DAY),
            LatestDigestDeliveryTime: minutesAgo(40),
          },
          { input: { Name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit' } },
        ),
      ],
      annotation: /delivered at 20/,
    },
    'an old digest, within the parameter': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, { IsLogging: true, LatestDigestDeliveryTime: minutesAgo(DAY) }),
      ],
      parameters: { maxDigestAgeHours: '25' },
    },
  },
  nonCompliant: {
    'the last digest was refused': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, {
          IsLogging: true,
          LatestDigestDeliveryTime: minutesAgo(40),
          LatestDigestDeliveryError: 'AccessDenied',
        }),
      ],
      annotation: /AccessDenied/,
    },
    'the last digest came three days ago, without an error': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, { IsLogging: true, LatestDigestDeliveryTime: minutesAgo(3 * DAY) }),
      ],
      annotation: /at most 6 hours ago/,
    },
    'no digest came at all': {
      answers: [
        listed,
        answer(GetTrailStatusCommand, { IsLogging: true, StartLoggingTime: minutesAgo(9 * DAY) }),
      ],
    },
  },
  notApplicable: {
    'validation is off': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [{ ...audit, LogFileValidationEnabled: false }] }),
      ],
      annotation: /validation is off/,
    },
    'validation is not mentioned': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [{ ...audit, LogFileValidationEnabled: undefined }] }),
      ],
    },
    'the trail is stopped': {
      answers: [listed, answer(GetTrailStatusCommand, { IsLogging: false })],
      annotation: /stopped/,
    },
    'started 20 minutes ago, without a digest': {
      answers: [listed, answer(GetTrailStatusCommand, { IsLogging: true, StartLoggingTime: minutesAgo(20) })],
      annotation: /less than 6 hours/,
    },
    'a trail of another Region': {
      answers: [answer(DescribeTrailsCommand, { trailList: [{ ...audit, HomeRegion: 'eu-west-1' }] })],
      annotation: /home of the trail is eu-west-1/,
    },
  },
  findings: {
    'several trails': {
      answers: [
        answer(DescribeTrailsCommand, {
          trailList: [{ ...audit, LogFileValidationEnabled: false, Name: 'first' }, audit],
        }),
        answer(GetTrailStatusCommand, { IsLogging: true, LatestDigestDeliveryTime: minutesAgo(1) }),
      ],
      expected: [
        ['AWS::CloudTrail::Trail', 'first', 'NOT_APPLICABLE'],
        ['AWS::CloudTrail::Trail', 'audit', 'COMPLIANT'],
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

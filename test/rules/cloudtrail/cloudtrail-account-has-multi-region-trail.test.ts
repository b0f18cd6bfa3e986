import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  type GetEventSelectorsResponse,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { rule } from '../../../rules/cloudtrail/cloudtrail-account-has-multi-region-trail';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const audit: Trail = {
  Name: 'audit',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
  HomeRegion: 'us-east-1',
  IsMultiRegionTrail: true,
  IncludeGlobalServiceEvents: true,
  IsOrganizationTrail: false,
};
const abroad: Trail = {
  ...audit,
  Name: 'abroad',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/abroad',
  HomeRegion: 'eu-west-1',
};
const organization: Trail = {
  ...audit,
  Name: 'organization',
  TrailARN: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
  IsOrganizationTrail: true,
};

const everything: GetEventSelectorsResponse = {
  EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
};

testPeriodicRule(rule, {
  compliant: {
    'a trail with the selector that AWS sets by default': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }, { input: { includeShadowTrails: true } }),
        answer(
          GetTrailStatusCommand,
          { IsLogging: true },
          { input: { Name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit' } },
        ),
        answer(
          GetEventSelectorsCommand,
          { EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }] },
          { input: { TrailName: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit' } },
        ),
      ],
      annotation: /audit records all management events/,
    },
    'a trail of another Region, asked there': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [abroad] }, { region: 'us-east-1' }),
        answer(GetTrailStatusCommand, { IsLogging: true }, { region: 'eu-west-1' }),
        answer(GetEventSelectorsCommand, everything, { region: 'eu-west-1' }),
      ],
    },
    'the second trail, after one that is stopped': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [abroad, audit] }),
        answer(GetTrailStatusCommand, { IsLogging: false }, { region: 'eu-west-1' }),
        answer(GetTrailStatusCommand, { IsLogging: true }, { region: 'us-east-1' }),
        answer(GetEventSelectorsCommand, everything),
      ],
      annotation: /audit/,
    },
    'a shadow of an organization trail that answers': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        answer(GetEventSelectorsCommand, everything),
      ],
      annotation: /Trail organization records/,
    },
    'a shadow of an organization trail whose status and selectors are denied': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        failure(GetTrailStatusCommand, 'AccessDeniedException'),
        failure(GetEventSelectorsCommand, 'AccessDenied'),
      ],
      annotation: /Organization trail organization .* hidden/,
    },
    'a shadow of an organization trail that is logging, its selectors unknown here': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        failure(GetEventSelectorsCommand, 'TrailNotFoundException'),
      ],
      annotation: /hidden/,
    },
    'a shadow of an organization trail with the right selectors, its status denied': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        failure(GetTrailStatusCommand, 'AccessDeniedException'),
        answer(GetEventSelectorsCommand, everything),
      ],
      annotation: /hidden/,
    },
    'a source is left out that may be': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        answer(GetEventSelectorsCommand, {
          AdvancedEventSelectors: [
            {
              FieldSelectors: [
                { Field: 'eventCategory', Equals: ['Management'] },
                { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
              ],
            },
          ],
        }),
      ],
      parameters: { allowedExcludedSources: 'rdsdata.amazonaws.com, kms.amazonaws.com' },
    },
  },
  nonCompliant: {
    'no trail': {
      answers: [answer(DescribeTrailsCommand, { trailList: [] })],
      annotation: /no trail covers all Regions and global services/,
    },
    'an answer without a list': { answers: [answer(DescribeTrailsCommand, {})] },
    'two trails of one Region each': {
      answers: [
        answer(DescribeTrailsCommand, {
          trailList: [
            { ...audit, IsMultiRegionTrail: false },
            { ...abroad, IsMultiRegionTrail: false },
          ],
        }),
      ],
      annotation: /no trail covers all Regions/,
    },
    'a trail without global services': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [{ ...audit, IncludeGlobalServiceEvents: false }] }),
      ],
    },
    'a trail that is stopped': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }),
        answer(GetTrailStatusCommand, { IsLogging: false }),
      ],
      annotation: /audit is not logging/,
    },
    'a trail of data events alone': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        answer(GetEventSelectorsCommand, {
          AdvancedEventSelectors: [
            {
              FieldSelectors: [
                { Field: 'eventCategory', Equals: ['Data'] },
                { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
              ],
            },
          ],
        }),
      ],
      annotation: /audit leaves out management events/,
    },
    'a trail that leaves out calls of KMS': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        answer(GetEventSelectorsCommand, {
          AdvancedEventSelectors: [
            {
              FieldSelectors: [
                { Field: 'eventCategory', Equals: ['Management'] },
                { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
              ],
            },
          ],
        }),
      ],
    },
    'one trail is stopped and the other records writes alone': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit, abroad] }),
        answer(GetTrailStatusCommand, { IsLogging: false }, { region: 'us-east-1' }),
        answer(GetTrailStatusCommand, { IsLogging: true }, { region: 'eu-west-1' }),
        answer(GetEventSelectorsCommand, {
          EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
        }),
      ],
      annotation: /audit is not logging; abroad leaves out management events/,
    },
    'a shadow of an organization trail that is seen to be stopped': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        answer(GetTrailStatusCommand, { IsLogging: false }),
      ],
    },
  },
  findings: {
    'one finding about the account': {
      answers: [answer(DescribeTrailsCommand, { trailList: [{ ...audit, IsMultiRegionTrail: undefined }] })],
      expected: [['AWS::::Account', '111122223333', 'NON_COMPLIANT']],
    },
  },
  fails: {
    "the status of the account's own trail is denied": {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [audit] }),
        failure(GetTrailStatusCommand, 'AccessDeniedException'),
      ],
      error: /AccessDenied/,
    },
    "the selectors of the management account's own organization trail are denied": {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [{ ...audit, IsOrganizationTrail: true }] }),
        answer(GetTrailStatusCommand, { IsLogging: true }),
        failure(GetEventSelectorsCommand, 'AccessDeniedException'),
      ],
      error: /AccessDenied/,
    },
    'an organization trail is throttled': {
      answers: [
        answer(DescribeTrailsCommand, { trailList: [organization] }),
        failure(GetTrailStatusCommand, 'ThrottlingException'),
      ],
      error: /Throttling/,
    },
    'the list is denied': {
      answers: [failure(DescribeTrailsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

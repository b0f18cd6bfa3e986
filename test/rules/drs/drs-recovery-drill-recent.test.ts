import {
  DescribeSourceServersCommand,
  type LastLaunchResult,
  type LastLaunchType,
  type LaunchStatus,
  type SourceServer,
} from '@aws-sdk/client-drs';
import { rule } from '../../../rules/drs/drs-recovery-drill-recent';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const SERVER = 'AWS::DRS::SourceServer';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const described = (server: SourceServer) => [
  answer(DescribeSourceServersCommand, { items: [{ arn: 'arn:s', sourceServerID: 's-1', ...server }] }),
];
const unlaunched = (addedDaysAgo: number, lastLaunchResult?: LastLaunchResult) =>
  described({
    ...(lastLaunchResult && { lastLaunchResult }),
    lifeCycle: { addedToServiceDateTime: daysAgo(addedDaysAgo) },
  });
const launched = (
  type: LastLaunchType,
  lastLaunchResult: LastLaunchResult,
  launchedDaysAgo: number,
  { status = 'LAUNCHED', addedDaysAgo = 500 }: { status?: LaunchStatus; addedDaysAgo?: number } = {},
) =>
  described({
    lastLaunchResult,
    lifeCycle: {
      addedToServiceDateTime: daysAgo(addedDaysAgo),
      lastLaunch: { initiated: { type, apiCallDateTime: daysAgo(launchedDaysAgo) }, status },
    },
  });

testPeriodicRule(rule, {
  compliant: {
    'a drill that succeeded 40 days ago': {
      answers: launched('DRILL', 'SUCCEEDED', 40),
      annotation: /^The last drill, of \d{4}-\d\d-\d\dT.*, SUCCEEDED\.$/,
    },
    'a recovery that succeeded almost a year ago': {
      answers: launched('RECOVERY', 'SUCCEEDED', 364),
      annotation: /last recovery/,
    },
    'a drill whose instance is terminated': {
      answers: launched('DRILL', 'SUCCEEDED', 40, { status: 'TERMINATED' }),
    },
    'a drill of a new server': { answers: launched('DRILL', 'SUCCEEDED', 1, { addedDaysAgo: 2 }) },
    'an old drill that a parameter allows': {
      parameters: { maxDrillAgeDays: '500' },
      answers: launched('DRILL', 'SUCCEEDED', 450),
    },
  },
  nonCompliant: {
    'never launched, 200 days old': {
      answers: unlaunched(200, 'NOT_STARTED'),
      annotation: /^No drill or recovery was ever launched; one that SUCCEEDED within 365 days is wanted\.$/,
    },
    'no result, 200 days old': { answers: unlaunched(200) },
    'a drill that failed last week': {
      answers: launched('DRILL', 'FAILED', 7, { status: 'FAILED' }),
      annotation: /last drill, of .*, FAILED; one that SUCCEEDED/,
    },
    'a failure without a date': {
      answers: described({
        lastLaunchResult: 'FAILED',
        lifeCycle: { addedToServiceDateTime: daysAgo(100), lastLaunch: {} },
      }),
      annotation: /of an unknown date/,
    },
    'a drill that succeeded more than a year ago': { answers: launched('DRILL', 'SUCCEEDED', 366) },
    'a drill older than a parameter allows': {
      parameters: { maxDrillAgeDays: '30' },
      answers: launched('DRILL', 'SUCCEEDED', 40),
    },
    'never launched, older than a parameter allows': {
      parameters: { graceDays: '5' },
      answers: unlaunched(10, 'NOT_STARTED'),
    },
  },
  notApplicable: {
    'never launched, ten days old': {
      answers: unlaunched(10, 'NOT_STARTED'),
      annotation: /server is new/,
    },
    'never launched, almost 90 days old': { answers: unlaunched(89) },
    'a launch under way': {
      answers: launched('DRILL', 'PENDING', 0, { status: 'IN_PROGRESS' }),
      annotation: /under way/,
    },
  },
  findings: {
    'servers of two pages': {
      answers: [
        answer(DescribeSourceServersCommand, {
          items: [
            {
              arn: 'arn:s',
              sourceServerID: 's-1',
              lastLaunchResult: 'SUCCEEDED',
              lifeCycle: { lastLaunch: { initiated: { type: 'DRILL', apiCallDateTime: daysAgo(1) } } },
            },
          ],
          nextToken: 'n',
        }),
        answer(
          DescribeSourceServersCommand,
          {
            items: [
              {
                arn: 'arn:s2',
                sourceServerID: 's-2',
                lifeCycle: { addedToServiceDateTime: daysAgo(100) },
              },
            ],
          },
          { input: { nextToken: 'n' } },
        ),
      ],
      expected: [
        [SERVER, 'arn:s', 'COMPLIANT'],
        [SERVER, 'arn:s2', 'NON_COMPLIANT'],
      ],
    },
    'an account in which the service was never initialized': {
      answers: [failure(DescribeSourceServersCommand, 'UninitializedAccountException')],
      expected: [],
    },
    'a Region without the service': {
      answers: [{ ...failure(DescribeSourceServersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'a success without a date': {
      answers: described({
        lastLaunchResult: 'SUCCEEDED',
        lifeCycle: { lastLaunch: { status: 'LAUNCHED' } },
      }),
      error: /apiCallDateTime: expected a date/,
    },
    'never launched and no date of arrival': { answers: described({}), error: /addedToServiceDateTime/ },
    'the servers cannot be listed': {
      answers: [failure(DescribeSourceServersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

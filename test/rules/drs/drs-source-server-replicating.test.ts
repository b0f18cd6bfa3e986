import {
  type DataReplicationInfo,
  type DataReplicationState,
  DescribeSourceServersCommand,
  type LifeCycle,
} from '@aws-sdk/client-drs';
import { rule } from '../../../rules/drs/drs-source-server-replicating';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const SERVER = 'AWS::DRS::SourceServer';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const described = (dataReplicationInfo: DataReplicationInfo, lifeCycle: LifeCycle = {}) => [
  answer(DescribeSourceServersCommand, {
    items: [{ arn: 'arn:s', sourceServerID: 's-1', dataReplicationInfo, lifeCycle }],
  }),
];
const server = (dataReplicationState: DataReplicationState, lagDuration?: string) =>
  described({ dataReplicationState, ...(lagDuration === undefined ? {} : { lagDuration }) });
const newServer = (dataReplicationState: DataReplicationState, addedHoursAgo: number) =>
  described({ dataReplicationState }, { addedToServiceDateTime: hoursAgo(addedHoursAgo) });

testPeriodicRule(rule, {
  compliant: {
    'continuous, no lag': {
      answers: server('CONTINUOUS', 'PT0S'),
      annotation: /^The server is replicated: CONTINUOUS, 0 min behind\.$/,
    },
    'continuous, lag not told': { answers: server('CONTINUOUS') },
    'continuous, the longest lag': { answers: server('CONTINUOUS', 'PT1H') },
    'a snapshot is made': { answers: server('CREATING_SNAPSHOT', 'PT59M59.5S'), annotation: /60 min behind/ },
    rescanning: { answers: server('RESCAN', 'PT5M') },
    'a short backlog': { answers: server('BACKLOG', 'PT20M') },
    'a longer lag that a parameter allows': {
      parameters: { maxLagMinutes: '600' },
      answers: server('CONTINUOUS', 'PT7H30M'),
    },
  },
  nonCompliant: {
    stalled: {
      answers: server('STALLED'),
      annotation: /^The state of the replication is STALLED; CONTINUOUS is wanted\.$/,
    },
    'stalled with a short lag': { answers: server('STALLED', 'PT5M') },
    disconnected: { answers: server('DISCONNECTED') },
    paused: { answers: server('PAUSED') },
    'stopped after a recovery': {
      answers: described(
        { dataReplicationState: 'STOPPED' },
        { lastLaunch: { initiated: { type: 'RECOVERY' }, status: 'LAUNCHED' } },
      ),
    },
    'a long lag': {
      answers: server('CONTINUOUS', 'PT7H30M'),
      annotation: /lags: CONTINUOUS, 450 min behind; at most 60 is wanted/,
    },
    'a lag of a little more than allowed': { answers: server('CONTINUOUS', 'PT1H0.5S') },
    'a lag of days': { answers: server('BACKLOG', 'P1DT2H') },
    'a lag that a parameter refuses': {
      parameters: { maxLagMinutes: '10' },
      answers: server('CONTINUOUS', 'PT15M'),
    },
    'the first copy takes too long': { answers: newServer('INITIAL_SYNC', 73) },
    'the start takes too long': { answers: newServer('INITIATING', 200), annotation: /INITIATING/ },
    'the first copy takes longer than a parameter allows': {
      parameters: { initialSyncGraceHours: '1' },
      answers: newServer('INITIAL_SYNC', 2),
    },
    'a new server that is stalled': { answers: newServer('STALLED', 2) },
  },
  notApplicable: {
    'the first copy, two hours old': {
      answers: newServer('INITIAL_SYNC', 2),
      annotation: /first copy of the server is under way \(INITIAL_SYNC\)/,
    },
    'the start, almost too old': { answers: newServer('INITIATING', 71) },
  },
  findings: {
    'servers of two pages': {
      answers: [
        answer(DescribeSourceServersCommand, {
          items: [
            {
              arn: 'arn:s',
              sourceServerID: 's-1',
              dataReplicationInfo: { dataReplicationState: 'CONTINUOUS' },
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
                dataReplicationInfo: { dataReplicationState: 'PAUSED' },
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
    'no state': { answers: described({ lagDuration: 'PT0S' }), error: /arn:s: the state of the replication/ },
    'a lag that is no duration': { answers: server('CONTINUOUS', '15 minutes'), error: /lagDuration/ },
    'a first copy without a date': {
      answers: described({ dataReplicationState: 'INITIAL_SYNC' }),
      error: /addedToService/,
    },
    'the servers cannot be listed': {
      answers: [failure(DescribeSourceServersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a parameter below its bounds': {
      parameters: { maxLagMinutes: '0' },
      answers: [],
      error: /maxLagMinutes/,
    },
  },
});

import {
  DescribeReplicationConfigurationTemplatesCommand,
  DescribeSourceServersCommand,
  DrsClient,
  type SourceServer as DescribedServer,
} from '@aws-sdk/client-drs';
import {
  isAddedWithin,
  isReplicatedElsewhere,
  lagMinutes,
  lastLaunch,
  replicationState,
  replicationTemplates,
  sourceServers,
} from '../../shared/drs';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const drs = (...answers: Answer[]) =>
  fakeClients(answers, ['drs:DescribeSourceServers', 'drs:DescribeReplicationConfigurationTemplates']).client(
    DrsClient,
    'us-east-1',
  );
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });
const ids = { arn: 'arn:s', sourceServerID: 's-1' };
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

async function all<T>(entries: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

describe('source servers', () => {
  test('of all pages', async () => {
    expect(
      await all(
        sourceServers(
          drs(
            answer(DescribeSourceServersCommand, { items: [{ ...ids, agentVersion: '1' }], nextToken: 'n' }),
            answer(DescribeSourceServersCommand, {}, { input: { nextToken: 'n' } }),
          ),
        ),
      ),
    ).toEqual([{ ...ids, agentVersion: '1' }]);
  });

  test.each([
    [
      'the account is not initialized',
      failure(DescribeSourceServersCommand, 'UninitializedAccountException'),
    ],
    [
      'the service is not offered',
      { ...failure(DescribeSourceServersCommand, 'Error'), reply: { error: NO_HOST } },
    ],
  ])('none where %s', async (_, reply) => {
    expect(await all(sourceServers(drs(reply)))).toEqual([]);
  });

  test('that cannot be listed are an error', async () => {
    const denied = failure(DescribeSourceServersCommand, 'AccessDeniedException');
    await expect(all(sourceServers(drs(denied)))).rejects.toThrow('AccessDeniedException');
  });

  test.each([
    ['s-1', { sourceServerID: 's-1' }],
    ['arn:s', { arn: 'arn:s' }],
  ])('without id or ARN are an error: %s', async (seen, server) => {
    const listed = answer(DescribeSourceServersCommand, { items: [server] });
    await expect(all(sourceServers(drs(listed)))).rejects.toThrow(
      `lists source server ${seen} without its id or ARN`,
    );
  });
});

describe('replication templates', () => {
  const listed = (arn?: string) =>
    answer(DescribeReplicationConfigurationTemplatesCommand, {
      items: [{ replicationConfigurationTemplateID: 'rct-1', ...(arn === undefined ? {} : { arn }) }],
      nextToken: 'n',
    });

  test('of all pages', async () => {
    const last = answer(DescribeReplicationConfigurationTemplatesCommand, {}, { input: { nextToken: 'n' } });
    expect(await all(replicationTemplates(drs(listed('arn:t'), last)))).toEqual([
      { arn: 'arn:t', replicationConfigurationTemplateID: 'rct-1' },
    ]);
  });

  test('none where the account is not initialized', async () => {
    const reply = failure(DescribeReplicationConfigurationTemplatesCommand, 'UninitializedAccountException');
    expect(await all(replicationTemplates(drs(reply)))).toEqual([]);
  });

  test('without an ARN are an error', async () => {
    await expect(all(replicationTemplates(drs(listed())))).rejects.toThrow('template rct-1 without an ARN');
  });
});

test.each<[string, DescribedServer['stagingArea'], boolean]>([
  ['no staging area', undefined, false],
  ['in this account', { status: 'NOT_EXTENDED', stagingAccountID: '1' }, false],
  ['extended', { status: 'EXTENDED' }, true],
  ['extended, out of reach', { status: 'EXTENSION_ERROR' }, true],
  ['in another account', { stagingAccountID: '2' }, true],
])('whether a server is replicated elsewhere: %s', (_, stagingArea, expected) => {
  expect(isReplicatedElsewhere({ ...ids, ...(stagingArea && { stagingArea }) }, '1')).toBe(expected);
});

test('the state of the replication', () => {
  expect(replicationState({ ...ids, dataReplicationInfo: { dataReplicationState: 'STALLED' } })).toBe(
    'STALLED',
  );
  expect(() => replicationState({ ...ids, dataReplicationInfo: {} })).toThrow('arn:s: the state');
  expect(() => replicationState(ids)).toThrow('arn:s: the state');
});

test('whether a server was added within some days', () => {
  const server = { ...ids, lifeCycle: { addedToServiceDateTime: daysAgo(2) } };
  expect(isAddedWithin(server, 3)).toBe(true);
  expect(isAddedWithin(server, 1)).toBe(false);
});

test.each<[string, DescribedServer]>([
  ['nothing', {}],
  ['nothing', { lifeCycle: {} }],
  ['the text "soon"', { lifeCycle: { addedToServiceDateTime: 'soon' } }],
])('without a date of that it is not known: %s', (seen, server) => {
  expect(() => isAddedWithin({ ...ids, ...server }, 1)).toThrow(
    `lifeCycle.addedToServiceDateTime: expected a date, got ${seen}`,
  );
});

describe('the last launch', () => {
  test.each<[string, DescribedServer, string]>([
    ['none', {}, 'No drill or recovery was ever launched'],
    [
      'none started',
      { lastLaunchResult: 'NOT_STARTED', lifeCycle: {} },
      'No drill or recovery was ever launched',
    ],
    [
      'a recovery',
      {
        lastLaunchResult: 'SUCCEEDED',
        lifeCycle: {
          lastLaunch: { initiated: { type: 'RECOVERY', apiCallDateTime: '2026-01-31T08:00:00Z' } },
        },
      },
      'The last recovery, of 2026-01-31T08:00:00Z, SUCCEEDED',
    ],
    [
      'no details',
      { lastLaunchResult: 'FAILED', lifeCycle: { lastLaunch: {} } },
      'The last launch, of an unknown date, FAILED',
    ],
  ])('in words: %s', (_, server, description) => {
    expect(lastLaunch({ ...ids, ...server }).description).toBe(description);
  });

  test('within some days', () => {
    const initiated = { apiCallDateTime: daysAgo(2) };
    const launch = lastLaunch({
      ...ids,
      lastLaunchResult: 'SUCCEEDED',
      lifeCycle: { lastLaunch: { initiated } },
    });
    expect(launch.result).toBe('SUCCEEDED');
    expect(launch.isWithin(3)).toBe(true);
    expect(launch.isWithin(1)).toBe(false);
    expect(() => lastLaunch(ids).isWithin(1)).toThrow('apiCallDateTime: expected a date, got nothing');
  });
});

describe('the lag', () => {
  const lagOf = (lagDuration: string) => lagMinutes({ ...ids, dataReplicationInfo: { lagDuration } });

  test.each([
    ['PT0S', 0],
    ['P0D', 0],
    ['PT15M', 15],
    ['PT7H30M', 450],
    ['PT90S', 1.5],
    ['PT1M30.6S', 1.51],
    ['P1DT2H', 1560],
    ['P1W', 10_080],
    ['P2M', 86_400],
    ['P1Y', 525_600],
  ])('%s', (lag, minutes) => {
    expect(lagOf(lag)).toBeCloseTo(minutes);
  });

  test('is none where none is told', () => {
    expect(lagMinutes(ids)).toBe(0);
    expect(lagMinutes({ ...ids, dataReplicationInfo: {} })).toBe(0);
  });

  test.each(['', 'P', 'PT', '15', 'PT-5M', 'one hour'])('must be a duration: %p', (lag) => {
    expect(() => lagOf(lag)).toThrow('lagDuration: expected a duration such as PT15M');
  });
});

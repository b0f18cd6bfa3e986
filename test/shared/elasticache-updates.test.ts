import {
  DescribeUpdateActionsCommand,
  ElastiCacheClient,
  type UpdateAction,
} from '@aws-sdk/client-elasticache';
import { lateSecurityUpdates, type Lateness } from '../../shared/elasticache-updates';
import { answer, fakeClients, type Answer } from '../fake-aws';

const STRICT: Lateness = { graceDays: 0, flagLateCompletions: false, includeExpiredUpdates: false };

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

async function lateBy(lateness: Partial<Lateness>, ...answers: readonly Answer[]) {
  const fake = fakeClients(answers, ['elasticache:DescribeUpdateActions']);
  const late = await lateSecurityUpdates(fake.client(ElastiCacheClient, 'us-east-1'), {
    ...STRICT,
    ...lateness,
  });
  expect(fake.unasked()).toEqual([]);
  return Object.fromEntries(late);
}

const isLate = async (action: UpdateAction, lateness: Partial<Lateness> = {}) => {
  const listed = { ReplicationGroupId: 'phi', ServiceUpdateName: 'update', ...action };
  const late = await lateBy(lateness, answer(DescribeUpdateActionsCommand, { UpdateActions: [listed] }));
  return 'phi' in late;
};

const WAITING: UpdateAction = {
  ServiceUpdateType: 'security-update',
  ServiceUpdateStatus: 'available',
  UpdateActionStatus: 'not-applied',
  ServiceUpdateRecommendedApplyByDate: inDays(-1),
};

test.each<[string, UpdateAction]>([
  ['not applied', {}],
  ['not yet scheduled to the end', { UpdateActionStatus: 'scheduling' }],
  ['scheduled', { UpdateActionStatus: 'scheduled' }],
  ['waiting', { UpdateActionStatus: 'waiting-to-start' }],
  ['in progress', { UpdateActionStatus: 'in-progress' }],
  ['stopped', { UpdateActionStatus: 'stopped' }],
  [
    'without any state',
    { ServiceUpdateType: undefined, ServiceUpdateStatus: undefined, UpdateActionStatus: undefined },
  ],
])('an update that is %s after its date is late', async (_, action) => {
  expect(await isLate({ ...WAITING, ...action })).toBe(true);
});

test.each<[string, UpdateAction]>([
  ['that may wait until tomorrow', { ServiceUpdateRecommendedApplyByDate: inDays(1) }],
  ['without a date', { ServiceUpdateRecommendedApplyByDate: undefined }],
  ['that is complete', { UpdateActionStatus: 'complete', SlaMet: 'no' }],
  ['that does not apply', { UpdateActionStatus: 'not-applicable' }],
  ['that was cancelled', { ServiceUpdateStatus: 'cancelled' }],
  ['that has expired', { ServiceUpdateStatus: 'expired' }],
  // The SDK knows security updates alone.
  ['of another type', { ServiceUpdateType: 'feature-update' as 'security-update' }],
])('an update %s is not late', async (_, action) => {
  expect(await isLate({ ...WAITING, ...action })).toBe(false);
});

test('days of grace are counted from the date', async () => {
  const action = { ...WAITING, ServiceUpdateRecommendedApplyByDate: inDays(-3) };
  expect(await isLate(action, { graceDays: 2 })).toBe(true);
  expect(await isLate(action, { graceDays: 4 })).toBe(false);
});

test('late completions count when asked for', async () => {
  const complete: UpdateAction = { ...WAITING, UpdateActionStatus: 'complete' };
  const lateness = { flagLateCompletions: true };
  expect(await isLate({ ...complete, SlaMet: 'no' }, lateness)).toBe(true);
  expect(await isLate({ ...complete, SlaMet: 'no', ServiceUpdateStatus: 'expired' }, lateness)).toBe(true);
  expect(await isLate({ ...complete, SlaMet: 'no', ServiceUpdateStatus: 'cancelled' }, lateness)).toBe(false);
  expect(await isLate({ ...complete, SlaMet: 'yes' }, lateness)).toBe(false);
  expect(await isLate({ ...complete, SlaMet: 'n/a' }, lateness)).toBe(false);
  expect(await isLate(complete, lateness)).toBe(false);
});

test('expired updates count when asked for', async () => {
  const expired: UpdateAction = { ...WAITING, ServiceUpdateStatus: 'expired' };
  expect(await isLate(expired, { includeExpiredUpdates: true })).toBe(true);
});

test('names the updates of each replication group, over all pages', async () => {
  const late = await lateBy(
    {},
    answer(DescribeUpdateActionsCommand, {
      UpdateActions: [
        { ...WAITING, ReplicationGroupId: 'a', ServiceUpdateName: 'one' },
        { ...WAITING, CacheClusterId: 'pages', ServiceUpdateName: 'one' },
        { ...WAITING, ReplicationGroupId: 'b' },
      ],
      Marker: 'next',
    }),
    answer(
      DescribeUpdateActionsCommand,
      { UpdateActions: [{ ...WAITING, ReplicationGroupId: 'a', ServiceUpdateName: 'two' }] },
      { input: { Marker: 'next' } },
    ),
  );
  expect(late).toEqual({ a: ['one', 'two'], b: ['without a name'] });
});

test('there may be no updates', async () => {
  expect(await lateBy({}, answer(DescribeUpdateActionsCommand, {}))).toEqual({});
});

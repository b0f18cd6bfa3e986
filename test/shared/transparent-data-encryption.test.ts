import { DescribeOptionGroupsCommand, RDSClient } from '@aws-sdk/client-rds';
import { tdeGroupOfInstance, tdeGroupOfSnapshot } from '../../shared/transparent-data-encryption';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const rds = (...answers: Answer[]) =>
  fakeClients(answers, ['rds:DescribeOptionGroups']).client(RDSClient, 'us-east-1');
const holding = (...names: string[]) =>
  answer(DescribeOptionGroupsCommand, {
    OptionGroupsList: [{ Options: names.map((OptionName) => ({ OptionName })) }],
  });

const parameters = {
  acceptTransparentDataEncryption: true,
  requireKmsKey: false,
  requireCustomerManagedKey: false,
  kmsKeyIds: [],
};
const instance = (engine: string | undefined, status = 'in-sync') => ({
  engine,
  optionGroupMemberships: [{ optionGroupName: 'tde', status }],
});
const snapshot = (engine: string | undefined, optionGroupName: string | undefined = 'tde') => ({
  engine,
  optionGroupName,
});

test.each(['TDE', 'TDE_HSM', 'TRANSPARENT_DATA_ENCRYPTION', 'tde'])('the option %s counts', async (name) => {
  expect(await tdeGroupOfInstance(rds(holding('SSL', name)), instance('oracle-ee'), parameters)).toBe('tde');
  expect(await tdeGroupOfSnapshot(rds(holding('SSL', name)), snapshot('oracle-ee'), parameters)).toBe('tde');
});

test('other options do not', async () => {
  const answers = holding('NATIVE_NETWORK_ENCRYPTION', 'TDE_TOOLS');
  expect(await tdeGroupOfInstance(rds(answers), instance('oracle-ee'), parameters)).toBeUndefined();
});

test.each(['oracle-ee', 'oracle-ee-cdb', 'sqlserver-ee', 'sqlserver-se', 'SQLSERVER-EE'])(
  '%s can have TDE',
  async (engine) => {
    expect(await tdeGroupOfInstance(rds(holding('TDE')), instance(engine), parameters)).toBe('tde');
    expect(await tdeGroupOfSnapshot(rds(holding('TDE')), snapshot(engine), parameters)).toBe('tde');
  },
);

test.each([
  'oracle-se2',
  'oracle-se2-cdb',
  'sqlserver-web',
  'sqlserver-ex',
  'custom-oracle-ee',
  'mysql',
  undefined,
])('%s cannot, and RDS is not asked', async (engine) => {
  expect(await tdeGroupOfInstance(rds(), instance(engine), parameters)).toBeUndefined();
  expect(await tdeGroupOfSnapshot(rds(), snapshot(engine), parameters)).toBeUndefined();
});

test.each([
  { acceptTransparentDataEncryption: false },
  { requireKmsKey: true },
  { requireCustomerManagedKey: true },
  { kmsKeyIds: ['alias/phi'] },
])('%p rules TDE out, and RDS is not asked', async (given) => {
  const values = { ...parameters, ...given };
  expect(await tdeGroupOfInstance(rds(), instance('oracle-ee'), values)).toBeUndefined();
  expect(await tdeGroupOfSnapshot(rds(), snapshot('oracle-ee'), values)).toBeUndefined();
});

test('a group that the instance has not applied does not count', async () => {
  const waiting = instance('oracle-ee', 'pending-apply');
  expect(await tdeGroupOfInstance(rds(), waiting, parameters)).toBeUndefined();
});

test('the group of a snapshot may be gone or not be named', async () => {
  const client = rds(failure(DescribeOptionGroupsCommand, 'OptionGroupNotFoundFault'));
  expect(await tdeGroupOfSnapshot(client, snapshot('sqlserver-ee', 'gone'), parameters)).toBeUndefined();
  const unnamed = { engine: 'sqlserver-ee', optionGroupName: undefined };
  expect(await tdeGroupOfSnapshot(rds(), unnamed, parameters)).toBeUndefined();
});

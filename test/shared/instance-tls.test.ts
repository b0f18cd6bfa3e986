import { DescribeDBParametersCommand, RDSClient } from '@aws-sdk/client-rds';
import { clearConnectionFault } from '../../shared/instance-tls';
import { answer, fakeClients } from '../fake-aws';

/** The client of an account in which the parameter has this value in every group. */
const rdsWith = (ParameterValue: string | undefined) =>
  fakeClients(
    [
      answer(DescribeDBParametersCommand, {
        Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue }],
      }),
    ],
    ['rds:DescribeDBParameters'],
  ).client(RDSClient, 'us-east-1');

const inSync = [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }];

test.each(['1', 'ON', 'on', 'TRUE', 'true'])('%s is on', async (value) => {
  const instance = { engineVersion: '13.15', dBParameterGroups: inSync };
  expect(await clearConnectionFault(rdsWith(value), 'postgres', instance, true)).toBeUndefined();
});

test.each(['0', 'OFF', 'false', '10', 'yes'])('%s is off', async (value) => {
  const instance = { engineVersion: '16.3', dBParameterGroups: inSync };
  expect(await clearConnectionFault(rdsWith(value), 'postgres', instance, true)).toBe(
    'rds.force_ssl is off in parameter group hipaa; it should be on.',
  );
});

test('without a value, the default of the very engine counts', async () => {
  const instance = { engineVersion: '16.3', dBParameterGroups: inSync };
  expect(await clearConnectionFault(rdsWith(undefined), 'postgres', instance, true)).toBeUndefined();
  expect(await clearConnectionFault(rdsWith(undefined), 'aurora-postgresql', instance, true)).toMatch(
    /is off/,
  );
});

test('the status of the group counts when asked for', async () => {
  const instance = {
    engineVersion: '16.3',
    dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'applying' }],
  };
  expect(await clearConnectionFault(rdsWith('1'), 'postgres', instance, true)).toMatch(/status is applying/);
  expect(await clearConnectionFault(rdsWith('1'), 'postgres', instance, false)).toBeUndefined();
});

test('an instance without groups is a fault', async () => {
  const instance = { engineVersion: '16.3', dBParameterGroups: undefined };
  expect(await clearConnectionFault(rdsWith('1'), 'postgres', instance, true)).toMatch(/no parameter group/);
});

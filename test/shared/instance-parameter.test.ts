import { DescribeDBParametersCommand, RDSClient } from '@aws-sdk/client-rds';
import { instanceParameterFault, type WantedParameter } from '../../shared/instance-parameter';
import { answer, fakeClients } from '../fake-aws';

const AUDIT: WantedParameter = {
  name: 'rds.sqlserver_audit',
  right: 'fedramp_hipaa',
  wrong: 'not fedramp_hipaa',
  isRight: (value) => value === 'fedramp_hipaa',
};

/** The client of an account whose groups answer with these values in turn; undefined for no such parameter. */
const rdsWith = (...values: (string | undefined)[]) =>
  fakeClients(
    values.map((ParameterValue) =>
      answer(DescribeDBParametersCommand, {
        Parameters:
          ParameterValue === undefined ? [] : [{ ParameterName: 'rds.sqlserver_audit', ParameterValue }],
      }),
    ),
    ['rds:DescribeDBParameters'],
  ).client(RDSClient, 'us-east-1');

const member = (dBParameterGroupName: string | undefined, parameterApplyStatus?: string) => ({
  dBParameterGroupName,
  parameterApplyStatus,
});

test('the parameter is in force', async () => {
  const instance = { dBParameterGroups: [member('hipaa', 'In-Sync')] };
  expect(await instanceParameterFault(rdsWith('fedramp_hipaa'), instance, AUDIT, true)).toBeUndefined();
});

test.each([
  [
    'another value',
    'none',
    'rds.sqlserver_audit is not fedramp_hipaa in parameter group hipaa; it should be',
  ],
  ['no such parameter', undefined, 'Parameter group hipaa does not have rds.sqlserver_audit; it should be'],
])('%s is a fault', async (_, value, sentence) => {
  const instance = { dBParameterGroups: [member('hipaa', 'in-sync')] };
  expect(await instanceParameterFault(rdsWith(value), instance, AUDIT, true)).toBe(
    `${sentence} fedramp_hipaa.`,
  );
});

test.each([
  ['pending-reboot', 'pending-reboot'],
  [undefined, 'unknown'],
])('a group of status %p counts when asked for', async (status, named) => {
  const instance = { dBParameterGroups: [member('hipaa', status)] };
  expect(await instanceParameterFault(rdsWith('fedramp_hipaa'), instance, AUDIT, true)).toMatch(
    `is fedramp_hipaa in parameter group hipaa, whose status is ${named}; in-sync is wanted`,
  );
  expect(await instanceParameterFault(rdsWith('fedramp_hipaa'), instance, AUDIT, false)).toBeUndefined();
});

test('every group counts', async () => {
  const instance = { dBParameterGroups: [member('one', 'in-sync'), member('two', 'in-sync')] };
  expect(await instanceParameterFault(rdsWith('fedramp_hipaa', 'none'), instance, AUDIT, true)).toMatch(
    'not fedramp_hipaa in parameter group two',
  );
});

test.each([undefined, []])('no groups (%p) is a fault', async (dBParameterGroups) => {
  expect(await instanceParameterFault(rdsWith(), { dBParameterGroups }, AUDIT, true)).toBe(
    'The instance has no parameter group; one with rds.sqlserver_audit fedramp_hipaa is wanted.',
  );
});

test('a group without a name leaves the answer open', async () => {
  const instance = { dBParameterGroups: [member(undefined, 'in-sync')] };
  await expect(instanceParameterFault(rdsWith(), instance, AUDIT, true)).rejects.toThrow(
    'configuration.dBParameterGroups.dBParameterGroupName: expected text, got nothing',
  );
});

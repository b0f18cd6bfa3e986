import { DescribeDBClusterParametersCommand, RDSClient } from '@aws-sdk/client-rds';
import { clusterClearConnectionFault, unappliedFault } from '../../shared/cluster-tls';
import { answer, fakeClients } from '../fake-aws';

/** The client of an account in which the cluster parameter group has these parameters. */
const rdsWith = (Parameters: { ParameterName: string; ParameterValue?: string }[]) =>
  fakeClients(
    [
      answer(
        DescribeDBClusterParametersCommand,
        { Parameters },
        { input: { DBClusterParameterGroupName: 'hipaa' } },
      ),
    ],
    ['rds:DescribeDBClusterParameters'],
  ).client(RDSClient, 'us-east-1');

const cluster = {
  engineVersion: '8.0.mysql_aurora.3.04.0',
  dbclusterParameterGroup: 'hipaa',
  dbclusterMembers: [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'pending-reboot' }],
};

test('the value of the group counts', async () => {
  const fault = (ParameterValue: string) =>
    clusterClearConnectionFault(
      rdsWith([{ ParameterName: 'require_secure_transport', ParameterValue }]),
      'aurora-mysql',
      cluster,
      false,
    );
  expect(await fault('ON')).toBeUndefined();
  expect(await fault('OFF')).toBe(
    'require_secure_transport is off in cluster parameter group hipaa; it should be on.',
  );
});

test('without a value, the default of the very engine counts', async () => {
  const fault = (engine: 'aurora-postgresql' | 'postgres') =>
    clusterClearConnectionFault(
      rdsWith([{ ParameterName: 'rds.force_ssl' }]),
      engine,
      { ...cluster, engineVersion: '16.3' },
      false,
    );
  expect(await fault('postgres')).toBeUndefined();
  expect(await fault('aurora-postgresql')).toMatch(/^rds\.force_ssl is off/);
});

test('the status of the members counts when asked for', async () => {
  const fault = (requireInSync: boolean) =>
    clusterClearConnectionFault(
      rdsWith([{ ParameterName: 'require_secure_transport', ParameterValue: '1' }]),
      'mysql',
      cluster,
      requireInSync,
    );
  expect(await fault(true)).toMatch(
    /^require_secure_transport is on, but .* pending-reboot on member writer/,
  );
  expect(await fault(false)).toBeUndefined();
});

test('a group without the parameter, and a cluster without a group, are faults', async () => {
  expect(await clusterClearConnectionFault(rdsWith([]), 'mysql', cluster, true)).toBe(
    'Cluster parameter group hipaa does not have require_secure_transport; it should be on.',
  );
  const without = { ...cluster, dbclusterParameterGroup: undefined };
  expect(await clusterClearConnectionFault(rdsWith([]), 'mysql', without, true)).toMatch(
    /no parameter group/,
  );
});

test.each([
  ['no list of members', undefined],
  ['no members', []],
  ['all in sync', [{ dbinstanceIdentifier: 'a', dbclusterParameterGroupStatus: 'In-Sync' }]],
])('nothing waits: %s', (_, dbclusterMembers) => {
  expect(unappliedFault('tls is on', { ...cluster, dbclusterMembers })).toBeUndefined();
});

test('the first member that is not in sync is named', () => {
  const dbclusterMembers = [
    { dbinstanceIdentifier: 'a', dbclusterParameterGroupStatus: 'in-sync' },
    { dbinstanceIdentifier: 'b', dbclusterParameterGroupStatus: 'applying' },
    { dbinstanceIdentifier: 'c', dbclusterParameterGroupStatus: 'pending-reboot' },
  ];
  expect(unappliedFault('tls is enabled', { ...cluster, dbclusterMembers })).toBe(
    'tls is enabled, but the parameter group is applying on member b, which may not have applied this or only ' +
      'another parameter; in-sync is wanted, after a reboot.',
  );
});

test('a member without a status is a fault', () => {
  const dbclusterMembers = [{ dbinstanceIdentifier: undefined, dbclusterParameterGroupStatus: undefined }];
  expect(unappliedFault('tls is enabled', { ...cluster, dbclusterMembers })).toMatch(
    /of unknown status on member without a name/,
  );
});

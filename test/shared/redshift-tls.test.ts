import {
  DescribeClusterParameterGroupsCommand,
  DescribeClusterParametersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import { parameterFault } from '../../shared/redshift-tls';
import { answer, fakeClients, type Answer } from '../fake-aws';

const redshift = (...answers: Answer[]) =>
  fakeClients(answers, [
    'redshift:DescribeClusterParameters',
    'redshift:DescribeClusterParameterGroups',
  ]).client(RedshiftClient, 'us-east-1');

const group = {
  parameterGroupName: 'hipaa',
  parameterApplyStatus: 'pending-reboot',
  clusterParameterStatusList: [
    { parameterName: 'require_ssl', parameterApplyStatus: 'in-sync' },
    { parameterName: 'use_fips_ssl', parameterApplyStatus: undefined },
  ],
};
const bothTrue = answer(DescribeClusterParametersCommand, {
  Parameters: [
    { ParameterName: 'require_ssl', ParameterValue: 'true' },
    { ParameterName: 'use_fips_ssl', ParameterValue: 'true' },
  ],
});

test('no fault: the status of the parameter beats that of the group', async () => {
  expect(await parameterFault(redshift(bothTrue), group, ['require_ssl'])).toBeUndefined();
});

test('a parameter in the list of statuses without one is not known to be applied', async () => {
  expect(await parameterFault(redshift(bothTrue), group, ['require_ssl', 'use_fips_ssl'])).toBe(
    'use_fips_ssl is true in parameter group hipaa, but its status in the cluster is unknown; ' +
      'in-sync is wanted, which takes a reboot.',
  );
});

test('the status of the group counts for a parameter that is not in the list', async () => {
  const listless = { ...group, clusterParameterStatusList: undefined };
  expect(await parameterFault(redshift(bothTrue), listless, ['require_ssl'])).toMatch(/is pending-reboot/);
});

test('the family decides about require_ssl alone', async () => {
  const answers = [
    answer(DescribeClusterParametersCommand, { Parameters: [] }),
    answer(DescribeClusterParameterGroupsCommand, {
      ParameterGroups: [{ ParameterGroupName: 'hipaa', ParameterGroupFamily: 'redshift-2.0' }],
    }),
  ];
  expect(await parameterFault(redshift(...answers), group, ['require_ssl', 'use_fips_ssl'])).toBe(
    'use_fips_ssl is not true in parameter group hipaa; true is wanted.',
  );
});

test('a group without a name cannot be judged', async () => {
  await expect(
    parameterFault(redshift(), { ...group, parameterGroupName: undefined }, ['require_ssl']),
  ).rejects.toThrow('configuration.clusterParameterGroups.parameterGroupName: expected text, got nothing');
});

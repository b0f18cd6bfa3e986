import {
  DescribeDBClusterParametersCommand,
  DescribeDBParametersCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  DescribeClusterParameterGroupsCommand,
  DescribeClusterParametersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import {
  dbClusterParameter,
  dbParameter,
  docdbParameter,
  redshiftFamily,
  redshiftParameters,
} from '../../shared/parameter-groups';
import { answer, fakeClients, type Answer } from '../fake-aws';

const rds = (...answers: Answer[]) =>
  fakeClients(answers, ['rds:DescribeDBParameters', 'rds:DescribeDBClusterParameters']).client(
    RDSClient,
    'us-east-1',
  );
const redshift = (...answers: Answer[]) =>
  fakeClients(answers, [
    'redshift:DescribeClusterParameters',
    'redshift:DescribeClusterParameterGroups',
  ]).client(RedshiftClient, 'us-east-1');

describe('dbParameter', () => {
  test('asks for the one parameter, page by page', async () => {
    const client = rds(
      answer(
        DescribeDBParametersCommand,
        { Parameters: [{ ParameterName: 'other', ParameterValue: '0' }], Marker: 'page-2' },
        {
          input: {
            DBParameterGroupName: 'hipaa',
            Filters: [{ Name: 'parameter-name', Values: ['rds.force_ssl'] }],
            Marker: undefined,
          },
        },
      ),
      answer(
        DescribeDBParametersCommand,
        { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] },
        { input: { DBParameterGroupName: 'hipaa', Marker: 'page-2' } },
      ),
    );
    expect(await dbParameter(client, 'hipaa', 'rds.force_ssl')).toEqual({ value: '1' });
  });

  test('goes on after an empty page', async () => {
    const client = rds(
      answer(DescribeDBParametersCommand, { Marker: 'page-2' }),
      answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] }),
    );
    expect(await dbParameter(client, 'hipaa', 'rds.force_ssl')).toEqual({ value: undefined });
  });

  test('takes an empty value for none', async () => {
    const client = rds(
      answer(DescribeDBParametersCommand, {
        Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '' }],
      }),
    );
    expect(await dbParameter(client, 'hipaa', 'rds.force_ssl')).toEqual({ value: undefined });
  });

  test('is undefined when the last page, with an empty marker, does not have it', async () => {
    const client = rds(answer(DescribeDBParametersCommand, { Parameters: [], Marker: '' }));
    expect(await dbParameter(client, 'hipaa', 'rds.force_ssl')).toBeUndefined();
  });
});

test('dbClusterParameter asks for the one parameter, page by page', async () => {
  const client = rds(
    answer(
      DescribeDBClusterParametersCommand,
      { Parameters: [{ ParameterName: 'other', ParameterValue: 'OFF' }], Marker: 'page-2' },
      {
        input: {
          DBClusterParameterGroupName: 'hipaa',
          Filters: [{ Name: 'parameter-name', Values: ['require_secure_transport'] }],
          Marker: undefined,
        },
      },
    ),
    answer(
      DescribeDBClusterParametersCommand,
      { Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'ON' }] },
      { input: { DBClusterParameterGroupName: 'hipaa', Marker: 'page-2' } },
    ),
  );
  expect(await dbClusterParameter(client, 'hipaa', 'require_secure_transport')).toEqual({ value: 'ON' });
});

test('docdbParameter asks without a filter, page by page', async () => {
  const client = rds(
    answer(
      DescribeDBClusterParametersCommand,
      { Parameters: [{ ParameterName: 'audit_logs', ParameterValue: 'disabled' }], Marker: 'page-2' },
      { input: { DBClusterParameterGroupName: 'hipaa', Filters: undefined, Marker: undefined } },
    ),
    answer(
      DescribeDBClusterParametersCommand,
      { Parameters: [{ ParameterName: 'tls', ParameterValue: 'tls1.2+' }] },
      { input: { DBClusterParameterGroupName: 'hipaa', Filters: undefined, Marker: 'page-2' } },
    ),
  );
  expect(await docdbParameter(client, 'hipaa', 'tls')).toEqual({ value: 'tls1.2+' });
});

describe('redshiftParameters', () => {
  test('gathers all pages', async () => {
    const client = redshift(
      answer(
        DescribeClusterParametersCommand,
        { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }], Marker: 'page-2' },
        { input: { ParameterGroupName: 'hipaa', Marker: undefined } },
      ),
      answer(
        DescribeClusterParametersCommand,
        { Parameters: [{ ParameterName: 'use_fips_ssl' }], Marker: '' },
        { input: { ParameterGroupName: 'hipaa', Marker: 'page-2' } },
      ),
    );
    expect([...(await redshiftParameters(client, 'hipaa'))]).toEqual([
      ['require_ssl', { value: 'true' }],
      ['use_fips_ssl', { value: undefined }],
    ]);
  });

  test('is empty when the answer has no parameters', async () => {
    const client = redshift(answer(DescribeClusterParametersCommand, {}));
    expect((await redshiftParameters(client, 'hipaa')).size).toBe(0);
  });
});

describe('redshiftFamily', () => {
  test('is the family of that group', async () => {
    const client = redshift(
      answer(
        DescribeClusterParameterGroupsCommand,
        {
          ParameterGroups: [
            { ParameterGroupName: 'other', ParameterGroupFamily: 'redshift-1.0' },
            { ParameterGroupName: 'hipaa', ParameterGroupFamily: 'redshift-2.0' },
          ],
        },
        { input: { ParameterGroupName: 'hipaa' } },
      ),
    );
    expect(await redshiftFamily(client, 'hipaa')).toBe('redshift-2.0');
  });

  test.each([
    ['no list', {}],
    ['an empty list', { ParameterGroups: [] }],
    ['the group without a family', { ParameterGroups: [{ ParameterGroupName: 'hipaa' }] }],
  ])('is an error when the answer has %s', async (_, output) => {
    const client = redshift(answer(DescribeClusterParameterGroupsCommand, output));
    await expect(redshiftFamily(client, 'hipaa')).rejects.toThrow(
      'redshift:DescribeClusterParameterGroups answered without the family of hipaa',
    );
  });
});

import { DescribeOptionGroupsCommand, RDSClient } from '@aws-sdk/client-rds';
import { optionsInForce, optionsOf } from '../../shared/option-groups';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const rds = (...answers: Answer[]) =>
  fakeClients(answers, ['rds:DescribeOptionGroups']).client(RDSClient, 'us-east-1');

describe('optionsOf', () => {
  test('gives names in capitals and the settings in effect', async () => {
    const client = rds(
      answer(
        DescribeOptionGroupsCommand,
        {
          OptionGroupsList: [
            {
              OptionGroupName: 'nne',
              Options: [
                {
                  OptionName: 'Native_Network_Encryption',
                  OptionSettings: [
                    { Name: 'SET', Value: 'REQUIRED', DefaultValue: 'REQUESTED' },
                    { Name: 'DEFAULT', DefaultValue: 'REQUESTED' },
                    { Name: 'EMPTY', Value: '', DefaultValue: 'REQUESTED' },
                    { Name: 'NOTHING', Value: '' },
                  ],
                },
                { OptionName: 'STATSPACK' },
                {},
              ],
            },
          ],
        },
        { input: { OptionGroupName: 'nne' } },
      ),
    );
    const settings = new Map([
      ['SET', 'REQUIRED'],
      ['DEFAULT', 'REQUESTED'],
      ['EMPTY', 'REQUESTED'],
    ]);
    expect(await optionsOf(client, 'nne')).toEqual([
      { group: 'nne', name: 'NATIVE_NETWORK_ENCRYPTION', settings },
      { group: 'nne', name: 'STATSPACK', settings: new Map() },
      { group: 'nne', name: '', settings: new Map() },
    ]);
  });

  test('is empty for a group without options, such as a default one', async () => {
    const client = rds(
      answer(DescribeOptionGroupsCommand, {
        OptionGroupsList: [{ OptionGroupName: 'default:oracle-ee-19' }],
      }),
    );
    expect(await optionsOf(client, 'default:oracle-ee-19')).toEqual([]);
  });

  test('is undefined when the group is gone', async () => {
    const client = rds(failure(DescribeOptionGroupsCommand, 'OptionGroupNotFoundFault'));
    expect(await optionsOf(client, 'gone')).toBeUndefined();
  });

  test.each([
    ['another error', failure(DescribeOptionGroupsCommand, 'AccessDenied'), 'AccessDenied'],
    ['no list', answer(DescribeOptionGroupsCommand, {}), 'RDS answered without option group nne'],
    ['an empty list', answer(DescribeOptionGroupsCommand, { OptionGroupsList: [] }), 'RDS answered without'],
  ])('throws on %s', async (_, reply, message) => {
    await expect(optionsOf(rds(reply), 'nne')).rejects.toThrow(message);
  });
});

describe('optionsInForce', () => {
  const holding = (OptionName: string) =>
    answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName }] }] });

  test('gathers the options of the groups in sync alone', async () => {
    const options = await optionsInForce(rds(holding('TDE'), holding('SSL')), [
      { optionGroupName: 'old', status: 'pending-removal' },
      { optionGroupName: 'one', status: 'in-sync' },
      { optionGroupName: 'two', status: 'In-Sync' },
      { optionGroupName: 'new', status: 'pending-apply' },
      { optionGroupName: 'odd', status: undefined },
    ]);
    expect(options.map(({ group, name }) => [group, name])).toEqual([
      ['one', 'TDE'],
      ['two', 'SSL'],
    ]);
  });

  test.each([undefined, []])('there are none without groups (%p)', async (memberships) => {
    expect(await optionsInForce(rds(), memberships)).toEqual([]);
  });

  test('a group in use cannot be gone', async () => {
    const client = rds(failure(DescribeOptionGroupsCommand, 'OptionGroupNotFoundFault'));
    await expect(optionsInForce(client, [{ optionGroupName: 'nne', status: 'in-sync' }])).rejects.toThrow(
      'RDS has no option group nne, which is in use',
    );
  });

  test('a group without a name leaves the answer open', async () => {
    await expect(optionsInForce(rds(), [{ optionGroupName: undefined, status: 'in-sync' }])).rejects.toThrow(
      'configuration.optionGroupMemberships.optionGroupName: expected text, got nothing',
    );
  });
});

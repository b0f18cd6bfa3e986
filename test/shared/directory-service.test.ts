import {
  DescribeDirectoriesCommand,
  DescribeLDAPSSettingsCommand,
  DescribeSettingsCommand,
  DescribeTrustsCommand,
  DirectoryServiceClient,
  ListLogSubscriptionsCommand,
  type TrustState,
} from '@aws-sdk/client-directory-service';
import {
  clientLdapsStates,
  directoriesOf,
  hasTrust,
  isOneOf,
  logGroupsOf,
  notJudged,
  settingsOf,
} from '../../shared/directory-service';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const ds = (...answers: Answer[]) =>
  fakeClients(answers, [
    'ds:DescribeDirectories',
    'ds:DescribeLDAPSSettings',
    'ds:DescribeSettings',
    'ds:DescribeTrusts',
    'ds:ListLogSubscriptions',
  ]).client(DirectoryServiceClient, 'us-east-1');

async function directoriesIn(...answers: Answer[]) {
  const found = [];
  for await (const directory of directoriesOf(ds(...answers))) found.push(directory);
  return found;
}

describe('directories', () => {
  const described = { DirectoryId: 'd-1', Type: 'SimpleAD', Stage: 'Active', Name: 'corp.example' } as const;

  test('of all pages', async () => {
    expect(
      await directoriesIn(
        answer(DescribeDirectoriesCommand, { DirectoryDescriptions: [described], NextToken: 'n' }),
        answer(DescribeDirectoriesCommand, {}, { input: { NextToken: 'n' } }),
      ),
    ).toEqual([{ id: 'd-1', type: 'SimpleAD', stage: 'Active' }]);
  });

  test('none where the service is not offered', async () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });
    expect(
      await directoriesIn({ ...failure(DescribeDirectoriesCommand, 'Error'), reply: { error } }),
    ).toEqual([]);
  });

  test.each([
    ['undefined', { ...described, DirectoryId: undefined }],
    ['d-1', { ...described, Type: undefined }],
    ['d-1', { ...described, Stage: undefined }],
  ])('that are not described in full are an error: %s', async (seen, DirectoryDescription) => {
    await expect(
      directoriesIn(answer(DescribeDirectoriesCommand, { DirectoryDescriptions: [DirectoryDescription] })),
    ).rejects.toThrow(`describes directory ${seen} without its id, type or stage`);
  });
});

test.each([
  ['ADConnector', 'Active', undefined],
  ['microsoftad', 'active', undefined],
  ['MicrosoftAD', 'Impaired', undefined],
  ['MicrosoftAD', 'Updating', undefined],
  [
    'SharedMicrosoftAD',
    'Active',
    'The directory is of type SharedMicrosoftAD, not ADConnector or MicrosoftAD.',
  ],
  ['MicrosoftAD', 'Creating', 'The directory is not in service: its stage is Creating.'],
  ['MicrosoftAD', 'Inoperable', 'The directory is not in service: its stage is Inoperable.'],
])('a directory of type %s in stage %s is not judged because: %s', (type, stage, expected) => {
  expect(notJudged({ id: 'd-1', type, stage }, ['ADConnector', 'MicrosoftAD'])).toBe(expected);
});

test('words are compared in any letter case', () => {
  expect(isOneOf('ENABLED', ['Enabling', 'Enabled'])).toBe(true);
  expect(isOneOf('Enable', ['Enabling', 'Enabled'])).toBe(false);
});

describe('a trust', () => {
  const first = (TrustState?: TrustState) =>
    answer(
      DescribeTrustsCommand,
      { Trusts: [{ TrustId: 't-1', TrustState }], NextToken: 'n' },
      { input: { DirectoryId: 'd-1' } },
    );
  const last = (TrustState?: TrustState) =>
    answer(
      DescribeTrustsCommand,
      { Trusts: TrustState && [{ TrustId: 't-2', TrustState }] },
      { input: { DirectoryId: 'd-1', NextToken: 'n' } },
    );

  test.each([
    ['verified', [first('Verified')]],
    ['of an unknown state', [first()]],
    ['on the second page', [first('Deleting'), last('VerifyFailed')]],
  ])('%s', async (_, answers) => {
    expect(await hasTrust(ds(...answers), 'd-1')).toBe(true);
  });

  test.each([
    ['failed', 'Failed'],
    ['deleted', 'Deleted'],
  ] as const)('that is %s is none', async (_, state) => {
    expect(await hasTrust(ds(first(state), last()), 'd-1')).toBe(false);
  });
});

test('states of client-side LDAPS come from all pages', async () => {
  const input = { DirectoryId: 'd-1', Type: 'Client' } as const;
  expect(
    await clientLdapsStates(
      ds(
        answer(DescribeLDAPSSettingsCommand, { LDAPSSettingsInfo: [{}], NextToken: 'n' }, { input }),
        answer(
          DescribeLDAPSSettingsCommand,
          { LDAPSSettingsInfo: [{ LDAPSStatus: 'Enabled' }], NextToken: 'o' },
          { input: { ...input, NextToken: 'n' } },
        ),
        answer(DescribeLDAPSSettingsCommand, {}, { input: { ...input, NextToken: 'o' } }),
      ),
      'd-1',
    ),
  ).toEqual(['Enabled']);
});

describe('settings', () => {
  const input = { DirectoryId: 'd-1', NextToken: undefined };

  test('of all pages', async () => {
    expect(
      await settingsOf(
        ds(
          answer(
            DescribeSettingsCommand,
            { SettingEntries: [{ Name: 'TLS_1_0' }], NextToken: 'n' },
            { input },
          ),
          answer(DescribeSettingsCommand, { NextToken: '' }, { input: { ...input, NextToken: 'n' } }),
        ),
        'd-1',
      ),
    ).toEqual([{ Name: 'TLS_1_0' }]);
  });

  test('that a directory does not support are none', async () => {
    expect(
      await settingsOf(ds(failure(DescribeSettingsCommand, 'UnsupportedOperationException')), 'd-1'),
    ).toEqual([]);
  });

  test('that cannot be read are an error', async () => {
    await expect(settingsOf(ds(failure(DescribeSettingsCommand, 'ClientException')), 'd-1')).rejects.toThrow(
      'ClientException',
    );
  });
});

test('log groups come from all pages', async () => {
  const input = { DirectoryId: 'd-1' };
  expect(
    await logGroupsOf(
      ds(
        answer(ListLogSubscriptionsCommand, { LogSubscriptions: [{}], NextToken: 'n' }, { input }),
        answer(
          ListLogSubscriptionsCommand,
          { LogSubscriptions: [{ LogGroupName: '/ds/corp' }], NextToken: 'o' },
          { input: { ...input, NextToken: 'n' } },
        ),
        answer(ListLogSubscriptionsCommand, {}, { input: { ...input, NextToken: 'o' } }),
      ),
      'd-1',
    ),
  ).toEqual(['/ds/corp']);
});

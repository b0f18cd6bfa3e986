import {
  DescribeDirectoriesCommand,
  DescribeSettingsCommand,
  type DirectoryStage,
  type DirectoryType,
  type SettingEntry,
} from '@aws-sdk/client-directory-service';
import { rule } from '../../../rules/directory/directory-service-legacy-protocols-disabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const DIRECTORY = 'AWS::DirectoryService::Directory';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const directory = (Type: DirectoryType = 'MicrosoftAD', Stage: DirectoryStage = 'Active') =>
  answer(DescribeDirectoriesCommand, { DirectoryDescriptions: [{ DirectoryId: 'd-1', Type, Stage }] });
const settings = (...SettingEntries: SettingEntry[]) =>
  answer(
    DescribeSettingsCommand,
    { SettingEntries },
    { input: { DirectoryId: 'd-1', NextToken: undefined } },
  );
const off = (Name: string): SettingEntry => ({
  Name,
  Type: 'Protocol',
  AppliedValue: 'Disable',
  RequestStatus: 'Updated',
});
const on = (Name: string): SettingEntry => ({
  Name,
  Type: 'Protocol',
  AppliedValue: 'Enable',
  RequestStatus: 'Default',
});

testPeriodicRule(rule, {
  compliant: {
    'all five disabled, beside ciphers and TLS 1.2': {
      answers: [
        directory(),
        settings(
          off('PCT_1_0'),
          off('SSL_2_0'),
          off('SSL_3_0'),
          off('TLS_1_0'),
          off('TLS_1_1'),
          on('TLS_1_2'),
          on('AES_256_256'),
        ),
      ],
      annotation: /^Disabled: PCT_1_0, SSL_2_0, SSL_3_0, TLS_1_0, TLS_1_1\.$/,
    },
    'some are not listed': { answers: [directory(), settings(off('TLS_1_0'), off('TLS_1_1'))] },
    'another spelling of the names and of the value': {
      answers: [
        directory(),
        settings({ ...off('tls 1.0'), AppliedValue: 'DISABLE' }, off('Ssl-3-0'), off('PCT 1.0')),
      ],
    },
    'a change to Enable is requested but not applied': {
      answers: [
        directory(),
        settings({ ...off('TLS_1_0'), RequestedValue: 'Enable', RequestStatus: 'Requested' }),
      ],
    },
    'TLS 1.1 is on and not named': {
      parameters: { protocolNames: 'TLS_1_0' },
      answers: [directory(), settings(off('TLS_1_0'), on('TLS_1_1'))],
    },
    'an impaired directory': { answers: [directory('MicrosoftAD', 'Impaired'), settings(off('TLS_1_0'))] },
  },
  nonCompliant: {
    'TLS 1.0 enabled by default': {
      answers: [directory(), settings(on('TLS_1_0'), off('TLS_1_1'))],
      annotation: /^Protocols that are not disabled: TLS_1_0 \(Enable\); Disable is wanted for each\.$/,
    },
    'a change to Disable is requested but not applied': {
      answers: [
        directory(),
        settings({ ...on('TLS_1_0'), RequestedValue: 'Disable', RequestStatus: 'Requested' }),
      ],
    },
    'a change to Disable failed': {
      answers: [
        directory(),
        settings({ ...on('SSL_3_0'), RequestedValue: 'Disable', RequestStatus: 'Failed' }),
      ],
    },
    'no value': { answers: [directory(), settings({ Name: 'TLS_1_1' })], annotation: /TLS_1_1 \(not set\)/ },
    'on the second page': {
      answers: [
        directory(),
        answer(
          DescribeSettingsCommand,
          { SettingEntries: [off('TLS_1_0')], NextToken: 'n' },
          { input: { NextToken: undefined } },
        ),
        answer(DescribeSettingsCommand, { SettingEntries: [on('TLS_1_1')] }, { input: { NextToken: 'n' } }),
      ],
    },
    'a cipher that is named by a parameter': {
      parameters: { protocolNames: ' TLS_1_0 , RC4.128-128 ' },
      answers: [directory(), settings(off('TLS_1_0'), on('RC4_128_128'))],
    },
  },
  notApplicable: {
    'a connector': { answers: [directory('ADConnector')], annotation: /ADConnector, not MicrosoftAD/ },
    'a directory that is being deleted': { answers: [directory('MicrosoftAD', 'Deleting')] },
    'settings are not supported': {
      answers: [directory(), failure(DescribeSettingsCommand, 'UnsupportedOperationException')],
      annotation: /no setting for PCT_1_0, SSL_2_0/,
    },
    'no setting of these names': {
      answers: [directory(), settings(on('TLS_1_2'), { AppliedValue: 'Enable' })],
    },
    'no settings': { answers: [directory(), answer(DescribeSettingsCommand, {})] },
  },
  findings: {
    'two directories': {
      answers: [
        answer(DescribeDirectoriesCommand, {
          DirectoryDescriptions: [
            { DirectoryId: 'd-1', Type: 'MicrosoftAD', Stage: 'Active' },
            { DirectoryId: 'd-2', Type: 'SimpleAD', Stage: 'Active' },
          ],
        }),
        settings(on('PCT_1_0')),
      ],
      expected: [
        [DIRECTORY, 'd-1', 'NON_COMPLIANT'],
        [DIRECTORY, 'd-2', 'NOT_APPLICABLE'],
      ],
    },
    'a Region without Directory Service': {
      answers: [{ ...failure(DescribeDirectoriesCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the settings cannot be read': {
      answers: [directory(), failure(DescribeSettingsCommand, 'DirectoryDoesNotExistException')],
      error: /DirectoryDoesNotExist/,
    },
    'the directories cannot be listed': {
      answers: [failure(DescribeDirectoriesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

import {
  DescribeDirectoriesCommand,
  DescribeLDAPSSettingsCommand,
  DescribeTrustsCommand,
  type DirectoryStage,
  type DirectoryType,
  type LDAPSStatus,
  type TrustState,
} from '@aws-sdk/client-directory-service';
import { rule } from '../../../rules/directory/directory-service-ldaps-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const DIRECTORY = 'AWS::DirectoryService::Directory';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const directory = (Type: DirectoryType, Stage: DirectoryStage = 'Active') =>
  answer(DescribeDirectoriesCommand, { DirectoryDescriptions: [{ DirectoryId: 'd-1', Type, Stage }] });
const trusts = (...states: TrustState[]) =>
  answer(
    DescribeTrustsCommand,
    { Trusts: states.map((TrustState) => ({ TrustState })) },
    { input: { DirectoryId: 'd-1' } },
  );
const ldaps = (states: LDAPSStatus[], DirectoryId = 'd-1') =>
  answer(
    DescribeLDAPSSettingsCommand,
    { LDAPSSettingsInfo: states.map((LDAPSStatus) => ({ LDAPSStatus })) },
    { input: { DirectoryId, Type: 'Client' } },
  );

testPeriodicRule(rule, {
  compliant: {
    'a Microsoft AD with a trust, enabled': {
      answers: [directory('MicrosoftAD'), trusts('Verified'), ldaps(['Enabled'])],
      annotation: /^Client-side LDAPS is enabled\.$/,
    },
    'a connector, enabled': { answers: [directory('ADConnector'), ldaps(['Enabled'])] },
    'an impaired connector, enabled after a failure': {
      answers: [directory('ADConnector', 'Impaired'), ldaps(['EnableFailed', 'Enabled'])],
    },
  },
  nonCompliant: {
    'a connector, never enabled': {
      answers: [directory('ADConnector'), ldaps([])],
      annotation: /was never enabled; Enabled is wanted/,
    },
    'a connector, not enabled': {
      answers: [directory('ADConnector'), ldaps(['EnableFailed'])],
      annotation: /is EnableFailed; Enabled is wanted/,
    },
    'a connector, disabled': { answers: [directory('ADConnector'), ldaps(['Disabled'])] },
    'a connector without a list': {
      answers: [directory('ADConnector'), answer(DescribeLDAPSSettingsCommand, {})],
    },
    'a Microsoft AD with a trust that cannot be verified, disabled': {
      answers: [directory('MicrosoftAD'), trusts('Deleted', 'VerifyFailed'), ldaps(['Disabled'])],
    },
  },
  notApplicable: {
    'a Microsoft AD without a trust': {
      answers: [directory('MicrosoftAD'), trusts()],
      annotation: /no trust with another domain/,
    },
    'a Microsoft AD whose trust is being deleted': {
      answers: [directory('MicrosoftAD'), trusts('Deleting')],
    },
    'a shared directory': { answers: [directory('SharedMicrosoftAD')], annotation: /SharedMicrosoftAD/ },
    'a Simple AD': { answers: [directory('SimpleAD')] },
    'a connector that is being created': {
      answers: [directory('ADConnector', 'Creating')],
      annotation: /stage is Creating/,
    },
    'a connector, being enabled': {
      answers: [directory('ADConnector'), ldaps(['Enabling'])],
      annotation: /being enabled/,
    },
  },
  findings: {
    'directories of two pages': {
      answers: [
        answer(DescribeDirectoriesCommand, {
          DirectoryDescriptions: [{ DirectoryId: 'd-1', Type: 'ADConnector', Stage: 'Active' }],
          NextToken: 'n',
        }),
        answer(
          DescribeDirectoriesCommand,
          { DirectoryDescriptions: [{ DirectoryId: 'd-2', Type: 'ADConnector', Stage: 'Active' }] },
          { input: { NextToken: 'n' } },
        ),
        ldaps(['Enabled']),
        ldaps([], 'd-2'),
      ],
      expected: [
        [DIRECTORY, 'd-1', 'COMPLIANT'],
        [DIRECTORY, 'd-2', 'NON_COMPLIANT'],
      ],
    },
    'no directories': { answers: [answer(DescribeDirectoriesCommand, {})], expected: [] },
    'a Region without Directory Service': {
      answers: [{ ...failure(DescribeDirectoriesCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the directories cannot be listed': {
      answers: [failure(DescribeDirectoriesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the trusts cannot be listed': {
      answers: [directory('MicrosoftAD'), failure(DescribeTrustsCommand, 'UnsupportedOperationException')],
      error: /UnsupportedOperation/,
    },
    'the settings of LDAPS cannot be read': {
      answers: [directory('ADConnector'), failure(DescribeLDAPSSettingsCommand, 'ClientException')],
      error: /ClientException/,
    },
    'a directory without a type': {
      answers: [
        answer(DescribeDirectoriesCommand, {
          DirectoryDescriptions: [{ DirectoryId: 'd-1', Stage: 'Active' }],
        }),
      ],
      error: /directory d-1 without its id, type or stage/,
    },
  },
});

import { GetVaultAccessPolicyCommand, GetVaultLockCommand, ListVaultsCommand } from '@aws-sdk/client-glacier';
import { rule } from '../../../rules/glacier/glacier-vault-denies-insecure-transport';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const VaultARN = 'arn:aws:glacier:us-east-1:111122223333:vaults/v';
const vaults = answer(ListVaultsCommand, { VaultList: [{ VaultARN, VaultName: 'v' }] });

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'glacier:*',
  Resource: VaultARN,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const document = (...statements: readonly unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const access = (Policy?: string, vaultName = 'v') =>
  answer(GetVaultAccessPolicyCommand, { policy: { Policy } }, { input: { accountId: '-', vaultName } });
const lock = (Policy: string | undefined, State = 'Locked') =>
  answer(GetVaultLockCommand, { Policy, State }, { input: { accountId: '-', vaultName: 'v' } });
const noAccess = failure(GetVaultAccessPolicyCommand, 'ResourceNotFoundException');
const noLock = failure(GetVaultLockCommand, 'ResourceNotFoundException');
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'the denial in the access policy, as one statement': {
      answers: [vaults, access(JSON.stringify({ Statement: denial }))],
      annotation: /access policy of the vault denies/,
    },
    'every action, everywhere, in odd casing, beside an Allow': {
      answers: [
        vaults,
        access(
          document(
            { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'glacier:*', Resource: VaultARN },
            {
              Effect: 'Deny',
              Principal: { AWS: ['*'] },
              Action: ['*'],
              Resource: ['*'],
              Condition: { bool: { 'AWS:securetransport': [false] } },
            },
          ),
        ),
      ],
    },
    'no access policy, the denial in a lock': {
      answers: [vaults, noAccess, lock(document(denial))],
      annotation: /lock policy of the vault denies/,
    },
    'an access policy that is not enough, the denial in a lock that is not completed': {
      answers: [
        vaults,
        access(document({ ...denial, Action: 'glacier:DeleteArchive' })),
        lock(document(denial), 'InProgress'),
      ],
    },
  },
  nonCompliant: {
    'neither policy': {
      answers: [vaults, noAccess, noLock],
      annotation:
        /Access policy: There is no policy\. Vault lock: none that denies it\. Wanted: Deny glacier:\*/,
    },
    'one action alone': {
      answers: [vaults, access(document({ ...denial, Action: 'glacier:DeleteArchive' })), noLock],
      annotation: /does not deny plain HTTP to everyone for the vault/,
    },
    'a lock against deleting': {
      answers: [
        vaults,
        noAccess,
        lock(
          document({
            ...denial,
            Action: 'glacier:DeleteArchive',
            Condition: { NumericLessThan: { 'glacier:ArchiveAgeInDays': '365' } },
          }),
        ),
      ],
    },
    'an Allow over TLS and no Deny': {
      answers: [
        vaults,
        access(
          document({ ...denial, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
        ),
        noLock,
      ],
    },
    'the denial of another vault': {
      answers: [vaults, access(document({ ...denial, Resource: `${VaultARN}2` })), noLock],
    },
    'the denial for one account': {
      answers: [
        vaults,
        access(document({ ...denial, Principal: { AWS: 'arn:aws:iam::111122223333:root' } })),
        noLock,
      ],
    },
    'policies without a document': { answers: [vaults, access(), lock(undefined)] },
    'an empty access policy': { answers: [vaults, access(''), noLock] },
    'policies that cannot be read': {
      answers: [vaults, access('{"Statement":['), lock('{')],
      annotation: /cannot be read/,
    },
  },
  findings: {
    'vaults of two pages': {
      answers: [
        answer(
          ListVaultsCommand,
          { VaultList: [{ VaultARN, VaultName: 'v' }], Marker: 'next' },
          { input: { accountId: '-', marker: undefined } },
        ),
        answer(
          ListVaultsCommand,
          { VaultList: [{ VaultARN: `${VaultARN}2`, VaultName: 'v2' }] },
          { input: { accountId: '-', marker: 'next' } },
        ),
        access(document(denial)),
        access(document(denial), 'v2'),
        noLock,
      ],
      expected: [
        ['AWS::Glacier::Vault', VaultARN, 'COMPLIANT'],
        ['AWS::Glacier::Vault', `${VaultARN}2`, 'NON_COMPLIANT'],
      ],
    },
    'no vaults': { answers: [answer(ListVaultsCommand, { VaultList: [] })], expected: [] },
    'an account that vaults are closed to': {
      answers: [failure(ListVaultsCommand, 'NoLongerSupportedException')],
      expected: [],
    },
    'a Region without vaults': {
      answers: [{ ...failure(ListVaultsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListVaultsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the access policy is out of reach': {
      answers: [vaults, failure(GetVaultAccessPolicyCommand, 'ServiceUnavailableException')],
      error: /ServiceUnavailable/,
    },
    'the lock is out of reach': {
      answers: [vaults, noAccess, failure(GetVaultLockCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a vault without an ARN': {
      answers: [answer(ListVaultsCommand, { VaultList: [{ VaultName: 'v' }] })],
      error: /lists vault v without its ARN or name/,
    },
  },
});

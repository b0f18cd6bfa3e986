import {
  GetVaultAccessPolicyCommand,
  GetVaultLockCommand,
  GlacierClient,
  ListVaultsCommand,
} from '@aws-sdk/client-glacier';
import { accessPolicyOf, lockPolicyOf, vaultsOf } from '../../shared/glacier';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const glacier = (...answers: Answer[]) =>
  fakeClients(answers, ['glacier:ListVaults', 'glacier:GetVaultAccessPolicy', 'glacier:GetVaultLock']).client(
    GlacierClient,
    'us-east-1',
  );
const VAULT = { arn: 'arn:v', name: 'v' };
const ofVault = { input: { accountId: '-', vaultName: 'v' } };

async function vaultsIn(...answers: Answer[]) {
  const found = [];
  for await (const vault of vaultsOf(glacier(...answers))) found.push(vault);
  return found;
}

test('vaults are listed page by page', async () => {
  expect(
    await vaultsIn(
      answer(ListVaultsCommand, { VaultList: [{ VaultARN: 'arn:v', VaultName: 'v' }], Marker: 'm' }),
      answer(ListVaultsCommand, {}, { input: { accountId: '-', marker: 'm' } }),
    ),
  ).toEqual([VAULT]);
});

test.each([
  ['v', { VaultName: 'v' }],
  ['arn:v', { VaultARN: 'arn:v' }],
])('a vault without ARN or name cannot be reported: %s', async (seen, vault) => {
  await expect(vaultsIn(answer(ListVaultsCommand, { VaultList: [vault] }))).rejects.toThrow(
    `S3 Glacier lists vault ${seen} without its ARN or name`,
  );
});

describe('the access policy', () => {
  test.each([
    ['its text', { policy: { Policy: '{}' } }, '{}'],
    ['none', { policy: {} }, undefined],
    ['nothing', {}, undefined],
  ])('%s', async (_, output, expected) => {
    expect(await accessPolicyOf(glacier(answer(GetVaultAccessPolicyCommand, output, ofVault)), VAULT)).toBe(
      expected,
    );
  });

  test('is undefined where there is none, and other errors are thrown', async () => {
    const refused = (name: string) => glacier(failure(GetVaultAccessPolicyCommand, name));
    expect(await accessPolicyOf(refused('ResourceNotFoundException'), VAULT)).toBeUndefined();
    await expect(accessPolicyOf(refused('AccessDeniedException'), VAULT)).rejects.toThrow('AccessDenied');
  });
});

test('the lock policy', async () => {
  const locked = glacier(answer(GetVaultLockCommand, { Policy: '{}', State: 'Locked' }, ofVault));
  expect(await lockPolicyOf(locked, VAULT)).toBe('{}');
  const refused = (name: string) => glacier(failure(GetVaultLockCommand, name));
  expect(await lockPolicyOf(refused('ResourceNotFoundException'), VAULT)).toBeUndefined();
  await expect(lockPolicyOf(refused('AccessDeniedException'), VAULT)).rejects.toThrow('AccessDenied');
});

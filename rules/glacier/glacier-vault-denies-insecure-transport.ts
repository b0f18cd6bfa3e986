import { GlacierClient } from '@aws-sdk/client-glacier';
import { accessPolicyOf, lockPolicyOf, VAULT, type Vault, vaultsOf } from '../../shared/glacier';
import { plainHttpGap } from '../../shared/policy';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, type Verdict } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'glacier-vault-denies-insecure-transport',
  title: 'Policies of S3 Glacier vaults deny requests over plain HTTP',
  rationale:
    'Archives are often the last copy of medical records; unless the vault refuses plain HTTP, they can travel to it and back unencrypted.',
  whitepaper: { section: 'Amazon S3 Glacier', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'low',
  remediation:
    'Add to the access policy of the vault (SetVaultAccessPolicy) a Deny of glacier:* on the vault for principal "*" when aws:SecureTransport is "false" (Bool).',
  reports: [VAULT],
  permissions: ['glacier:ListVaults', 'glacier:GetVaultAccessPolicy', 'glacier:GetVaultLock'],

  async *evaluate({ client }) {
    const glacier = client(GlacierClient);
    for await (const vault of whereOffered(vaultsOf(glacier)))
      yield { resourceType: VAULT, resourceId: vault.arn, verdict: await verdictOf(glacier, vault) };
  },
});

async function verdictOf(glacier: GlacierClient, vault: Vault): Promise<Verdict> {
  const wanted = { resources: { 'the vault': vault.arn }, actions: ['glacier:*'] };
  const gap = plainHttpGap(await accessPolicyOf(glacier, vault), wanted);
  if (gap === undefined) return compliant('The access policy of the vault denies plain HTTP to everyone.');
  if (plainHttpGap(await lockPolicyOf(glacier, vault), wanted) === undefined)
    return compliant('The lock policy of the vault denies plain HTTP to everyone.');
  return nonCompliant(
    `Access policy: ${gap} Vault lock: none that denies it. Wanted: Deny glacier:* to everyone if aws:SecureTransport is false, without other conditions.`,
  );
}

export const { handler } = rule;

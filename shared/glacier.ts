/** Vaults of S3 Glacier, and the two policies that each may have. */
import {
  type GlacierClient,
  GetVaultAccessPolicyCommand,
  GetVaultLockCommand,
  paginateListVaults,
} from '@aws-sdk/client-glacier';
import { ReportError } from './errors';
import { ifFound } from './if-found';

/** The type of findings about them. Neither AWS Config nor CloudFormation has it; the resource id is the ARN. */
export const VAULT = 'AWS::Glacier::Vault';

export interface Vault {
  readonly arn: string;
  readonly name: string;
}

/** The account whose credentials sign the call. */
const OWN_ACCOUNT = { accountId: '-' };

/**
 * All vaults of the Region. Needs glacier:ListVaults.
 * @throws ReportError when one has no ARN or name, or an error of AWS
 */
export async function* vaultsOf(client: GlacierClient): AsyncGenerator<Vault> {
  for await (const { VaultList = [] } of paginateListVaults({ client }, OWN_ACCOUNT)) {
    for (const { VaultARN: arn, VaultName: name } of VaultList) {
      if (arn === undefined || name === undefined)
        throw new ReportError(`S3 Glacier lists vault ${String(name ?? arn)} without its ARN or name`);
      yield { arn, name };
    }
  }
}

/** The JSON text of the access policy; undefined when there is none. Needs glacier:GetVaultAccessPolicy. */
export async function accessPolicyOf(client: GlacierClient, { name }: Vault): Promise<string | undefined> {
  const request = { ...OWN_ACCOUNT, vaultName: name };
  const answer = await ifFound(client.send(new GetVaultAccessPolicyCommand(request)));
  return answer?.policy?.Policy;
}

/**
 * The JSON text of the vault lock policy, which is in force from the start of the lock on, before it is completed;
 * undefined when there is none. Needs glacier:GetVaultLock.
 */
export async function lockPolicyOf(client: GlacierClient, { name }: Vault): Promise<string | undefined> {
  const request = { ...OWN_ACCOUNT, vaultName: name };
  const answer = await ifFound(client.send(new GetVaultLockCommand(request)));
  return answer?.Policy;
}

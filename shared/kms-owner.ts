/** Who manages a KMS key: AWS or the customer. */
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Aws } from './aws';

export interface KeyOwner {
  readonly isCustomer: boolean;
  /** Ends a sentence of an annotation: `managed by AWS`, `customer managed`, and why where that had to be inferred. */
  readonly description: string;
}

const AWS_MANAGED: KeyOwner = { isCustomer: false, description: 'managed by AWS' };

/**
 * Who manages a key. Rules that ask declare the permission kms:DescribeKey.
 * @param reference key id, key ARN, alias name or alias ARN
 * @throws the error of KMS when the answer stays open, a missing permission of the caller included
 */
export async function keyOwner(reference: string, { accountId, client }: Aws): Promise<KeyOwner> {
  const [, , , region, owner = accountId, name = reference] = reference.startsWith('arn:')
    ? reference.split(':')
    : [];
  // The alias prefix is reserved; the literal stands for a key that AWS owns, and KMS knows no key of that name.
  if (name.startsWith('alias/aws/') || name.toUpperCase() === 'AWS_OWNED_KMS_KEY') return AWS_MANAGED;
  // Keys that AWS manages cannot be shared between accounts.
  if (owner !== accountId) return customer(`it belongs to account ${owner}`);
  try {
    const answer = await client(KMSClient, region).send(new DescribeKeyCommand({ KeyId: reference }));
    return ownerOf(reference, answer.KeyMetadata?.KeyManager);
  } catch (error) {
    const reason = reasonToInfer(error);
    if (reason === undefined) throw error;
    return customer(reason);
  }
}

function ownerOf(reference: string, manager: string | undefined): KeyOwner {
  if (manager === 'AWS') return AWS_MANAGED;
  if (manager === 'CUSTOMER') return { isCustomer: true, description: 'customer managed' };
  throw new Error(`kms:DescribeKey of ${reference} answered without the key's manager`);
}

/** Keys that AWS manages cannot be deleted, and their policies let the whole account describe them. */
function reasonToInfer(error: unknown): string | undefined {
  // The SDK throws instances of Error alone.
  const { name, message } = error as Error;
  // "Invalid keyId" says that the reference is none at all, and nothing about a key.
  if (name === 'NotFoundException' && !message.startsWith('Invalid')) return 'KMS no longer has it';
  if (name === 'AccessDeniedException' && /\bresource-based policy\b/i.test(message)) {
    return 'its key policy does not let it be described';
  }
  return undefined;
}

const customer = (reason: string): KeyOwner => ({
  isCustomer: true,
  description: `customer managed, since ${reason}`,
});

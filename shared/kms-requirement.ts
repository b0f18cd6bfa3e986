/** What organizations may ask of the keys that encrypt their data at rest: parameters that many rules share. */
import type { Aws } from './aws';
import { MalformedItemError } from './errors';
import { isApprovedKey } from './kms-key';
import { keyOwner } from './kms-owner';
import { booleanParameter, listParameter } from './parameters';

export const requireKmsKey = booleanParameter({
  default: false,
  description:
    'Whether a key in AWS KMS is required, so that encryption with a key that AWS owns is not enough.',
});

export const requireCustomerManagedKey = booleanParameter({
  default: false,
  description: 'Whether the key must be customer managed, so that the key that AWS manages is not enough.',
});

export const kmsKeyIds = listParameter({
  default: [],
  description: 'KMS keys to accept (key ids, key ARNs or aliases). Empty accepts any key.',
});

/** Stands for a key that belongs to AWS and is in no account: what encrypts by default where no KMS key is set. */
export const AWS_OWNED_KEY = 'AWS_OWNED_KMS_KEY';

interface Requirement {
  readonly requireKmsKey?: boolean;
  readonly requireCustomerManagedKey: boolean;
  readonly kmsKeyIds: readonly string[];
}

export interface JudgedKey {
  /** `KMS key ..., customer managed`: who manages it only where that was asked for. */
  readonly description: string;
  /** What the key lacks, as a sentence; undefined when it will do. */
  readonly gap: string | undefined;
}

/**
 * What the list of approved keys has against a KMS key, as a sentence. For rules that ask nothing else: no call of AWS.
 * @throws MalformedItemError when keys are approved and the one in use is not named
 */
export function approvalGap(key: string | undefined, approved: readonly string[]): string | undefined {
  if (approved.length === 0) return undefined;
  if (key === undefined) throw notNamed();
  if (isApprovedKey(key, approved)) return undefined;
  return `Encrypted with KMS key ${key}, which is not one of the approved keys.`;
}

/**
 * Judges the key with which something is encrypted. Rules with requireCustomerManagedKey declare kms:DescribeKey.
 * @param key id, ARN or alias; `AWS_OWNED_KEY`; undefined where a KMS key is used that AWS Config does not name
 * @throws MalformedItemError when the parameters ask about a key that is not named, or an error of KMS
 */
export function judgeKey(
  key: string | undefined,
  context: Aws & { readonly parameters: Requirement },
): JudgedKey | Promise<JudgedKey> {
  const {
    requireKmsKey: kms = false,
    requireCustomerManagedKey: customer,
    kmsKeyIds: approved,
  } = context.parameters;
  const asks = customer || approved.length > 0;
  if (key?.toUpperCase() === AWS_OWNED_KEY) {
    const description = 'a key that AWS owns';
    const wanted = customer
      ? 'a customer managed key'
      : approved.length > 0
        ? 'one of the approved keys'
        : 'a KMS key';
    return {
      description,
      gap: asks || kms ? `Encrypted with ${description}; ${wanted} is wanted.` : undefined,
    };
  }
  if (key === undefined) {
    if (asks) throw notNamed();
    return { description: 'a KMS key', gap: undefined };
  }
  const description = `KMS key ${key}`;
  const gap = approvalGap(key, approved);
  if (gap !== undefined || !customer) return { description, gap };
  return keyOwner(key, context).then((owner) => ({
    description: `${description}, ${owner.description}`,
    gap: owner.isCustomer
      ? undefined
      : `${description} is ${owner.description}; a customer managed key is wanted.`,
  }));
}

const notNamed = (): MalformedItemError =>
  new MalformedItemError('KMS key', 'a key id, ARN or alias', undefined);

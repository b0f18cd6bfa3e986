/** References to KMS keys: key ids, key ARNs, alias names and alias ARNs. */

/**
 * Whether a key reference is one of an approved list. An id matches its ARN and an alias name its alias ARN; an alias
 * never matches the key that it points to.
 */
export function isApprovedKey(reference: string, approved: readonly string[]): boolean {
  const name = keyName(reference);
  return approved.some((entry) => keyName(entry) === name);
}

/** `1234abcd-...` of a key id or ARN, `alias/name` of an alias or its ARN. */
function keyName(reference: string): string {
  const tail = reference.startsWith('arn:') ? reference.split(':').slice(5).join(':') : reference;
  return tail.startsWith('key/') ? tail.slice('key/'.length) : tail;
}

/** References to KMS keys: key ids, key ARNs, alias names and alias ARNs. */

/**
 * Whether a key reference is one of an approved list. An id matches its ARN and an alias name its alias ARN, but two
 * ARNs match in the same account only, where ids of multi-Region keys and aliases recur. An alias never matches the
 * key that it points to.
 */
export function isApprovedKey(reference: string, approved: readonly string[]): boolean {
  const key = keyOf(reference);
  return approved.map(keyOf).some(({ name, account }) => {
    const inSameAccount = account === undefined || key.account === undefined || account === key.account;
    return name === key.name && inSameAccount;
  });
}

/** `1234abcd-...` of a key id or ARN, `alias/name` of an alias or its ARN; the account where an ARN tells it. */
function keyOf(reference: string): { readonly name: string; readonly account: string | undefined } {
  const [account, ...name] = reference.startsWith('arn:')
    ? reference.split(':').slice(4)
    : [undefined, reference];
  return { name: name.join(':').replace(/^key\//, ''), account };
}

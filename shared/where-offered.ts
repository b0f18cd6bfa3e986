/**
 * What a service lists, or nothing where it is not offered: in Regions without an endpoint, and to accounts that a
 * closed service does not serve. Should names not be found because the network is down, the report to AWS Config,
 * which comes next, fails as well: no result is lost.
 *
 * @example
 * for await (const vault of whereOffered(vaultsOf(client(GlacierClient)))) { ... }
 */
export async function* whereOffered<T>(entries: AsyncIterable<T>): AsyncGenerator<T> {
  let isOffered = false;
  try {
    for await (const entry of entries) {
      isOffered = true;
      yield entry;
    }
  } catch (error) {
    if (isOffered || !saysNotOffered(error)) throw error;
  }
}

/** One answer of such a service, such as the status of the account; undefined where the service is not offered. */
export async function ifOffered<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (saysNotOffered(error)) return undefined;
    throw error;
  }
}

function saysNotOffered(error: unknown): boolean {
  // The SDK throws instances of Error alone.
  const { name, code } = error as Error & { readonly code?: unknown };
  // Node's word for a host name that does not exist, and that of S3 Glacier for accounts without a vault.
  return code === 'ENOTFOUND' || name === 'NoLongerSupportedException';
}

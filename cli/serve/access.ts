/** Where the functions' own calls of AWS go. */
import type { AwsAccess } from '../../local/runner/environment';
import { liveCredentials, type Cloud } from '../cloud';
import { UsageError } from '../problems';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * AWS answers about the account of the credentials alone.
 * @param accountId the account of the items
 * @param ownUrl where the embedded AWS Config is
 * @throws UsageError when an endpoint of the environment is no URL
 */
export function accessOf(
  cloud: Cloud | undefined,
  accountId: string,
  env: Environment,
  ownUrl: string,
): AwsAccess {
  const endpoints = endpointsOf(env, ownUrl);
  const caller = cloud?.caller;
  if (caller === undefined) return { endpoints };
  if (caller.accountId === accountId) return { endpoints, credentials: liveCredentials };
  return {
    endpoints: {},
    reason: `the items are of account ${accountId}, the credentials are of account ${caller.accountId}`,
  };
}

/** Whoever has the CLI ask the embedded AWS Config may have its URL there: it answers for no other service. */
function endpointsOf(env: Environment, ownUrl: string): Record<string, string> {
  const own = new URL(ownUrl);
  const given = Object.entries(env).flatMap(([name, value = '']) =>
    name.startsWith('AWS_ENDPOINT_URL') && value !== '' ? [[name, value] as const] : [],
  );
  for (const [name, value] of given) {
    if (!URL.canParse(value))
      throw new UsageError(`${name}: ${JSON.stringify(value)} is not a URL, such as http://127.0.0.1:5000`);
  }
  return Object.fromEntries(given.filter(([, value]) => !isSame(new URL(value), own)));
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::]'];

const isSame = (url: URL, own: URL): boolean =>
  url.port === own.port &&
  (url.hostname === own.hostname || [url, own].every(({ hostname }) => LOOPBACK.includes(hostname)));

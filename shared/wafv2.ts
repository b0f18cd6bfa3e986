/** The logs of web ACLs of AWS WAF. */
import { GetLoggingConfigurationCommand, type LogScope, WAFV2Client } from '@aws-sdk/client-wafv2';
import type { Aws } from './aws';

/** Who may have set up the logs of a web ACL; AWS WAF answers for the customer alone unless told otherwise. */
const SCOPES: readonly LogScope[] = ['CUSTOMER', 'SECURITY_LAKE', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'];

/**
 * Where the requests to a web ACL are logged, by whomever that was set up; empty when they are not.
 * Needs wafv2:GetLoggingConfiguration.
 */
export async function logDestinations(ResourceArn: string, { client }: Aws): Promise<readonly string[]> {
  // Web ACLs for CloudFront have ARNs of us-east-1, the only Region that answers for them.
  const waf = client(WAFV2Client, ResourceArn.split(':')[3]);
  for (const LogScope of SCOPES) {
    const destinations = await destinationsOf(waf, { ResourceArn, LogScope });
    if (destinations.length > 0) return destinations;
  }
  return [];
}

async function destinationsOf(
  client: WAFV2Client,
  question: { readonly ResourceArn: string; readonly LogScope: LogScope },
): Promise<readonly string[]> {
  try {
    const answer = await client.send(new GetLoggingConfigurationCommand(question));
    return answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
  } catch (error) {
    // The SDK throws instances of Error alone. This one says that nothing is set up for the scope.
    if ((error as Error).name === 'WAFNonexistentItemException') return [];
    throw error;
  }
}

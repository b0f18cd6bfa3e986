/** The logs of AWS Network Firewall. */
import {
  DescribeLoggingConfigurationCommand,
  type NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall';
import { ifFound } from './if-found';

/**
 * The types of logs that a firewall delivers (ALERT, FLOW, TLS), or undefined when the firewall is gone.
 * Needs network-firewall:DescribeLoggingConfiguration.
 */
export async function deliveredLogTypes(
  client: NetworkFirewallClient,
  FirewallArn: string,
): Promise<readonly string[] | undefined> {
  const answer = await ifFound(client.send(new DescribeLoggingConfigurationCommand({ FirewallArn })));
  if (answer === undefined) return undefined;
  // A firewall without logs has no configuration.
  const destinations = answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
  return destinations.flatMap(({ LogType }) => LogType?.toUpperCase() ?? []);
}

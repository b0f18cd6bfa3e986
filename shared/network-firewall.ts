/** The logs of AWS Network Firewall. */
import {
  DescribeLoggingConfigurationCommand,
  type NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall';

/**
 * The types of logs that a firewall delivers (ALERT, FLOW, TLS), or undefined when the firewall is gone.
 * Needs network-firewall:DescribeLoggingConfiguration.
 */
export async function deliveredLogTypes(
  client: NetworkFirewallClient,
  FirewallArn: string,
): Promise<readonly string[] | undefined> {
  try {
    const answer = await client.send(new DescribeLoggingConfigurationCommand({ FirewallArn }));
    // A firewall without logs has no configuration.
    const destinations = answer.LoggingConfiguration?.LogDestinationConfigs ?? [];
    return destinations.flatMap(({ LogType }) => LogType?.toUpperCase() ?? []);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** What security groups open to the internet, and which instances that exposes. */
import {
  type EC2Client,
  type NetworkInterface,
  paginateDescribeNetworkInterfaces,
} from '@aws-sdk/client-ec2';
import { MalformedItemError } from './errors';
import type { SecurityGroup } from './resources/ec2';
import type { Decoded } from './shape';

type Permissions = NonNullable<Decoded<(typeof SecurityGroup)['configuration']>['ipPermissions']>;
type Permission = Permissions[number];

/** A port that an inbound rule opens to all addresses of a family: to 0.0.0.0/0 or ::/0. */
export interface Opening {
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
}

export interface Exposure extends Opening {
  readonly instanceId: string;
}

/**
 * What inbound rules open to the internet: for each rule and family the first of the ports.
 * Prefix lists and references to groups are not the internet.
 * @param ports of TCP or UDP
 * @throws MalformedItemError when a rule that is open to the internet has no protocol
 */
export const openings = (permissions: Permissions, ports: readonly number[]): readonly Opening[] =>
  permissions.flatMap((permission) => {
    const families = openFamilies(permission);
    const port = families.length > 0 ? ports.find((each) => admits(permission, each)) : undefined;
    return port === undefined ? [] : families.map((family) => ({ port, family }));
  });

function openFamilies({ ipv4Ranges = [], ipRanges = [], ipv6Ranges = [] }: Permission): Opening['family'][] {
  const ipv4 = [...ipv4Ranges.map(({ cidrIp }) => cidrIp), ...ipRanges];
  return [
    ...(ipv4.some(isEveryAddress) ? ['IPv4' as const] : []),
    ...(ipv6Ranges.some(({ cidrIpv6 }) => isEveryAddress(cidrIpv6)) ? ['IPv6' as const] : []),
  ];
}

/** Whatever address is written before it, a prefix of length 0 has all of them. */
const isEveryAddress = (cidr: string | undefined): boolean => cidr?.endsWith('/0') === true;

function admits({ ipProtocol, fromPort = 0, toPort = 65_535 }: Permission, port: number): boolean {
  if (ipProtocol === undefined)
    throw new MalformedItemError('configuration.ipPermissions.ipProtocol', 'text', ipProtocol);
  if (ipProtocol === '-1') return true;
  // Other protocols, also by their numbers, have no ports.
  const hasPorts = ['tcp', '6', 'udp', '17'].includes(ipProtocol.toLowerCase());
  return hasPorts && fromPort <= port && port <= toPort;
}

/**
 * The first instance with the security group that has a public address of the family of an opening, undefined when
 * there is none. Interfaces of load balancers and other services are attached to no instance of the account.
 * Needs ec2:DescribeNetworkInterfaces.
 */
export async function exposedInstance(
  client: EC2Client,
  groupId: string,
  open: readonly Opening[],
): Promise<Exposure | undefined> {
  const pages = paginateDescribeNetworkInterfaces(
    { client, pageSize: 1000 },
    // Instances that a service such as EKS manages may be hidden otherwise.
    { Filters: [{ Name: 'group-id', Values: [groupId] }], IncludeManagedResources: true },
  );
  for await (const { NetworkInterfaces = [] } of pages) {
    for (const networkInterface of NetworkInterfaces) {
      const instanceId = networkInterface.Attachment?.InstanceId;
      const opening = open.find(({ family }) => isReachable(networkInterface, family));
      if (instanceId !== undefined && opening !== undefined) return { instanceId, ...opening };
    }
  }
  return undefined;
}

function isReachable(found: NetworkInterface, family: Opening['family']): boolean {
  // The VPC keeps all traffic of internet gateways from the interface.
  if (found.DenyAllIgwTraffic === true) return false;
  if (family === 'IPv6') return [...(found.Ipv6Addresses ?? []), ...(found.Ipv6Prefixes ?? [])].length > 0;
  // Secondary private addresses have public ones of their own.
  return [found, ...(found.PrivateIpAddresses ?? [])].some(
    ({ Association }) => Association?.PublicIp !== undefined,
  );
}

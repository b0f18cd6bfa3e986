import { DescribeNetworkInterfacesCommand, EC2Client, type NetworkInterface } from '@aws-sdk/client-ec2';
import { SecurityGroup } from '../../shared/resources/ec2';
import { exposedInstance, openings, type Opening } from '../../shared/security-groups';
import { answer, fakeClients, type Answer } from '../fake-aws';

const PORTS = [21, 80];

const openingsOf = (...ipPermissions: readonly unknown[]) =>
  openings(SecurityGroup.configuration.decode({ ipPermissions }, 'configuration').ipPermissions ?? [], PORTS);

const ANY_IPV4 = { ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] };
const ANY_IPV6 = { ipv6Ranges: [{ cidrIpv6: '::/0' }] };

describe('what is open', () => {
  test.each([
    [
      'one port',
      { ipProtocol: 'tcp', fromPort: 80, toPort: 80, ...ANY_IPV4 },
      [{ port: 80, family: 'IPv4' }],
    ],
    [
      'a range from it',
      { ipProtocol: 'TCP', fromPort: 80, toPort: 90, ...ANY_IPV6 },
      [{ port: 80, family: 'IPv6' }],
    ],
    [
      'a range to it',
      { ipProtocol: 'udp', fromPort: 70, toPort: 80, ...ANY_IPV4 },
      [{ port: 80, family: 'IPv4' }],
    ],
    [
      'the first of two',
      { ipProtocol: '6', fromPort: '0', toPort: '65535', ...ANY_IPV4 },
      [{ port: 21, family: 'IPv4' }],
    ],
    [
      'UDP by its number',
      { ipProtocol: '17', fromPort: 21, toPort: 21, ...ANY_IPV4 },
      [{ port: 21, family: 'IPv4' }],
    ],
    ['no ports named', { ipProtocol: 'tcp', ...ANY_IPV4 }, [{ port: 21, family: 'IPv4' }]],
    [
      'both families, all protocols',
      { ipProtocol: '-1', fromPort: null, ...ANY_IPV4, ...ANY_IPV6 },
      [
        { port: 21, family: 'IPv4' },
        { port: 21, family: 'IPv6' },
      ],
    ],
    [
      'an old item',
      { ipProtocol: '-1', ipRanges: ['10.0.0.0/8', '0.0.0.0/0'] },
      [{ port: 21, family: 'IPv4' }],
    ],
    [
      'IPv6 at full length',
      { ipProtocol: '-1', ipv6Ranges: [{ cidrIpv6: '0:0:0:0:0:0:0:0/0' }] },
      [{ port: 21, family: 'IPv6' }],
    ],
  ])('%s', (_, permission, expected) => {
    expect(openingsOf(permission)).toEqual(expected);
  });

  test('every rule is looked at', () => {
    expect(
      openingsOf(
        { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ...ANY_IPV4 },
        { ipProtocol: 'tcp', fromPort: 80, toPort: 80, ...ANY_IPV6 },
      ),
    ).toEqual([{ port: 80, family: 'IPv6' }]);
  });

  test.each([
    ['another port', { ipProtocol: 'tcp', fromPort: 81, toPort: 443, ...ANY_IPV4 }],
    ['ports between', { ipProtocol: 'tcp', fromPort: 22, toPort: 79, ...ANY_IPV4 }],
    ['ICMP, whose types look like ports', { ipProtocol: 'icmp', fromPort: -1, toPort: -1, ...ANY_IPV4 }],
    ['a protocol without ports', { ipProtocol: '50', ...ANY_IPV4 }],
    [
      'part of the internet',
      { ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '0.0.0.0/1' }], ipv6Ranges: [{ cidrIpv6: '2000::/3' }, {}] },
    ],
    ['no ranges, as with prefix lists and groups', { ipProtocol: '-1', ipv4Ranges: [], ipRanges: null }],
    ['no protocol, closed to the internet', { ipv4Ranges: [{ cidrIp: '10.0.0.0/8' }] }],
  ])('not %s', (_, permission) => {
    expect(openingsOf(permission)).toEqual([]);
  });

  test('no protocol, open to the internet', () => {
    expect(() => openingsOf(ANY_IPV4)).toThrow(
      'configuration.ipPermissions.ipProtocol: expected text, got nothing',
    );
  });
});

const V4: Opening = { port: 80, family: 'IPv4' };
const V6: Opening = { port: 21, family: 'IPv6' };
const ON_INSTANCE = { Attachment: { InstanceId: 'i-1' } };
const PUBLIC: NetworkInterface = { ...ON_INSTANCE, Association: { PublicIp: '198.51.100.7' } };

async function exposedBy(answers: readonly Answer[], ...open: readonly Opening[]) {
  const fake = fakeClients(answers, ['ec2:DescribeNetworkInterfaces']);
  const exposure = await exposedInstance(fake.client(EC2Client, 'us-east-1'), 'sg-1', open);
  expect(fake.unasked()).toEqual([]);
  return exposure;
}

const interfaces = (...NetworkInterfaces: NetworkInterface[]): Answer =>
  answer(DescribeNetworkInterfacesCommand, { NetworkInterfaces });

describe('which instance is exposed', () => {
  test.each([
    ['a public address', PUBLIC, V4],
    [
      'a public address of a secondary private one',
      {
        ...ON_INSTANCE,
        PrivateIpAddresses: [{ Primary: true }, { Association: { PublicIp: '198.51.100.8' } }],
      },
      V4,
    ],
    ['an IPv6 address', { ...ON_INSTANCE, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] }, V6],
    ['an IPv6 prefix', { ...ON_INSTANCE, Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8::/80' }] }, V6],
  ])('by %s', async (_, networkInterface, opening) => {
    expect(await exposedBy([interfaces(networkInterface)], opening)).toEqual({
      instanceId: 'i-1',
      ...opening,
    });
  });

  test.each<[string, NetworkInterface, Opening]>([
    ['a private address', { ...ON_INSTANCE, Association: {} }, V4],
    ['a public address of the other family', { ...PUBLIC, Ipv6Addresses: [] }, V6],
    ['an IPv6 address of the other family', { ...ON_INSTANCE, Ipv6Addresses: [{}] }, V4],
    [
      'a load balancer',
      { Attachment: { InstanceOwnerId: 'amazon-elb' }, Association: { PublicIp: '198.51.100.9' } },
      V4,
    ],
    ['an interface that is not attached', { Association: { PublicIp: '198.51.100.9' } }, V4],
    ['an interface kept from internet gateways', { ...PUBLIC, DenyAllIgwTraffic: true }, V4],
  ])('not by %s', async (_, networkInterface, opening) => {
    expect(await exposedBy([interfaces(networkInterface)], opening)).toBeUndefined();
  });

  test('by the second opening', async () => {
    expect(await exposedBy([interfaces(PUBLIC)], V6, V4)).toEqual({ instanceId: 'i-1', ...V4 });
  });

  test('on the second page, hidden resources included', async () => {
    const pages = [
      answer(
        DescribeNetworkInterfacesCommand,
        { NetworkInterfaces: [ON_INSTANCE], NextToken: 'more' },
        {
          input: {
            Filters: [{ Name: 'group-id', Values: ['sg-1'] }],
            IncludeManagedResources: true,
            MaxResults: 1000,
            NextToken: undefined,
          },
        },
      ),
      answer(
        DescribeNetworkInterfacesCommand,
        { NetworkInterfaces: [PUBLIC] },
        { input: { NextToken: 'more' } },
      ),
    ];
    expect(await exposedBy(pages, V4)).toEqual({ instanceId: 'i-1', ...V4 });
  });

  test('none where nothing has the group', async () => {
    expect(await exposedBy([answer(DescribeNetworkInterfacesCommand, {})], V4)).toBeUndefined();
  });
});

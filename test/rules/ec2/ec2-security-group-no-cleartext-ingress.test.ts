import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/ec2/ec2-security-group-no-cleartext-ingress';
import { answer, failure, testRule } from '../../rule-tester';

const WEB = {
  ipProtocol: 'tcp',
  fromPort: 80,
  toPort: 80,
  ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }],
  ipRanges: ['0.0.0.0/0'],
};

const publicInstance = answer(DescribeNetworkInterfacesCommand, {
  NetworkInterfaces: [{ Attachment: { InstanceId: 'i-1' }, Association: { PublicIp: '198.51.100.7' } }],
});

testRule(rule, {
  compliant: {
    'HTTPS from the internet': {
      configuration: {
        groupId: 'sg-2',
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv6Ranges: [{ cidrIpv6: '::/0' }] },
        ],
      },
    },
    'all ports from inside': {
      configuration: {
        groupId: 'sg-4',
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 0, toPort: 1024, ipv4Ranges: [{ cidrIp: '10.0.0.0/8' }] },
        ],
      },
    },
    'ping from the internet': {
      configuration: {
        groupId: 'sg-1',
        ipPermissions: [
          { ipProtocol: 'icmp', fromPort: 8, toPort: 80, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] },
        ],
      },
    },
    'all from another group and a prefix list': {
      configuration: { groupId: 'sg-1', ipPermissions: [{ ipProtocol: '-1', ipv4Ranges: [] }] },
    },
    'no inbound rule': { configuration: { groupId: 'sg-1', ipPermissions: [] } },
    'an empty configuration': { configuration: {} },
    'all outbound traffic': {
      configuration: {
        groupId: 'sg-1',
        groupName: 'web',
        ipPermissions: null,
        ipPermissionsEgress: [{ ipProtocol: '-1' }],
      },
    },
    'a port that is not in the parameter': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      parameters: { cleartextPorts: '21,23' },
    },
  },
  nonCompliant: {
    'HTTP to an instance with a public address': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      answers: [
        answer(
          DescribeNetworkInterfacesCommand,
          {
            NetworkInterfaces: [
              { Attachment: { InstanceId: 'i-1' }, Association: { PublicIp: '198.51.100.7' } },
            ],
          },
          { input: { Filters: [{ Name: 'group-id', Values: ['sg-1'] }] } },
        ),
      ],
      annotation: /^Port 80 is open to all IPv4 addresses, and instance i-1 has a public one;/,
    },
    'all protocols': {
      configuration: {
        groupId: 'sg-3',
        ipPermissions: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }],
      },
      answers: [publicInstance],
      annotation: /^Port 20 /,
    },
    'an old item with plain ranges, and numbers as text': {
      configuration: {
        groupId: 'sg-1',
        ipPermissions: [{ ipProtocol: 'tcp', fromPort: '0', toPort: '65535', ipRanges: ['0.0.0.0/0'] }],
      },
      answers: [publicInstance],
    },
    'the rules as JSON text, the group by the id of the resource': {
      configuration: { ipPermissions: JSON.stringify([WEB]) },
      answers: [
        answer(
          DescribeNetworkInterfacesCommand,
          {
            NetworkInterfaces: [
              { Attachment: { InstanceId: 'i-2' }, Association: { PublicIp: '198.51.100.7' } },
            ],
          },
          { input: { Filters: [{ Name: 'group-id', Values: ['resource-1'] }] } },
        ),
      ],
    },
    'SNMP over IPv6': {
      configuration: {
        groupId: 'sg-1',
        ipPermissions: [
          { ipProtocol: 'udp', fromPort: 161, toPort: 162, ipv6Ranges: [{ cidrIpv6: '::/0' }] },
        ],
      },
      answers: [
        answer(DescribeNetworkInterfacesCommand, {
          NetworkInterfaces: [
            { Attachment: { InstanceId: 'i-1' }, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] },
          ],
        }),
      ],
      annotation: /^Port 161 is open to all IPv6 addresses/,
    },
    'a port of the parameter': {
      configuration: {
        groupId: 'sg-1',
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 8080, toPort: 8080, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] },
        ],
      },
      parameters: { cleartextPorts: '80, 8080' },
      answers: [publicInstance],
    },
  },
  notApplicable: {
    'HTTP to a private instance': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      answers: [
        answer(DescribeNetworkInterfacesCommand, {
          NetworkInterfaces: [{ Attachment: { InstanceId: 'i-1' } }],
        }),
      ],
      annotation:
        /^Port 80 is open to the internet, but no instance with a public IPv4 address has the group/,
    },
    'HTTP to load balancers alone': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      answers: [
        answer(DescribeNetworkInterfacesCommand, {
          NetworkInterfaces: [
            { Attachment: { InstanceOwnerId: 'amazon-elb' }, Association: { PublicIp: '198.51.100.8' } },
          ],
        }),
      ],
    },
    'HTTP over IPv6 to an instance with a public IPv4 address': {
      configuration: {
        groupId: 'sg-1',
        ipPermissions: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 80, ipv6Ranges: [{ cidrIpv6: '::/0' }] }],
      },
      answers: [publicInstance],
    },
    'HTTP to nothing': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      answers: [answer(DescribeNetworkInterfacesCommand, { NetworkInterfaces: [] })],
    },
  },
  fails: {
    'the call is refused': {
      configuration: { groupId: 'sg-1', ipPermissions: [WEB] },
      answers: [failure(DescribeNetworkInterfacesCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
    'a rule open to the internet has no protocol': {
      configuration: { groupId: 'sg-1', ipPermissions: [{ ...WEB, ipProtocol: null }] },
      error: /ipPermissions\.ipProtocol: expected text/,
    },
  },
});

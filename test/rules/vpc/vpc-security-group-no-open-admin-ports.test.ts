import { rule } from '../../../rules/vpc/vpc-security-group-no-open-admin-ports';
import { testRule } from '../../rule-tester';

const ANY = { ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }], ipRanges: ['0.0.0.0/0'] };
const SSH = { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ...ANY };

testRule(rule, {
  compliant: {
    'HTTPS from the internet': {
      configuration: {
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] },
        ],
      },
      annotation: /admits 0\.0\.0\.0\/0 or ::\/0 on TCP port 22, 3389\.$/,
    },
    'all ports from inside': {
      configuration: {
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 0, toPort: 65535, ipv4Ranges: [{ cidrIp: '10.0.0.0/8' }] },
        ],
      },
    },
    'ports between those of the parameter': {
      configuration: { ipPermissions: [{ ipProtocol: 'tcp', fromPort: 23, toPort: 3388, ...ANY }] },
    },
    'the same ports over UDP': {
      configuration: {
        ipPermissions: [
          { ipProtocol: 'UDP', fromPort: 22, toPort: 22, ...ANY },
          { ipProtocol: '17', fromPort: 3389, toPort: 3389, ...ANY },
        ],
      },
    },
    'ping from the internet': {
      configuration: { ipPermissions: [{ ipProtocol: 'icmp', fromPort: 8, toPort: -1, ...ANY }] },
    },
    'all from another group and a prefix list': {
      configuration: { ipPermissions: [{ ipProtocol: '-1', ipv4Ranges: [], ipv6Ranges: null }] },
    },
    'an empty configuration': { configuration: {} },
    'no inbound rule, all outbound traffic': {
      configuration: { ipPermissions: [], ipPermissionsEgress: [{ ipProtocol: '-1' }] },
    },
    'SSH, where other ports are asked about': {
      configuration: { ipPermissions: [SSH] },
      parameters: { ports: '3306, 5432' },
    },
  },
  nonCompliant: {
    'SSH from the internet': {
      configuration: {
        ipPermissions: [
          { ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] },
        ],
      },
      annotation: /^Open to every address on the internet: TCP port 22 \(IPv4\)\. Only known addresses/,
    },
    'all protocols over IPv6': {
      configuration: {
        ipPermissions: [{ ipProtocol: '-1', ipv4Ranges: [], ipv6Ranges: [{ cidrIpv6: '::/0' }] }],
      },
      annotation: /TCP port 22 \(IPv6\)/,
    },
    'remote desktop over IPv6 at full length': {
      configuration: {
        ipPermissions: [
          {
            ipProtocol: 'tcp',
            fromPort: 3389,
            toPort: 3389,
            ipv6Ranges: [{ cidrIpv6: '0:0:0:0:0:0:0:0/0' }],
          },
        ],
      },
    },
    'a range, the protocol as a number, an old item with plain ranges': {
      configuration: {
        ipPermissions: [{ ipProtocol: '6', fromPort: 3000, toPort: 4000, ipRanges: ['0.0.0.0/0'] }],
      },
      annotation: /TCP port 3389 \(IPv4\)/,
    },
    'no ports named': { configuration: { ipPermissions: [{ ipProtocol: 'tcp', ...ANY }] } },
    'two rules, one of them twice, as JSON text': {
      configuration: {
        ipPermissions: JSON.stringify([
          SSH,
          { ...SSH, fromPort: '0' },
          { ipProtocol: 'tcp', fromPort: 3389, toPort: 3389, ipv6Ranges: [{ cidrIpv6: '::/0' }] },
        ]),
      },
      annotation: /: TCP port 22 \(IPv4\), 3389 \(IPv6\)\. /,
    },
    'a port of the parameter': {
      configuration: { ipPermissions: [{ ipProtocol: 'tcp', fromPort: 5432, toPort: 5432, ...ANY }] },
      parameters: { ports: '22,3389,5432' },
    },
  },
  fails: {
    'a rule open to the internet has no protocol': {
      configuration: { ipPermissions: [{ ...SSH, ipProtocol: null }] },
      error: /ipPermissions\.ipProtocol: expected text/,
    },
    'a port that is no number': {
      configuration: { ipPermissions: [{ ...SSH, fromPort: 'ssh' }] },
      error: /fromPort: expected a whole number/,
    },
  },
});

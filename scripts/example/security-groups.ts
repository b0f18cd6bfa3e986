import { ACCOUNT_ID, arnOf, groupId, HOME, internal, RECOVERY, vpcId } from './account';
import { related, type JsonObject, type Resource } from './item';

interface Inbound {
  readonly port: number | 'all' | readonly [number, number];
  readonly from: string;
  readonly protocol?: string;
}

const CLINIC = '10.40.0.0/16';
const BUILDING = '172.20.0.0/16';
const ANYWHERE = '0.0.0.0/0';

const groups: readonly {
  readonly name: string;
  readonly does: string;
  readonly inbound: readonly Inbound[];
  readonly region?: string;
}[] = [
  {
    name: 'public-https',
    does: 'Load balancers that face the internet',
    inbound: [
      { port: 443, from: ANYWHERE },
      { port: 80, from: ANYWHERE },
    ],
  },
  { name: 'internal-https', does: 'Internal load balancers', inbound: [{ port: 443, from: CLINIC }] },
  { name: 'patient-portal', does: 'Patient portal', inbound: [{ port: 8443, from: CLINIC }] },
  { name: 'lab-results', does: 'Lab results service', inbound: [{ port: 8443, from: CLINIC }] },
  {
    name: 'imaging',
    does: 'Imaging archive (DICOM over TLS)',
    inbound: [
      { port: 2762, from: BUILDING },
      { port: 104, from: BUILDING },
    ],
  },
  { name: 'hl7-gateway', does: 'HL7 interface engine', inbound: [{ port: [2575, 2580], from: BUILDING }] },
  {
    name: 'telehealth',
    does: 'Telehealth media relays',
    inbound: [{ port: [49152, 65535], from: ANYWHERE, protocol: 'udp' }],
  },
  {
    name: 'databases',
    does: 'Databases',
    inbound: [
      { port: 5432, from: CLINIC },
      { port: 3306, from: CLINIC },
    ],
  },
  { name: 'warehouse', does: 'Redshift', inbound: [{ port: 5439, from: CLINIC }] },
  { name: 'search', does: 'OpenSearch', inbound: [{ port: 443, from: CLINIC }] },
  {
    name: 'kafka',
    does: 'Kafka brokers',
    inbound: [
      { port: 9094, from: CLINIC },
      { port: 9092, from: CLINIC },
    ],
  },
  { name: 'file-shares', does: 'EFS mount targets', inbound: [{ port: 2049, from: CLINIC }] },
  { name: 'endpoints', does: 'Interface endpoints', inbound: [{ port: 443, from: CLINIC }] },
  { name: 'client-vpn', does: 'Client VPN', inbound: [{ port: 443, from: ANYWHERE, protocol: 'udp' }] },
  { name: 'desktops', does: 'WorkSpaces', inbound: [] },
  // Opened for a vendor and never closed.
  {
    name: 'vendor-access',
    does: 'Vendor support',
    inbound: [
      { port: 22, from: ANYWHERE },
      { port: 3389, from: ANYWHERE },
    ],
  },
  {
    name: 'legacy-billing',
    does: 'Billing server',
    inbound: [
      { port: 'all', from: BUILDING },
      { port: 1433, from: ANYWHERE },
    ],
  },
  {
    name: 'recovery-databases',
    does: 'Databases',
    inbound: [{ port: 5432, from: '10.41.0.0/16' }],
    region: RECOVERY,
  },
];

/** Items from before 2017 have `ipRanges` alone. */
const OLD = 'legacy-billing';

function permission({ port, from, protocol = 'tcp' }: Inbound, old: boolean): JsonObject {
  const [low, high] = typeof port === 'number' ? [port, port] : port === 'all' ? [] : port;
  return {
    ...(low === undefined || high === undefined ? {} : { fromPort: low, toPort: high }),
    ipProtocol: port === 'all' ? '-1' : protocol,
    ipRanges: [from],
    ...(old
      ? {}
      : { ipv4Ranges: [{ cidrIp: from }], ipv6Ranges: from === ANYWHERE ? [{ cidrIpv6: '::/0' }] : [] }),
    prefixListIds: [],
    userIdGroupPairs: [],
  };
}

const securityGroup = (
  id: string,
  name: string,
  vpc: string,
  region: string,
  configuration: JsonObject,
): Resource => ({
  type: 'AWS::EC2::SecurityGroup',
  id,
  name,
  arn: arnOf('ec2', `security-group/${id}`, region),
  region,
  tags: name === 'default' ? {} : internal('platform'),
  relationships: [related('Is contained in Vpc', 'AWS::EC2::VPC', vpcId(vpc))],
  configuration: { groupId: id, groupName: name, ownerId: ACCOUNT_ID, vpcId: vpcId(vpc), ...configuration },
});

export const securityGroups: readonly Resource[] = [
  ...groups.map(({ name, does, inbound, region = HOME }) =>
    securityGroup(groupId(name), name, region === HOME ? 'clinic' : 'clinic-recovery', region, {
      description: does,
      ipPermissions: inbound.map((one) => permission(one, name === OLD)),
      ipPermissionsEgress: [permission({ port: 'all', from: ANYWHERE }, name === OLD)],
    }),
  ),
  ...[
    { vpc: 'clinic', region: HOME, open: true },
    { vpc: 'clinic-recovery', region: RECOVERY, open: false },
  ].map(({ vpc, region, open }) =>
    securityGroup(groupId(`default ${vpc}`), 'default', vpc, region, {
      description: 'default VPC security group',
      ipPermissions: open
        ? [
            {
              ipProtocol: '-1',
              ipRanges: [],
              ipv4Ranges: [],
              ipv6Ranges: [],
              prefixListIds: [],
              userIdGroupPairs: [{ groupId: groupId(`default ${vpc}`), userId: ACCOUNT_ID }],
            },
          ]
        : [],
      ipPermissionsEgress: open ? [permission({ port: 'all', from: ANYWHERE }, false)] : [],
    }),
  ),
];

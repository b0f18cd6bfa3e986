/** How others reach the network: the building of the clinic, people at home, partners. */
import { arnOf, ec2Id, groupId, internal, vpcId } from './account';
import { related, type Resource } from './item';

/** The line to the building of the clinic. */
const siteConnection: readonly Resource[] = [
  {
    type: 'AWS::EC2::CustomerGateway',
    id: ec2Id('cgw', 'main-street'),
    arn: arnOf('ec2', `customer-gateway/${ec2Id('cgw', 'main-street')}`),
    tags: { ...internal('platform'), Name: 'main-street' },
    configuration: {
      bgpAsn: '65010',
      customerGatewayId: ec2Id('cgw', 'main-street'),
      ipAddress: '198.51.100.20',
      state: { value: 'available' },
      type: 'ipsec.1',
    },
  },
  {
    type: 'AWS::EC2::VPNGateway',
    id: ec2Id('vgw', 'clinic'),
    arn: arnOf('ec2', `vpn-gateway/${ec2Id('vgw', 'clinic')}`),
    tags: { ...internal('platform'), Name: 'clinic' },
    relationships: [related('Is attached to Vpc', 'AWS::EC2::VPC', vpcId('clinic'))],
    configuration: {
      amazonSideAsn: 64512,
      state: { value: 'available' },
      type: 'ipsec.1',
      vpcAttachments: [{ state: 'attached', vpcId: vpcId('clinic') }],
      vpnGatewayId: ec2Id('vgw', 'clinic'),
    },
  },
  {
    type: 'AWS::EC2::VPNConnection',
    id: ec2Id('vpn', 'main-street'),
    arn: arnOf('ec2', `vpn-connection/${ec2Id('vpn', 'main-street')}`),
    tags: { ...internal('platform'), Name: 'main-street' },
    relationships: [
      related('Is attached to CustomerGateway', 'AWS::EC2::CustomerGateway', ec2Id('cgw', 'main-street')),
      related('Is attached to VpnGateway', 'AWS::EC2::VPNGateway', ec2Id('vgw', 'clinic')),
    ],
    configuration: {
      category: 'VPN',
      customerGatewayId: ec2Id('cgw', 'main-street'),
      options: {
        enableAcceleration: false,
        staticRoutesOnly: true,
        tunnelInsideIpVersion: 'ipv4',
        tunnelOptions: [
          {
            ikeVersions: [{ value: 'ikev2' }],
            outsideIpAddress: '203.0.113.40',
            phase1EncryptionAlgorithms: [{ value: 'AES256-GCM-16' }],
            phase2EncryptionAlgorithms: [{ value: 'AES256-GCM-16' }],
          },
          // Nothing is set for the second tunnel: every algorithm that AWS offers is taken.
          { outsideIpAddress: '203.0.113.41' },
        ],
      },
      routes: [{ destinationCidrBlock: '172.20.0.0/16', state: 'available' }],
      state: { value: 'available' },
      type: 'ipsec.1',
      vgwTelemetry: [
        { acceptedRouteCount: 1, outsideIpAddress: '203.0.113.40', status: 'UP' },
        { acceptedRouteCount: 0, outsideIpAddress: '203.0.113.41', status: 'DOWN' },
      ],
      vpnConnectionId: ec2Id('vpn', 'main-street'),
      vpnGatewayId: ec2Id('vgw', 'clinic'),
    },
  },
];

/** @param sharedAttachments what happens when another account asks to be attached */
const transitGateway = (name: string, sharedAttachments: 'disable' | 'enable'): Resource => ({
  type: 'AWS::EC2::TransitGateway',
  id: ec2Id('tgw', name),
  arn: arnOf('ec2', `transit-gateway/${ec2Id('tgw', name)}`),
  tags: { ...internal('platform'), Name: name },
  configuration: {
    AmazonSideAsn: 64_513,
    AutoAcceptSharedAttachments: sharedAttachments,
    DefaultRouteTableAssociation: 'enable',
    DefaultRouteTablePropagation: 'enable',
    Description: `Between the VPCs of ${name}`,
    DnsSupport: 'enable',
    Id: ec2Id('tgw', name),
    MulticastSupport: 'disable',
    VpnEcmpSupport: 'enable',
  },
});

export const connections: readonly Resource[] = [
  ...siteConnection,
  {
    type: 'AWS::EC2::ClientVpnEndpoint',
    id: ec2Id('cvpn-endpoint', 'clinicians'),
    tags: { ...internal('platform'), Name: 'clinicians' },
    configuration: {
      AuthenticationOptions: [{ Type: 'certificate-authentication' }],
      ClientCidrBlock: '10.99.0.0/22',
      ConnectionLogOptions: { Enabled: false },
      Description: 'Clinicians who work from home',
      Id: ec2Id('cvpn-endpoint', 'clinicians'),
      SecurityGroupIds: [groupId('client-vpn')],
      SessionTimeoutHours: 12,
      SplitTunnel: true,
      TransportProtocol: 'udp',
      VpcId: vpcId('clinic'),
      VpnPort: 443,
    },
  },
  transitGateway('clinic', 'disable'),
  transitGateway('partners', 'enable'),
];

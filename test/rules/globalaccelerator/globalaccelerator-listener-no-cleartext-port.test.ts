import { ListEndpointGroupsCommand } from '@aws-sdk/client-global-accelerator';
import { rule } from '../../../rules/globalaccelerator/globalaccelerator-listener-no-cleartext-port';
import { answer, failure, testRule } from '../../rule-tester';

const ARN = 'arn:aws:globalaccelerator::111122223333:accelerator/a/listener/1';
const BALANCER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1';

const leadingTo = (endpoints: readonly string[], ListenerArn = ARN) => [
  answer(
    ListEndpointGroupsCommand,
    { EndpointGroups: [{ EndpointDescriptions: endpoints.map((EndpointId) => ({ EndpointId })) }] },
    { input: { ListenerArn }, region: 'us-west-2' },
  ),
];

const listener = (FromPort: number, ToPort: number, Protocol = 'TCP') => ({
  ListenerArn: ARN,
  PortRanges: [{ FromPort, ToPort }],
  Protocol,
});

testRule(rule, {
  compliant: {
    'port 443 alone': {
      configuration: listener(443, 443),
      ignored: { ClientAffinity: 'NONE' },
      annotation: /no port of an unencrypted protocol/,
    },
    'ranges on both sides of the port': {
      configuration: {
        PortRanges: [
          { FromPort: 1, ToPort: 79 },
          { FromPort: 81, ToPort: 65535 },
        ],
        Protocol: 'TCP',
      },
    },
    'port 80 of a load balancer alone': {
      configuration: listener(80, 80),
      answers: leadingTo([BALANCER]),
      annotation: /^Port 80 of the listener leads to load balancers alone/,
    },
    'port 80 where another one is unencrypted': {
      configuration: listener(80, 80),
      parameters: { cleartextPorts: '8080' },
    },
  },
  nonCompliant: {
    'all ports to an instance': {
      configuration: listener(1, 65535),
      answers: leadingTo(['i-0123']),
      annotation: /^Port 80 of the listener leads to i-0123; only ports with TLS should\.$/,
    },
    'port 80 to an Elastic IP address beside a load balancer': {
      configuration: listener(80, 80),
      answers: leadingTo([BALANCER, 'eipalloc-1']),
      annotation: /leads to eipalloc-1;/,
    },
    'ports as text, a list as JSON text, and no protocol': {
      configuration: { listenerArn: ARN, portRanges: '[{"fromPort":"80","toPort":"81"}]' },
      answers: leadingTo(['i-0123']),
    },
    'the second range has the port, and the ARN is that of the item': {
      configuration: {
        PortRanges: [
          { FromPort: 443, ToPort: 443 },
          { FromPort: 80, ToPort: 80 },
        ],
      },
      arn: `${ARN}2`,
      answers: leadingTo(['i-0123'], `${ARN}2`),
    },
    'an ARN nowhere but in the resource id': {
      configuration: { PortRanges: [{ FromPort: 80, ToPort: 80 }], Protocol: 'tcp' },
      answers: leadingTo(['i-0123'], 'resource-1'),
    },
    'several ports that are unencrypted': {
      configuration: listener(20, 8080),
      parameters: { cleartextPorts: '21,80,9000' },
      answers: leadingTo(['i-0123']),
      annotation: /^Port 21, 80 of/,
    },
  },
  notApplicable: {
    UDP: { configuration: listener(53, 53, 'UDP'), annotation: /takes UDP/ },
    'UDP in lower case': { configuration: listener(80, 80, 'udp') },
    'port 80 to no endpoint': {
      configuration: listener(80, 80),
      answers: leadingTo([]),
      annotation: /leads to no endpoint/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.PortRanges: expected ranges, got the text "none"/,
    },
    'an empty list of ranges': { configuration: { PortRanges: [] }, error: /expected ranges/ },
    'a range without an end': {
      configuration: { PortRanges: [{ FromPort: 80, ToPort: null }] },
      error: /configuration\.PortRanges: expected two ports, got nothing/,
    },
    'the endpoints may not be asked about': {
      configuration: listener(80, 80),
      answers: [failure(ListEndpointGroupsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

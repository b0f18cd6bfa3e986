import { rule } from '../../../rules/elb/elb-classic-front-end-listeners-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'HTTPS on both sides': {
      configuration: {
        listenerDescriptions: [
          {
            listener: { protocol: 'HTTPS', loadBalancerPort: 443, instanceProtocol: 'HTTPS' },
            policyNames: ['p'],
          },
        ],
      },
      annotation: /all 1 listener/,
    },
    'HTTPS in front of HTTP, which is left to another rule': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443, instanceProtocol: 'HTTP' } },
        ],
      },
    },
    'SSL, lower case': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'ssl', loadBalancerPort: '6514', instanceProtocol: 'tcp' } },
        ],
      },
    },
    'TCP on both sides of port 443': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'TCP', loadBalancerPort: 443, instanceProtocol: 'TCP' } },
        ],
      },
    },
    'TCP on a port that another list calls clear': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'TCP', loadBalancerPort: 80, instanceProtocol: 'TCP' } },
        ],
      },
      parameters: { cleartextPorts: '8080,25' },
    },
    'HTTPS on a port for cleartext, without pass-through': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 80, instanceProtocol: 'HTTPS' } },
        ],
      },
      parameters: { allowPassthrough: 'false' },
      ignored: { scheme: 'internal', sourceSecurityGroup: { groupName: 'web' } },
    },
    'the list as text': {
      configuration: {
        listenerDescriptions:
          '[{"listener":{"protocol":"HTTPS","loadBalancerPort":443,"instanceProtocol":"HTTPS"}}]',
      },
    },
  },
  nonCompliant: {
    HTTP: {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTP', loadBalancerPort: 80, instanceProtocol: 'HTTP' } },
        ],
      },
      annotation: /^1 of 1 .* HTTP on port 80 with HTTP behind; HTTPS or SSL is wanted in front/,
    },
    'one of two': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443, instanceProtocol: 'HTTPS' } },
          { listener: { protocol: 'HTTP', loadBalancerPort: 80, instanceProtocol: 'HTTP' } },
        ],
      },
      annotation: /^1 of 2/,
    },
    'HTTP of an internal balancer': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'http', loadBalancerPort: 8080, instanceProtocol: 'http' } },
        ],
      },
      ignored: { scheme: 'internal' },
    },
    'TCP in front of SSL': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'TCP', loadBalancerPort: 443, instanceProtocol: 'SSL' } },
        ],
      },
      annotation: /TCP on port 443 with SSL behind/,
    },
    'TCP on both sides of port 80': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'TCP', loadBalancerPort: 80, instanceProtocol: 'TCP' } },
        ],
      },
    },
    'TCP on a port of the parameter': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'TCP', loadBalancerPort: 2575, instanceProtocol: 'TCP' } },
        ],
      },
      parameters: { cleartextPorts: '80, 2575' },
    },
    'pass-through that is not allowed': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'tcp', loadBalancerPort: 443, instanceProtocol: 'tcp' } },
        ],
      },
      parameters: { allowPassthrough: 'false' },
    },
    'no protocol': {
      configuration: { listenerDescriptions: [{ listener: { protocol: null, loadBalancerPort: 443 } }] },
      annotation: /no protocol on port 443 with no protocol behind/,
    },
    'a description without a listener': { configuration: { listenerDescriptions: [{}] } },
  },
  notApplicable: {
    'no list': { configuration: {} },
    'a null list': { configuration: { listenerDescriptions: null } },
    'an empty list': { configuration: { listenerDescriptions: [] } },
  },
  fails: {
    'TCP on both sides of an unknown port': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'TCP', instanceProtocol: 'TCP' } }],
      },
      error: /the port of a listener/,
    },
    'a list of another kind': {
      configuration: { listenerDescriptions: { listener: { protocol: 'HTTPS' } } },
      error: /listenerDescriptions: expected a list/,
    },
  },
});

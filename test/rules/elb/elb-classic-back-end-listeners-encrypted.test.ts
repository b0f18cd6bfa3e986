import { rule } from '../../../rules/elb/elb-classic-back-end-listeners-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'HTTPS on both sides': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'HTTPS', instanceProtocol: 'HTTPS' } }],
      },
      annotation: /^1 listener/,
    },
    'TCP on both sides': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'TCP', instanceProtocol: 'TCP' } }] },
    },
    'HTTP in front, whose judgement is left to another rule': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'HTTP', instanceProtocol: 'HTTPS' } }],
      },
    },
    'lower case': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'https', instanceProtocol: 'https' } }],
      },
    },
    'SSL behind SSL and behind TCP': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'SSL', instanceProtocol: 'SSL' } },
          { listener: { protocol: 'TCP', instanceProtocol: 'ssl' } },
        ],
      },
      annotation: /^2 listener/,
    },
    'encrypted behind TCP where pass-through is not allowed': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'TCP', instanceProtocol: 'SSL' } }] },
      parameters: { allowPassthrough: 'false' },
    },
    'a health check over HTTP': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'HTTPS', instanceProtocol: 'HTTPS' } }],
      },
      ignored: { healthCheck: { target: 'HTTP:80/health', interval: 30 }, scheme: 'internal' },
    },
    'the list as text': {
      configuration: {
        listenerDescriptions: '[{"listener":{"protocol":"TCP","instanceProtocol":"TCP"},"policyNames":[]}]',
      },
    },
  },
  nonCompliant: {
    'HTTP behind HTTPS': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'HTTPS', instanceProtocol: 'HTTP' } }],
      },
      annotation: /HTTPS in front and HTTP behind; HTTPS or SSL is wanted/,
    },
    'TCP behind SSL': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'SSL', instanceProtocol: 'TCP' } }] },
    },
    'HTTP on both sides, lower case': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'http', instanceProtocol: 'http' } }],
      },
    },
    'one of three': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', instanceProtocol: 'HTTPS' } },
          { listener: { protocol: 'TCP', instanceProtocol: 'TCP' } },
          { listener: { protocol: 'HTTPS', instanceProtocol: 'HTTP' } },
        ],
      },
      annotation: /^1 of 3 listener/,
    },
    'pass-through that is not allowed': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'tcp', instanceProtocol: 'tcp' } }] },
      parameters: { allowPassthrough: 'False' },
    },
    'no instance protocol': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'TCP', instanceProtocol: null } }] },
      annotation: /TCP in front and no protocol behind/,
    },
    'TCP behind a front without a protocol': {
      configuration: { listenerDescriptions: [{ listener: { instanceProtocol: 'TCP' } }] },
      annotation: /no protocol in front and TCP behind/,
    },
    'a description without a listener': { configuration: { listenerDescriptions: [{}] } },
  },
  notApplicable: {
    'no list': { configuration: {} },
    'a null list': { configuration: { listenerDescriptions: null } },
    'an empty list': { configuration: { listenerDescriptions: [] } },
  },
  fails: {
    'a list of another kind': {
      configuration: { listenerDescriptions: { listener: { protocol: 'TCP' } } },
      error: /configuration\.listenerDescriptions: expected a list, got a value of type object/,
    },
    'a parameter of another kind': {
      configuration: { listenerDescriptions: [{ listener: { instanceProtocol: 'SSL' } }] },
      parameters: { allowPassthrough: 'sometimes' },
      error: /allowPassthrough takes true or false/,
    },
  },
});

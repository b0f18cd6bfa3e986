import { rule } from '../../../rules/elb/elb-classic-listener-min-tls12';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a policy that refers to the one for TLS 1.2': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443 }, policyNames: ['mine'] },
        ],
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies: [
          {
            policyName: 'mine',
            policyTypeName: 'SSLNegotiationPolicyType',
            policyAttributeDescriptions: [
              {
                attributeName: 'Reference-Security-Policy',
                attributeValue: 'ELBSecurityPolicy-TLS-1-2-2017-01',
              },
              { attributeName: 'Protocol-TLSv1', attributeValue: 'false' },
              { attributeName: 'Protocol-TLSv1.1', attributeValue: 'false' },
              { attributeName: 'Protocol-TLSv1.2', attributeValue: 'true' },
            ],
          },
        ],
      },
      annotation: /All 1 listener/,
    },
    'the reference alone, beside a policy of cookies': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'ssl', loadBalancerPort: 6514 }, policyNames: ['cookies', 'mine'] },
          { listener: { protocol: 'TCP', loadBalancerPort: 22 }, policyNames: [] },
        ],
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies: [
          {
            policyName: 'cookies',
            policyTypeName: 'LBCookieStickinessPolicyType',
            policyAttributeDescriptions: [{ attributeName: 'CookieExpirationPeriod', attributeValue: '60' }],
          },
          {
            policyName: 'mine',
            policyTypeName: 'SSLNegotiationPolicyType',
            policyAttributeDescriptions: [
              {
                attributeName: 'Reference-Security-Policy',
                attributeValue: 'ELBSecurityPolicy-TLS-1-2-2017-01',
              },
            ],
          },
        ],
      },
    },
    'the predefined policy by its name, and no list of policies': {
      configuration: {
        listenerDescriptions: [
          {
            listener: { protocol: 'HTTPS', loadBalancerPort: 443 },
            policyNames: ['ELBSecurityPolicy-TLS-1-2-2017-01'],
          },
        ],
      },
    },
    'policies as text, "True" in capitals': {
      configuration: {
        listenerDescriptions:
          '[{"listener":{"protocol":"HTTPS","loadBalancerPort":443},"policyNames":["mine"]}]',
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies:
          '[{"policyName":"mine","policyTypeName":"SSLNegotiationPolicyType","policyAttributeDescriptions":[{"attributeName":"Protocol-TLSv1.2","attributeValue":"True"},{"attributeName":"Protocol-TLSv1","attributeValue":"False"}]}]',
      },
    },
  },
  nonCompliant: {
    'a custom policy with TLS 1.0': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443 }, policyNames: ['mine'] },
        ],
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies: [
          {
            policyName: 'mine',
            policyTypeName: 'SSLNegotiationPolicyType',
            policyAttributeDescriptions: [
              { attributeName: 'Protocol-TLSv1', attributeValue: 'True' },
              { attributeName: 'Protocol-TLSv1.2', attributeValue: 'True' },
            ],
          },
        ],
      },
      annotation: /^1 of 1 .*: port 443 has policy mine, which accepts TLSv1\. ELBSecurityPolicy-TLS-1-2/,
    },
    'the default policy': {
      configuration: {
        listenerDescriptions: [
          {
            listener: { protocol: 'HTTPS', loadBalancerPort: 443 },
            policyNames: ['ELBSecurityPolicy-2016-08'],
          },
        ],
      },
      annotation: /has policy ELBSecurityPolicy-2016-08/,
    },
    'cookies alone': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443 }, policyNames: ['my-stickiness'] },
        ],
      },
      supplementaryConfiguration: { LoadBalancerPolicies: [] },
      annotation: /has no SSL negotiation policy/,
    },
    'no policies of a listener': {
      configuration: { listenerDescriptions: [{ listener: { protocol: 'SSL', loadBalancerPort: 443 } }] },
    },
    'one of two, without TLS 1.2': {
      configuration: {
        listenerDescriptions: [
          {
            listener: { protocol: 'HTTPS', loadBalancerPort: 443 },
            policyNames: ['ELBSecurityPolicy-TLS-1-2-2017-01'],
          },
          { listener: { protocol: 'HTTPS', loadBalancerPort: 8443 }, policyNames: ['none'] },
        ],
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies: [{ policyName: 'none', policyTypeName: 'SSLNegotiationPolicyType' }],
      },
      annotation: /^1 of 2 .*: port 8443 has policy none, which leaves TLSv1\.2 off/,
    },
    'a reference to TLS 1.1': {
      configuration: {
        listenerDescriptions: [
          { listener: { protocol: 'HTTPS', loadBalancerPort: 443 }, policyNames: ['mine'] },
        ],
      },
      supplementaryConfiguration: {
        LoadBalancerPolicies: [
          {
            policyName: 'mine',
            policyTypeName: 'SSLNegotiationPolicyType',
            policyAttributeDescriptions: [
              {
                attributeName: 'Reference-Security-Policy',
                attributeValue: 'ELBSecurityPolicy-TLS-1-1-2017-01',
              },
            ],
          },
        ],
      },
    },
  },
  notApplicable: {
    'TCP alone': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'TCP', loadBalancerPort: 443 }, policyNames: [] }],
      },
      annotation: /ends TLS/,
    },
    'no list': { configuration: {} },
    'a null list': { configuration: { listenerDescriptions: null } },
  },
  fails: {
    'policies of another kind': {
      configuration: {
        listenerDescriptions: [{ listener: { protocol: 'HTTPS' }, policyNames: ['mine'] }],
      },
      supplementaryConfiguration: { LoadBalancerPolicies: 7 },
      error: /LoadBalancerPolicies: expected a list/,
    },
  },
});

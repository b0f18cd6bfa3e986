import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { rule } from '../../../rules/elbv2/elbv2-listener-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const BASE = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const ALB = `${BASE}:loadbalancer/app/portal/1`;
const NLB = `${BASE}:loadbalancer/net/hl7/2`;
const LISTENER = `${BASE}:listener/app/portal/1/3`;
const REDIRECT = {
  Type: 'redirect',
  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
} as const;
const TO_HTTPS = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } };
const FIXED = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } } as const;

testRule(rule, {
  compliant: {
    HTTPS: {
      configuration: {
        Protocol: 'HTTPS',
        Port: 443,
        LoadBalancerArn: ALB,
        DefaultActions: [{ Type: 'forward' }],
      },
      annotation: /takes HTTPS on port 443/,
      ignored: { Certificates: [{ CertificateArn: 'c' }], AlpnPolicy: [] },
    },
    'TLS, lower case': { configuration: { Protocol: 'tls', Port: '6514', LoadBalancerArn: NLB } },
    QUIC: { configuration: { Protocol: 'QUIC', Port: 80, LoadBalancerArn: NLB } },
    'HTTP that redirects to HTTPS, and no other rule': {
      configuration: {
        Protocol: 'HTTP',
        Port: 80,
        ListenerArn: LISTENER,
        LoadBalancerArn: ALB,
        DefaultActions: [TO_HTTPS],
      },
      answers: [
        answer(
          DescribeRulesCommand,
          { Rules: [{ IsDefault: true, Priority: 'default', Actions: [REDIRECT] }] },
          { input: { ListenerArn: LISTENER } },
        ),
      ],
      annotation: /only redirects to HTTPS or gives fixed answers/,
    },
    'HTTP with a fixed answer, a redirect in another rule': {
      configuration: {
        Protocol: 'http',
        Port: 80,
        DefaultActions: [{ Type: 'fixed-response' }],
      },
      arn: LISTENER,
      answers: [
        answer(
          DescribeRulesCommand,
          {
            Rules: [
              { IsDefault: false, Actions: [REDIRECT] },
              { IsDefault: true, Actions: [FIXED] },
            ],
          },
          { input: { ListenerArn: LISTENER } },
        ),
      ],
    },
    'HTTP whose default action the item does not tell': {
      configuration: { Protocol: 'HTTP', Port: 80, ListenerArn: LISTENER, DefaultActions: [] },
      answers: [answer(DescribeRulesCommand, { Rules: [{ IsDefault: true, Actions: [FIXED] }] })],
    },
    'TCP passed through': {
      configuration: { Protocol: 'TCP', Port: 443, LoadBalancerArn: NLB },
      annotation: /passes TCP on port 443 through/,
    },
    'TCP_QUIC passed through': {
      configuration: { Protocol: 'TCP_QUIC', Port: 443, LoadBalancerArn: NLB },
    },
    'UDP passed through': { configuration: { Protocol: 'UDP', Port: 443, LoadBalancerArn: NLB } },
    'TCP_UDP on port 80, where another list says what is clear': {
      configuration: { Protocol: 'tcp_udp', Port: 80, LoadBalancerArn: NLB },
      parameters: { cleartextPorts: '8080' },
    },
  },
  nonCompliant: {
    'HTTP that forwards': {
      configuration: {
        Protocol: 'HTTP',
        Port: 80,
        ListenerArn: LISTENER,
        DefaultActions: [{ Type: 'forward' }],
      },
      annotation: /takes HTTP on port 80, and a rule .*; redirects to HTTPS alone are wanted/,
    },
    'HTTP that redirects, with a rule on the second page that forwards': {
      configuration: { Protocol: 'HTTP', Port: 80, ListenerArn: LISTENER, DefaultActions: [TO_HTTPS] },
      answers: [
        answer(DescribeRulesCommand, {
          Rules: [{ IsDefault: true, Actions: [REDIRECT] }],
          NextMarker: 'more',
        }),
        answer(
          DescribeRulesCommand,
          { Rules: [{ IsDefault: false, Actions: [{ Type: 'forward', TargetGroupArn: 't' }] }] },
          { input: { ListenerArn: LISTENER, Marker: 'more' } },
        ),
      ],
    },
    'a redirect that keeps the protocol by its name': {
      configuration: {
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}' } }],
      },
    },
    'a redirect that keeps the protocol by saying nothing': {
      configuration: { Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: {} }] },
    },
    'a redirect to HTTP, as text': {
      configuration: {
        Protocol: 'HTTP',
        DefaultActions: '[{"Type":"redirect","RedirectConfig":{"Protocol":"HTTP","StatusCode":"HTTP_302"}}]',
      },
    },
    'TCP on port 80': {
      configuration: { Protocol: 'TCP', Port: 80, LoadBalancerArn: NLB },
      annotation: /passes TCP on port 80 through, which may be in clear; TLS is wanted/,
    },
    'pass-through that is not allowed': {
      configuration: { Protocol: 'TCP', Port: 443, LoadBalancerArn: NLB },
      parameters: { allowPassthrough: 'false' },
    },
    'a protocol that is unknown': {
      configuration: { Protocol: 'SCTP', Port: 443, LoadBalancerArn: NLB },
      annotation: /takes SCTP on port 443; HTTPS or TLS is wanted/,
    },
  },
  notApplicable: {
    'a Gateway Load Balancer': {
      configuration: { LoadBalancerArn: `${BASE}:loadbalancer/gwy/g/1` },
      annotation: /Gateway/,
    },
    'a Gateway Load Balancer whose listener has a protocol': {
      configuration: { Protocol: 'TCP', Port: 80, LoadBalancerArn: `${BASE}:loadbalancer/gwy/g/1` },
    },
    GENEVE: { configuration: { Protocol: 'geneve', Port: 6081 } },
    'nothing set': { configuration: {} },
  },
  fails: {
    'TCP on an unknown port': {
      configuration: { Protocol: 'TCP', LoadBalancerArn: NLB },
      error: /the port of a listener/,
    },
    'HTTP that redirects, of an unknown ARN': {
      configuration: { Protocol: 'HTTP', Port: 80, DefaultActions: [TO_HTTPS] },
      error: /configuration\.ListenerArn: expected text/,
    },
    'rules that may not be read': {
      configuration: { Protocol: 'HTTP', Port: 80, ListenerArn: LISTENER, DefaultActions: [TO_HTTPS] },
      answers: [failure(DescribeRulesCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'an answer without rules': {
      configuration: { Protocol: 'HTTP', Port: 8080, ListenerArn: LISTENER, DefaultActions: [TO_HTTPS] },
      answers: [answer(DescribeRulesCommand, {})],
      error: /without any action/,
    },
  },
});

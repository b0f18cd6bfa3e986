import {
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { rule } from '../../../rules/elbv2/elbv2-target-group-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

const GROUP = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/ehr/1';
const OTHER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/site/2';
const FIRST = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/n/1';
const SECOND = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/n/2';

testRule(rule, {
  compliant: {
    HTTPS: { configuration: { Protocol: 'HTTPS', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] } },
    'TLS, lower case': {
      configuration: { Protocol: 'tls', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      annotation: /over TLS\.$/,
    },
    'HTTPS of a group that the item does not name': {
      configuration: { Protocol: 'HTTPS', LoadBalancerArns: ['a'] },
    },
    QUIC: { configuration: { Protocol: 'QUIC', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] } },
    'HTTPS, attached by the word of the service': {
      configuration: { Protocol: 'HTTPS', TargetGroupArn: GROUP },
      answers: [
        answer(
          DescribeTargetGroupsCommand,
          { TargetGroups: [{ TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] }] },
          { input: { TargetGroupArns: [GROUP] } },
        ),
      ],
    },
    'TCP behind TCP': {
      configuration: { Protocol: 'TCP', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      answers: [
        answer(
          DescribeListenersCommand,
          {
            Listeners: [
              { Protocol: 'TCP', Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }] },
            ],
          },
          { input: { LoadBalancerArn: FIRST } },
        ),
      ],
      annotation: /passed through/,
    },
    'TCP to an Application Load Balancer behind TCP': {
      configuration: {
        Protocol: 'TCP',
        TargetType: 'alb',
        TargetGroupArn: GROUP,
        LoadBalancerArns: [FIRST],
      },
      answers: [
        answer(DescribeListenersCommand, {
          Listeners: [
            { Protocol: 'TCP', Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }] },
          ],
        }),
      ],
    },
    'TCP while a TLS listener forwards to another group': {
      configuration: { Protocol: 'TCP', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      answers: [
        answer(DescribeListenersCommand, {
          Listeners: [
            { Protocol: 'TLS', Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: OTHER }] },
            { Protocol: 'TCP', Port: 8443, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }] },
          ],
        }),
      ],
    },
    'TCP_QUIC of a load balancer without listeners': {
      configuration: { Protocol: 'TCP_QUIC', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      answers: [answer(DescribeListenersCommand, {})],
    },
    'TCP, the list of load balancers as text': {
      configuration: { Protocol: 'TCP', TargetGroupArn: GROUP, LoadBalancerArns: `["${FIRST}"]` },
      answers: [answer(DescribeListenersCommand, { Listeners: [] }, { input: { LoadBalancerArn: FIRST } })],
    },
    'a health check over HTTP and a version that says nothing about TLS': {
      configuration: { Protocol: 'HTTPS', TargetGroupArn: GROUP, LoadBalancerArns: [SECOND] },
      ignored: { HealthCheckProtocol: 'HTTP', ProtocolVersion: 'HTTP1', Port: 80 },
    },
  },
  nonCompliant: {
    'HTTP to addresses': {
      configuration: {
        Protocol: 'HTTP',
        TargetType: 'ip',
        TargetGroupArn: GROUP,
        LoadBalancerArns: [FIRST],
      },
      annotation: /over HTTP; HTTPS or TLS is wanted/,
    },
    'HTTP of a group that the item does not name': {
      configuration: { Protocol: 'HTTP', LoadBalancerArns: ['a'] },
    },
    'HTTP with gRPC': {
      configuration: { Protocol: 'http', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      ignored: { ProtocolVersion: 'GRPC' },
    },
    'HTTP, attached by the word of the service': {
      configuration: { Protocol: 'HTTP', TargetGroupArn: GROUP, LoadBalancerArns: null },
      answers: [
        answer(DescribeTargetGroupsCommand, {
          TargetGroups: [{ TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] }],
        }),
      ],
    },
    'TCP behind TLS': {
      configuration: { Protocol: 'TCP', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      answers: [
        answer(DescribeListenersCommand, {
          Listeners: [
            { Protocol: 'TLS', Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }] },
          ],
        }),
      ],
      annotation: /TLS listener on port 443 .* over TCP; TLS is wanted/,
    },
    'TCP_UDP, the group named in the forward configuration alone': {
      configuration: { Protocol: 'TCP_UDP', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      answers: [
        answer(DescribeListenersCommand, {
          Listeners: [
            {
              Protocol: 'TLS',
              Port: 6514,
              DefaultActions: [
                {
                  Type: 'forward',
                  ForwardConfig: {
                    TargetGroups: [
                      { TargetGroupArn: OTHER, Weight: 1 },
                      { TargetGroupArn: GROUP, Weight: 9 },
                    ],
                  },
                },
              ],
            },
          ],
        }),
      ],
    },
    'UDP behind TLS on the second page of the second load balancer': {
      configuration: { Protocol: 'UDP', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST, SECOND] },
      answers: [
        answer(DescribeListenersCommand, { Listeners: [] }, { input: { LoadBalancerArn: FIRST } }),
        answer(
          DescribeListenersCommand,
          { Listeners: [{ Protocol: 'TLS', Port: 443 }], NextMarker: 'page 2' },
          { input: { LoadBalancerArn: SECOND, Marker: undefined } },
        ),
        answer(
          DescribeListenersCommand,
          {
            Listeners: [
              { Protocol: 'TLS', Port: 853, DefaultActions: [{ Type: 'forward', TargetGroupArn: GROUP }] },
            ],
          },
          { input: { LoadBalancerArn: SECOND, Marker: 'page 2' } },
        ),
      ],
      annotation: /port 853/,
    },
    'no protocol': {
      configuration: { TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
      annotation: /over no named protocol/,
    },
  },
  notApplicable: {
    'a Lambda function': { configuration: { TargetType: 'lambda' } },
    'no load balancer': {
      configuration: { Protocol: 'HTTP', TargetGroupArn: GROUP, LoadBalancerArns: [] },
    },
    'no load balancer by the word of the service, the ARN beside the configuration': {
      configuration: {},
      arn: GROUP,
      answers: [
        answer(
          DescribeTargetGroupsCommand,
          { TargetGroups: [{ TargetGroupArn: GROUP, LoadBalancerArns: [] }] },
          { input: { TargetGroupArns: [GROUP] } },
        ),
      ],
    },
    'no load balancer and no name': { configuration: { Protocol: 'HTTP', LoadBalancerArns: [] } },
    'a Gateway Load Balancer': {
      configuration: { Protocol: 'GENEVE', TargetGroupArn: GROUP, LoadBalancerArns: [FIRST] },
    },
  },
  fails: {
    'an item that does not name its group': {
      configuration: { Protocol: 'TCP', LoadBalancerArns: [FIRST] },
      error: /configuration\.TargetGroupArn: expected text, got nothing/,
    },
    'an item with neither the name of its group nor its load balancers': {
      configuration: { Protocol: 'TLS' },
      error: /configuration\.TargetGroupArn: expected text, got nothing/,
    },
    'an answer without the group': {
      configuration: { Protocol: 'HTTPS', TargetGroupArn: OTHER },
      answers: [answer(DescribeTargetGroupsCommand, { TargetGroups: [] })],
      error: /does not say which load balancers serve .*site/,
    },
    'the listeners may not be asked for': {
      configuration: { Protocol: 'TCP', TargetGroupArn: OTHER, LoadBalancerArns: [FIRST] },
      answers: [failure(DescribeListenersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'a load balancer that is gone': {
      configuration: { Protocol: 'UDP', TargetGroupArn: OTHER, LoadBalancerArns: [FIRST] },
      answers: [failure(DescribeListenersCommand, 'LoadBalancerNotFoundException')],
      error: /LoadBalancerNotFound/,
    },
  },
});

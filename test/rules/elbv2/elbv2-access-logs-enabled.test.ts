import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { rule } from '../../../rules/elbv2/elbv2-access-logs-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const ALB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/portal/1';
const NLB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/hl7/2';
const ON = [
  { key: 'idle_timeout.timeout_seconds', value: '60' },
  { key: 'access_logs.s3.bucket', value: 'logs' },
  { key: 'access_logs.s3.enabled', value: 'true' },
];
const OFF = [
  { key: 'access_logs.s3.enabled', value: 'false' },
  { key: 'access_logs.s3.bucket', value: '' },
];

testRule(rule, {
  compliant: {
    'an Application Load Balancer with logs': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: ON },
      annotation: /bucket logs/,
    },
    'attributes as text': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: {
        LoadBalancerAttributes:
          '[{"key":"access_logs.s3.enabled","value":"true"},{"key":"access_logs.s3.bucket","value":"logs"}]',
      },
      parameters: { allowedBuckets: 'logs' },
    },
    'a Network Load Balancer with a TLS listener on the second page, and logs': {
      configuration: { type: 'Network', loadBalancerArn: NLB },
      supplementaryConfiguration: { LoadBalancerAttributes: ON },
      answers: [
        answer(
          DescribeListenersCommand,
          { Listeners: [{ Protocol: 'TCP' }], NextMarker: 'more' },
          { input: { LoadBalancerArn: NLB } },
        ),
        answer(
          DescribeListenersCommand,
          { Listeners: [{ Protocol: 'TLS' }] },
          { input: { LoadBalancerArn: NLB, Marker: 'more' } },
        ),
      ],
    },
    'attributes by the word of the service, the ARN that of the item': {
      configuration: { type: 'application' },
      arn: ALB,
      answers: [
        answer(
          DescribeLoadBalancerAttributesCommand,
          {
            Attributes: [
              { Key: 'access_logs.s3.enabled', Value: 'true' },
              { Key: 'access_logs.s3.bucket', Value: 'logs' },
            ],
          },
          { input: { LoadBalancerArn: ALB } },
        ),
      ],
    },
    'no type, which is that of old Application Load Balancers': {
      configuration: { loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: ON },
    },
  },
  nonCompliant: {
    'logs that are off': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: OFF },
      annotation: /No access logs/,
    },
    'logs that are off, with the bucket of before': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: {
        LoadBalancerAttributes: [
          { key: 'access_logs.s3.bucket', value: 'logs' },
          { key: 'access_logs.s3.enabled', value: 'False' },
        ],
      },
    },
    'logs without a bucket': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: {
        LoadBalancerAttributes: [{ key: 'access_logs.s3.enabled', value: 'true' }],
      },
    },
    'a list that does not speak of logs': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: {
        LoadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }, { value: 'true' }],
      },
    },
    'a bucket that is not allowed': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: ON },
      parameters: { allowedBuckets: 'central-logs' },
      annotation: /bucket logs; wanted: central-logs/,
    },
    'a Network Load Balancer with a TLS listener and no logs': {
      configuration: { type: 'network', loadBalancerArn: NLB },
      supplementaryConfiguration: { LoadBalancerAttributes: OFF },
      answers: [answer(DescribeListenersCommand, { Listeners: [{ Protocol: 'TLS' }] })],
    },
    'no attributes in the item, off by the word of the service': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: [] },
      answers: [
        answer(DescribeLoadBalancerAttributesCommand, {
          Attributes: [
            { Key: 'access_logs.s3.enabled', Value: 'false' },
            { Key: 'access_logs.s3.bucket', Value: '' },
          ],
        }),
      ],
    },
    'on without a bucket by the word of the service': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      supplementaryConfiguration: { LoadBalancerAttributes: null },
      answers: [
        answer(DescribeLoadBalancerAttributesCommand, {
          Attributes: [
            { Key: 'access_logs.s3.enabled', Value: 'true' },
            { Key: 'access_logs.s3.bucket', Value: '' },
          ],
        }),
      ],
    },
  },
  notApplicable: {
    'a Network Load Balancer with TCP listeners': {
      configuration: { type: 'network', loadBalancerArn: NLB },
      supplementaryConfiguration: { LoadBalancerAttributes: OFF },
      answers: [answer(DescribeListenersCommand, { Listeners: [{ Protocol: 'TCP' }, {}] })],
      annotation: /No TLS listener/,
    },
    'a Network Load Balancer without listeners': {
      configuration: { type: 'network', loadBalancerArn: NLB },
      answers: [answer(DescribeListenersCommand, {})],
    },
    'a Gateway Load Balancer': { configuration: { type: 'gateway' }, annotation: /Gateway/ },
  },
  fails: {
    'nothing at all': { configuration: {}, error: /configuration\.loadBalancerArn: expected text/ },
    'listeners that may not be read': {
      configuration: { type: 'network', loadBalancerArn: NLB },
      supplementaryConfiguration: { LoadBalancerAttributes: ON },
      answers: [failure(DescribeListenersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
    'an answer without attributes': {
      configuration: { type: 'application', loadBalancerArn: ALB },
      answers: [answer(DescribeLoadBalancerAttributesCommand, {})],
      error: /without any attribute/,
    },
  },
});

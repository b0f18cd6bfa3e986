import { DescribeDBProxiesCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-proxy-requires-tls';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:rds:us-east-1:111122223333:db-proxy:prx-1';
const OTHER = 'arn:aws:rds:us-east-1:111122223333:db-proxy:prx-2';

testPeriodicRule(rule, {
  compliant: {
    'TLS is required': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyName: 'p', DBProxyArn: ARN, RequireTLS: true, Status: 'available' }],
        }),
      ],
      annotation: /Proxy p requires TLS/,
    },
    'TLS is required by a proxy that is suspended': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyName: 'p', DBProxyArn: ARN, RequireTLS: true, Status: 'suspended' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'TLS is not required': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyName: 'p', DBProxyArn: ARN, RequireTLS: false, Status: 'available' }],
        }),
      ],
      annotation: /Proxy p takes connections without TLS; RequireTLS should be true/,
    },
    'TLS is not required by a proxy without a network': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyArn: ARN, RequireTLS: false, Status: 'incompatible-network' }],
        }),
      ],
      annotation: /Proxy without a name/,
    },
    'nothing is said about TLS': {
      answers: [answer(DescribeDBProxiesCommand, { DBProxies: [{ DBProxyName: 'p', DBProxyArn: ARN }] })],
    },
  },
  notApplicable: {
    'the proxy is being deleted': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyName: 'p', DBProxyArn: ARN, RequireTLS: false, Status: 'deleting' }],
        }),
      ],
    },
  },
  findings: {
    'proxies of two pages, by their ARNs': {
      answers: [
        answer(DescribeDBProxiesCommand, {
          DBProxies: [{ DBProxyArn: ARN, RequireTLS: true }],
          Marker: 'page-2',
        }),
        answer(
          DescribeDBProxiesCommand,
          { DBProxies: [{ DBProxyArn: OTHER, RequireTLS: false }] },
          { input: { Marker: 'page-2' } },
        ),
      ],
      expected: [
        ['AWS::RDS::DBProxy', ARN, 'COMPLIANT'],
        ['AWS::RDS::DBProxy', OTHER, 'NON_COMPLIANT'],
      ],
    },
    'no proxies': { answers: [answer(DescribeDBProxiesCommand, {})], expected: [] },
  },
  fails: {
    'a proxy without an ARN': {
      answers: [answer(DescribeDBProxiesCommand, { DBProxies: [{ DBProxyName: 'p', RequireTLS: true }] })],
      error: /RDS lists proxy p without an ARN/,
    },
    'the list is refused': {
      answers: [failure(DescribeDBProxiesCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});

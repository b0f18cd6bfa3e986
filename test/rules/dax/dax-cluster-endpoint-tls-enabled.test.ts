import { DescribeClustersCommand } from '@aws-sdk/client-dax';
import { rule } from '../../../rules/dax/dax-cluster-endpoint-tls-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:dax:us-east-1:111122223333:cache/c';
const OTHER = 'arn:aws:dax:us-east-1:111122223333:cache/d';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'an endpoint with TLS': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [
            {
              ClusterName: 'c',
              ClusterArn: ARN,
              Status: 'available',
              ClusterEndpointEncryptionType: 'TLS',
            },
          ],
        }),
      ],
    },
  },
  nonCompliant: {
    'an endpoint without encryption': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [
            {
              ClusterName: 'c',
              ClusterArn: ARN,
              Status: 'available',
              ClusterEndpointEncryptionType: 'NONE',
            },
          ],
        }),
      ],
      annotation: /is NONE; TLS is wanted/,
    },
    'no type, as in old clusters': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterName: 'c', ClusterArn: ARN, Status: 'available' }],
        }),
      ],
      annotation: /is NONE/,
    },
  },
  notApplicable: {
    'the cluster is being deleted': {
      answers: [answer(DescribeClustersCommand, { Clusters: [{ ClusterArn: ARN, Status: 'deleting' }] })],
    },
  },
  findings: {
    'clusters of two pages, by their ARNs': {
      answers: [
        answer(DescribeClustersCommand, { Clusters: [{ ClusterArn: ARN }], NextToken: 'more' }),
        answer(
          DescribeClustersCommand,
          { Clusters: [{ ClusterArn: OTHER, ClusterEndpointEncryptionType: 'TLS' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::DAX::Cluster', ARN, 'NON_COMPLIANT'],
        ['AWS::DAX::Cluster', OTHER, 'COMPLIANT'],
      ],
    },
    'no clusters': { answers: [answer(DescribeClustersCommand, { Clusters: [] })], expected: [] },
    'a Region without DAX': {
      answers: [{ ...failure(DescribeClustersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(DescribeClustersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

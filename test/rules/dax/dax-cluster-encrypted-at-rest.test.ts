import { DescribeClustersCommand } from '@aws-sdk/client-dax';
import { rule } from '../../../rules/dax/dax-cluster-encrypted-at-rest';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:dax:us-east-1:111122223333:cache/c';
const OTHER = 'arn:aws:dax:us-east-1:111122223333:cache/d';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'encryption is on': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [
            {
              ClusterName: 'c',
              ClusterArn: ARN,
              Status: 'available',
              SSEDescription: { Status: 'ENABLED' },
            },
          ],
        }),
      ],
      annotation: /is ENABLED\./,
    },
    'a cluster that is being created': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterArn: ARN, Status: 'creating', SSEDescription: { Status: 'ENABLING' } }],
        }),
      ],
    },
  },
  nonCompliant: {
    'encryption is off': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [
            {
              ClusterName: 'c',
              ClusterArn: ARN,
              Status: 'available',
              SSEDescription: { Status: 'DISABLED' },
            },
          ],
        }),
      ],
      annotation: /is DISABLED; ENABLED is wanted/,
    },
    'encryption is being turned off': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterArn: ARN, Status: 'available', SSEDescription: { Status: 'DISABLING' } }],
        }),
      ],
    },
    'no description': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterName: 'c', ClusterArn: ARN, Status: 'available' }],
        }),
      ],
    },
    'a description without a status': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterArn: ARN, Status: 'available', SSEDescription: {} }],
        }),
      ],
    },
  },
  notApplicable: {
    'the cluster is being deleted': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterArn: ARN, Status: 'deleting', SSEDescription: { Status: 'DISABLED' } }],
        }),
      ],
    },
  },
  findings: {
    'clusters of two pages, by their ARNs': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterArn: ARN, SSEDescription: { Status: 'ENABLED' } }],
          NextToken: 'more',
        }),
        answer(
          DescribeClustersCommand,
          { Clusters: [{ ClusterArn: OTHER }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::DAX::Cluster', ARN, 'COMPLIANT'],
        ['AWS::DAX::Cluster', OTHER, 'NON_COMPLIANT'],
      ],
    },
    'no clusters': { answers: [answer(DescribeClustersCommand, {})], expected: [] },
    'a Region without DAX': {
      answers: [{ ...failure(DescribeClustersCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is throttled': {
      answers: [failure(DescribeClustersCommand, 'ThrottlingException')],
      error: /Throttling/,
    },
  },
});

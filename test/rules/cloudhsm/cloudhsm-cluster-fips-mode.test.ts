import { DescribeClustersCommand } from '@aws-sdk/client-cloudhsm-v2';
import { rule } from '../../../rules/cloudhsm/cloudhsm-cluster-fips-mode';
import type { HsmCluster } from '../../../shared/cloudhsm';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });
const clusters = (...Clusters: HsmCluster[]) => answer(DescribeClustersCommand, { Clusters });

testPeriodicRule(rule, {
  compliant: {
    'FIPS mode': {
      answers: [clusters({ ClusterId: 'cluster-1', Mode: 'FIPS', HsmType: 'hsm2m.medium', State: 'ACTIVE' })],
      annotation: /hsm2m\.medium runs in FIPS mode/,
    },
    'the older type, without a mode': {
      answers: [clusters({ ClusterId: 'cluster-1', HsmType: 'hsm1.medium' })],
      annotation: /no mode but FIPS/,
    },
    'FIPS mode in another letter case, degraded': {
      answers: [clusters({ ClusterId: 'cluster-1', Mode: 'Fips', State: 'DEGRADED' })],
    },
  },
  nonCompliant: {
    'another mode': {
      answers: [
        clusters({ ClusterId: 'cluster-1', Mode: 'NON_FIPS', HsmType: 'hsm2m.medium', State: 'ACTIVE' }),
      ],
      annotation: /runs in mode NON_FIPS; FIPS mode is wanted/,
    },
    'another mode, said of the older type': {
      answers: [clusters({ ClusterId: 'cluster-1', Mode: 'NON_FIPS', HsmType: 'hsm1.medium' })],
    },
  },
  notApplicable: {
    'another mode, deleted': {
      answers: [clusters({ ClusterId: 'cluster-1', Mode: 'NON_FIPS', State: 'DELETED' })],
      annotation: /deleted/,
    },
    'another mode, being deleted': {
      answers: [clusters({ ClusterId: 'cluster-1', Mode: 'NON_FIPS', State: 'DELETE_IN_PROGRESS' })],
    },
    'the newer type, without a mode': {
      answers: [clusters({ ClusterId: 'cluster-1', HsmType: 'hsm2m.medium' })],
      annotation: /names no mode for this cluster of hsm2m\.medium/,
    },
    'neither type nor mode': { answers: [clusters({ ClusterId: 'cluster-1' })] },
  },
  findings: {
    'two pages': {
      answers: [
        answer(DescribeClustersCommand, {
          Clusters: [{ ClusterId: 'cluster-1', HsmType: 'hsm1.medium' }],
          NextToken: 'more',
        }),
        answer(
          DescribeClustersCommand,
          { Clusters: [{ ClusterId: 'cluster-2', HsmType: 'hsm2m.medium' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::CloudHSM::Cluster', 'cluster-1', 'COMPLIANT'],
        ['AWS::CloudHSM::Cluster', 'cluster-2', 'NOT_APPLICABLE'],
      ],
    },
    'no clusters': { answers: [answer(DescribeClustersCommand, {})], expected: [] },
    'a Region that does not offer it': {
      answers: [{ ...clusters(), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(DescribeClustersCommand, 'CloudHsmAccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

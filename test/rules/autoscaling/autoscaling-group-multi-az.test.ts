import { GetResourceConfigHistoryCommand } from '@aws-sdk/client-config-service';
import { rule } from '../../../rules/autoscaling/autoscaling-group-multi-az';
import { answer, failure, testRule } from '../../rule-tester';

const TAG = 'k8s.io/cluster-autoscaler/enabled';
const tagged = (tags: Record<string, string>) =>
  answer(
    GetResourceConfigHistoryCommand,
    { configurationItems: [{ tags }] },
    { input: { resourceType: 'AWS::AutoScaling::AutoScalingGroup', resourceId: 'resource-1' } },
  );

testRule(rule, {
  compliant: {
    'two zones': {
      configuration: { availabilityZones: ['us-east-2b', 'us-east-2a'] },
      annotation: /Availability Zones: us-east-2a, us-east-2b\.$/,
      ignored: { minSize: 1, maxSize: 1, vpczoneIdentifier: 'subnet-1,subnet-2' },
    },
    'two zones, in the form of advanced queries': {
      configuration: { availabilityZones: [{ value: 'us-east-2a' }, { value: 'us-east-2b' }] },
    },
    'three zones where three are wanted, as text': {
      configuration: { availabilityZones: '["us-east-2a","us-east-2b","us-east-2c"]' },
      parameters: { minAvailabilityZones: '3' },
    },
    'two zones of a group without the tag': {
      configuration: { availabilityZones: ['us-east-2a', 'us-east-2b'] },
      parameters: { exemptTagKeys: TAG },
      answers: [tagged({})],
    },
  },
  nonCompliant: {
    'one zone': {
      configuration: { availabilityZones: ['us-east-2a'] },
      annotation: /Availability Zones: us-east-2a; the group is wanted in at least 2/,
    },
    'no zones': { configuration: { availabilityZones: [] }, annotation: /Zones: none/ },
    'no list': { configuration: {} },
    'a null list': { configuration: { availabilityZones: null } },
    'the same zone twice': { configuration: { availabilityZones: ['us-east-2a', 'us-east-2a'] } },
    'two zones where three are wanted': {
      configuration: { availabilityZones: ['us-east-2a', 'us-east-2b'] },
      parameters: { minAvailabilityZones: '3' },
    },
    'one zone, with other tags': {
      configuration: { availabilityZones: ['us-east-2a'] },
      parameters: { exemptTagKeys: TAG },
      answers: [tagged({ Name: TAG, 'K8S.io/cluster-autoscaler/enabled': 'true' })],
    },
  },
  notApplicable: {
    'one zone, with the tag': {
      configuration: { availabilityZones: ['us-east-2a'] },
      parameters: { exemptTagKeys: `single-zone, ${TAG}` },
      answers: [tagged({ Name: 'nodes', [TAG]: '' })],
      annotation: /The tag k8s\.io\/cluster-autoscaler\/enabled leaves the group out/,
    },
  },
  fails: {
    'zones of another kind': {
      configuration: { availabilityZones: 'us-east-2a' },
      error: /availabilityZones: expected a list/,
    },
    'tags that may not be read': {
      configuration: { availabilityZones: ['us-east-2a'] },
      parameters: { exemptTagKeys: 'other' },
      answers: [failure(GetResourceConfigHistoryCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'tags of which AWS Config knows nothing': {
      configuration: { availabilityZones: ['us-east-2a'] },
      parameters: { exemptTagKeys: TAG },
      answers: [answer(GetResourceConfigHistoryCommand, { configurationItems: [] })],
      error: /has no item/,
    },
  },
});

import { rule } from '../../../rules/elb/elb-multi-az';
import { testRule } from '../../rule-tester';

const V2 = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

testRule(rule, {
  compliant: {
    'an Application Load Balancer in two zones': {
      resourceType: V2,
      configuration: {
        type: 'application',
        state: { code: 'active' },
        availabilityZones: [{ zoneName: 'us-east-1b' }, { zoneName: 'us-east-1a' }],
      },
      annotation: /us-east-1a, us-east-1b/,
    },
    'a Classic Load Balancer in two zones': {
      configuration: { availabilityZones: ['us-east-1a', 'us-east-1b'] },
    },
    'a Classic Load Balancer, in the form of advanced queries': {
      configuration: { availabilityZones: [{ value: 'us-east-1a' }, { value: 'us-east-1b' }] },
    },
    'three zones where three are wanted, as text': {
      resourceType: V2,
      configuration: {
        type: 'network',
        availabilityZones:
          '[{"zoneName":"us-east-1a","subnetId":"subnet-1"},{"zoneName":"us-east-1b"},{"zoneName":"us-east-1c"}]',
      },
      parameters: { minAvailabilityZones: '3' },
    },
    'a state in which it works': {
      resourceType: V2,
      configuration: {
        state: { code: 'active_impaired' },
        availabilityZones: [{ zoneName: 'us-east-1a', outpostId: null }, { zoneName: 'us-east-1b' }],
      },
      ignored: { ipAddressType: 'ipv4' },
    },
  },
  nonCompliant: {
    'a Network Load Balancer in one zone': {
      resourceType: V2,
      configuration: { type: 'network', availabilityZones: [{ zoneName: 'us-east-1a' }] },
      annotation: /Availability Zones: us-east-1a; at least 2 are wanted/,
    },
    'a Gateway Load Balancer in one zone': {
      resourceType: V2,
      configuration: { type: 'gateway', availabilityZones: [{ zoneName: 'us-east-1a' }] },
    },
    'a Classic Load Balancer in one zone': { configuration: { availabilityZones: ['us-east-1a'] } },
    'the same zone twice': {
      resourceType: V2,
      configuration: { availabilityZones: [{ zoneName: 'us-east-1a' }, { zoneName: 'us-east-1a' }] },
    },
    'a zone without a name beside one': {
      resourceType: V2,
      configuration: { availabilityZones: [{ zoneName: 'us-east-1a' }, { zoneName: null }] },
    },
    'two zones where three are wanted': {
      configuration: { availabilityZones: ['us-east-1a', 'us-east-1b'] },
      parameters: { minAvailabilityZones: '3' },
    },
    'a Classic Load Balancer without zones': { configuration: {}, annotation: /Zones: none/ },
    'a null list': { resourceType: V2, configuration: { availabilityZones: null, state: null } },
    'an empty list': { configuration: { availabilityZones: [] } },
  },
  notApplicable: {
    'one that is being made': {
      resourceType: V2,
      configuration: {
        state: { code: 'provisioning' },
        availabilityZones: [{ zoneName: 'us-east-1a' }],
      },
      annotation: /is provisioning/,
    },
    'one that failed': { resourceType: V2, configuration: { state: { code: 'FAILED' } } },
    'one on an Outpost': {
      resourceType: V2,
      configuration: {
        type: 'application',
        availabilityZones: [{ zoneName: 'us-east-1a', outpostId: 'op-1' }],
      },
      annotation: /Outpost/,
    },
  },
  fails: {
    'zones of another kind': {
      configuration: { availabilityZones: 'us-east-1a' },
      error: /availabilityZones: expected a list/,
    },
    'a parameter out of bounds': {
      configuration: { availabilityZones: ['us-east-1a'] },
      parameters: { minAvailabilityZones: '1' },
      error: /minAvailabilityZones takes a whole number from 2 to 6/,
    },
  },
});

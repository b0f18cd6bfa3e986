import { integerParameter } from '../../shared/parameters';
import { ClassicLoadBalancer } from '../../shared/resources/elb';
import { LoadBalancer } from '../../shared/resources/elbv2';
import { changeRule, type Item } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elb-multi-az',
  title: 'Load balancers reach into several Availability Zones',
  rationale:
    'When the only Availability Zone of a load balancer fails, so does the way to PHI that is needed in an emergency.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'medium',
  remediation: 'Attach subnets of further Availability Zones to the load balancer.',
  resource: either(ClassicLoadBalancer, LoadBalancer),
  parameters: {
    minAvailabilityZones: integerParameter({
      default: 2,
      min: 2,
      max: 6,
      description: 'Availability Zones that a load balancer must have at least.',
    }),
  },

  evaluate(item, { parameters: { minAvailabilityZones: wanted } }) {
    if (item.resourceType === LoadBalancer.type) {
      const { state, availabilityZones = [] } = item.configuration;
      const code = state?.code?.toLowerCase();
      if (code === 'provisioning' || code === 'failed')
        return notApplicable(`The state of the load balancer is ${code}.`);
      if (availabilityZones.some(({ outpostId }) => outpostId !== undefined))
        return notApplicable('The load balancer is on an Outpost, where it has one Availability Zone.');
    }
    const zones = [...new Set(zonesOf(item))].sort();
    if (zones.length >= wanted) return compliant(`Availability Zones: ${zones.join(', ')}.`);
    return nonCompliant(
      `Availability Zones: ${zones.join(', ') || 'none'}; at least ${String(wanted)} are wanted.`,
    );
  },
});

const zonesOf = (item: Item<typeof ClassicLoadBalancer | typeof LoadBalancer>): readonly string[] =>
  item.resourceType === ClassicLoadBalancer.type
    ? (item.configuration.availabilityZones ?? [])
    : (item.configuration.availabilityZones ?? []).flatMap(({ zoneName }) => zoneName ?? []);

export const { handler } = rule;

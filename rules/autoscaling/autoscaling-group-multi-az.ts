import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { integerParameter, listParameter } from '../../shared/parameters';
import { recordedTagKeys } from '../../shared/recorded-tags';
import { AutoScalingGroup } from '../../shared/resources/autoscaling';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'autoscaling-group-multi-az',
  title: 'Auto Scaling groups may launch instances in several Availability Zones',
  rationale:
    'A group that is tied to one Availability Zone cannot replace its instances, and the PHI systems on them, when that zone fails.',
  whitepaper: {
    section: 'Auditing, backups, and disaster recovery',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'backup-and-recovery',
  citations: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(C)'],
  severity: 'low',
  remediation: 'Give the group subnets in further Availability Zones (UpdateAutoScalingGroup).',
  resource: AutoScalingGroup,
  parameters: {
    minAvailabilityZones: integerParameter({
      default: 2,
      min: 2,
      max: 6,
      description: 'Availability Zones in which an Auto Scaling group must be able to launch at least.',
    }),
    exemptTagKeys: listParameter({
      default: [],
      description:
        'Keys of tags that leave a group out, such as that of node groups with one group for each zone.',
    }),
  },
  permissions: ['config:GetResourceConfigHistory'],

  async evaluate(
    { configuration, resourceType, resourceId },
    { client, parameters: { minAvailabilityZones: wanted, exemptTagKeys } },
  ) {
    if (exemptTagKeys.length > 0) {
      const keys = await recordedTagKeys(client(ConfigServiceClient), resourceType, resourceId);
      const exempt = exemptTagKeys.find((key) => keys.includes(key));
      if (exempt !== undefined) return notApplicable(`The tag ${exempt} leaves the group out.`);
    }
    const zones = [...new Set(configuration.availabilityZones)].sort();
    const seen = `Availability Zones: ${zones.join(', ') || 'none'}`;
    if (zones.length >= wanted) return compliant(`${seen}.`);
    return nonCompliant(`${seen}; the group is wanted in at least ${String(wanted)}.`);
  },
});

export const { handler } = rule;

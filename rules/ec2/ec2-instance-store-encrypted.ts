import { EC2Client } from '@aws-sdk/client-ec2';
import { MalformedItemError } from '../../shared/errors';
import { instanceStorage } from '../../shared/instance-storage';
import { listParameter } from '../../shared/parameters';
import { Instance } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ec2-instance-store-encrypted',
  title: 'Instance store disks of EC2 instances are encrypted by the hardware',
  rationale:
    'Swap files, caches and scratch data with PHI end up on the local disks of an instance, which older types leave in clear.',
  whitepaper: { section: 'Amazon Elastic Compute Cloud', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Change to an instance type with NVMe instance store or with EBS volumes alone; or encrypt the local disks in the operating system and exempt the type.',
  resource: Instance,
  parameters: {
    exemptInstanceTypes: listParameter({
      default: [],
      description:
        'Instance types whose local disks hold no PHI or are encrypted by the operating system (dm-crypt, LUKS).',
    }),
  },
  permissions: ['ec2:DescribeInstanceTypes'],

  async evaluate({ configuration: instance }, { client, parameters: { exemptInstanceTypes } }) {
    const state = instance.state?.name?.toLowerCase() ?? '';
    if (['shutting-down', 'terminated'].includes(state))
      return notApplicable(`The state of the instance is ${state}.`);
    const { instanceType: type } = instance;
    if (type === undefined) throw new MalformedItemError('configuration.instanceType', 'text', type);
    if (exemptInstanceTypes.some((exempt) => exempt.toLowerCase() === type.toLowerCase()))
      return notApplicable(`Instance type ${type} is exempt by a parameter of the rule.`);

    const storage = await instanceStorage(client(EC2Client), type);
    if (storage === 'none') return notApplicable(`Instance type ${type} has no instance store, only EBS.`);
    if (storage === 'unknown')
      return notApplicable(`EC2 no longer describes instance type ${type}, so its disks cannot be judged.`);
    if (storage === 'encrypted')
      return compliant(`The hardware of instance type ${type} encrypts its instance store.`);
    return nonCompliant(
      `Instance type ${type} does not encrypt the disks of its instance store; a type that does, or has no such disks, is wanted.`,
    );
  },
});

export const { handler } = rule;

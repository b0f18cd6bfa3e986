import { Inspector2Client } from '@aws-sdk/client-inspector2';
import { SCAN_TYPES, scanStatus } from '../../shared/inspector';
import { choicesParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'inspector-ec2-scanning-enabled',
  title: 'Amazon Inspector scans EC2 instances',
  rationale:
    'Software with known vulnerabilities on an instance is a way to the PHI that it holds; a scan finds it before others do.',
  whitepaper: { section: 'Amazon Inspector', editions: [2024], basis: 'optional' },
  safeguard: 'monitoring',
  citations: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'],
  severity: 'low',
  remediation:
    'Activate Amazon Inspector for EC2 in the account, or have the delegated administrator of the organization do so.',
  reports: 'account',
  permissions: ['inspector2:BatchGetAccountStatus'],
  parameters: {
    scanTypes: choicesParameter({
      default: ['EC2'],
      choices: SCAN_TYPES,
      description: 'Kinds of resources that Inspector must scan.',
    }),
  },

  async evaluate({ client, accountId, region, parameters: { scanTypes } }) {
    const status = await ifOffered(scanStatus(client(Inspector2Client), accountId));
    if (status === undefined) return notApplicable(`Inspector is not offered in ${region}.`);
    const seen = scanTypes.map((type) => `${type} ${status[type]}`).join(', ');
    // ENABLING, which takes a few minutes, is what follows activation.
    if (scanTypes.every((type) => ['ENABLED', 'ENABLING'].includes(status[type])))
      return compliant(`Inspector in ${region}: ${seen}.`);
    return nonCompliant(`Inspector in ${region}: ${seen}; ${scanTypes.join(', ')} should be ENABLED.`);
  },
});

export const { handler } = rule;

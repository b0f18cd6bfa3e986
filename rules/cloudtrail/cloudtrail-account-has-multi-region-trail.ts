import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { eventSelectors, isLogging, recordsManagementEvents } from '../../shared/cloudtrail';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'cloudtrail-account-has-multi-region-trail',
  title: 'Accounts have an active trail of all management events in all Regions',
  rationale:
    'Who touched the systems that hold PHI can only be told later if calls in every Region, global services included, are kept.',
  whitepaper: { section: 'AWS CloudTrail', editions: [2024], basis: 'explicit' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'],
  severity: 'critical',
  remediation:
    'Create a multi-Region trail with global service events, log read and write management events, and start logging.',
  reports: 'account',
  parameters: {
    allowedExcludedSources: listParameter({
      default: [],
      description: 'Sources whose management events a trail may leave out, such as kms.amazonaws.com.',
      inPack: true,
    }),
  },
  permissions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],

  async evaluate(context) {
    const { allowedExcludedSources: exempt } = context.parameters;
    const answer = await context
      .client(CloudTrailClient)
      .send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    const faults: string[] = [];
    for (const trail of answer.trailList ?? []) {
      if (trail.IsMultiRegionTrail !== true || trail.IncludeGlobalServiceEvents !== true) continue;
      const name = String(trail.Name);
      const logging = await isLogging(context, trail);
      if (logging === false) {
        faults.push(`${name} is not logging`);
        continue;
      }
      const selectors = await eventSelectors(context, trail);
      if (selectors !== undefined && !recordsManagementEvents(selectors, exempt)) {
        faults.push(`${name} leaves out management events`);
        continue;
      }
      if (logging === undefined || selectors === undefined)
        return compliant(
          `Organization trail ${name} covers all Regions; its owner keeps part of its state hidden.`,
        );
      return compliant(`Trail ${name} records all management events in all Regions.`);
    }
    const found = faults.join('; ') || 'no trail covers all Regions and global services';
    return nonCompliant(`Wanted: an active trail of all management events in all Regions. Found: ${found}.`);
  },
});

export const { handler } = rule;

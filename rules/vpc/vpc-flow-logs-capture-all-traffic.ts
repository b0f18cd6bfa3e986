import { EC2Client } from '@aws-sdk/client-ec2';
import { flowLogsOf } from '../../shared/flow-logs';
import { booleanParameter, choiceParameter } from '../../shared/parameters';
import { Vpc } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'vpc-flow-logs-capture-all-traffic',
  title: 'VPCs have working flow logs of accepted and rejected traffic',
  rationale:
    'Flow logs are the record of who connected, or tried to, to machines with PHI; without them an intrusion leaves no trace in the network.',
  whitepaper: { section: 'Amazon Virtual Private Cloud', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Create a flow log with TrafficType ALL for the VPC itself; the runbook AWSSupport-EnableVPCFlowLogs does so. For one that ' +
    'fails, mend the role or the policy of its destination.',
  resource: Vpc,
  permissions: ['ec2:DescribeFlowLogs'],
  parameters: {
    trafficType: choiceParameter({
      default: 'ALL',
      choices: ['ALL', 'ACCEPT', 'REJECT'],
      description: 'The traffic to record; ACCEPT or REJECT settles for one half.',
    }),
    includeDefaultVpc: booleanParameter({
      default: true,
      description: 'Whether to judge the default VPC as well, which every Region has, used or not.',
    }),
  },
  // A flow log that comes, goes or fails makes no item of its VPC.
  alsoEvery: '24h',

  async evaluate({ configuration: vpc, resourceId }, { client, accountId, parameters }) {
    const { ownerId: owner = accountId, vpcId = resourceId } = vpc;
    if (owner !== accountId)
      return notApplicable(`The VPC is shared by account ${owner}, which keeps its flow logs.`);
    if (!parameters.includeDefaultVpc && vpc.isDefault === true)
      return notApplicable('The default VPC is left out by a parameter of the rule.');

    const logs = await flowLogsOf(client(EC2Client), vpcId);
    const recorded = logs.flatMap(({ records }) => records);
    const wanted = parameters.trafficType === 'ALL' ? ['ACCEPT', 'REJECT'] : [parameters.trafficType];
    const missing = wanted.filter((traffic) => !recorded.includes(traffic));
    const seen = logs.map(({ description }) => description).join(', ');
    if (missing.length === 0)
      return compliant(`${wanted.join(' and ')} traffic is recorded. Flow logs of the VPC: ${seen}.`);
    return nonCompliant(
      `No working flow log of the VPC records ${missing.join(' and ')} traffic, which is wanted. Its flow logs: ${seen === '' ? 'none' : seen}.`,
    );
  },
});

export const { handler } = rule;

/** Flow logs of a VPC: what they record, while they work. */
import {
  type EC2Client,
  type FlowLog as DescribedFlowLog,
  paginateDescribeFlowLogs,
} from '@aws-sdk/client-ec2';

export interface FlowLog {
  /** What is recorded of the traffic: `ACCEPT`, `REJECT` or both; nothing while the log is not active or not delivered. */
  readonly records: readonly string[];
  /** For annotations, such as `fl-1 (ALL, delivery FAILED)`. */
  readonly description: string;
}

/**
 * The flow logs of the VPC itself: those of its subnets and interfaces are not among them, as they leave gaps.
 * Needs ec2:DescribeFlowLogs.
 */
export async function flowLogsOf(client: EC2Client, vpcId: string): Promise<readonly FlowLog[]> {
  const logs: FlowLog[] = [];
  const pages = paginateDescribeFlowLogs({ client }, { Filter: [{ Name: 'resource-id', Values: [vpcId] }] });
  for await (const { FlowLogs: described = [] } of pages) logs.push(...described.map(flowLogOf));
  return logs;
}

function flowLogOf({
  FlowLogId: id,
  TrafficType,
  FlowLogStatus,
  DeliverLogsStatus,
}: DescribedFlowLog): FlowLog {
  const traffic = upper(TrafficType) ?? 'traffic not told';
  const status = upper(FlowLogStatus) ?? 'status not told';
  // Told from the first delivery on: a log without it is new.
  const delivery = upper(DeliverLogsStatus) ?? 'not yet';
  const works = status === 'ACTIVE' && delivery !== 'FAILED';
  return {
    records: works ? (traffic === 'ALL' ? ['ACCEPT', 'REJECT'] : [traffic]) : [],
    description: `${String(id)} (${traffic}, ${works ? status : `${status}, delivery ${delivery}`})`,
  };
}

const upper = (word: string | undefined): string | undefined => word?.toUpperCase();

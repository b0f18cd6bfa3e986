/** What a target group does not say about itself: the load balancers and listeners in front of it. */
import {
  type Action,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
  paginateDescribeListeners,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ReportError } from './errors';

/**
 * The ARNs of the load balancers that a target group is attached to; empty when there is none.
 * @throws ReportError when the answer leaves that open
 */
export async function loadBalancersOf(
  client: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
): Promise<readonly string[]> {
  const { TargetGroups = [] } = await client.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn] }),
  );
  const arns = TargetGroups.find(({ TargetGroupArn }) => TargetGroupArn === targetGroupArn)?.LoadBalancerArns;
  if (arns === undefined) {
    throw new ReportError(`DescribeTargetGroups does not say which load balancers serve ${targetGroupArn}`);
  }
  return arns;
}

/** The listeners of the load balancers whose default actions forward to the target group. */
export async function listenersForwardingTo(
  client: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
  loadBalancerArns: readonly string[],
): Promise<readonly Listener[]> {
  const found: Listener[] = [];
  for (const LoadBalancerArn of loadBalancerArns) {
    for await (const { Listeners = [] } of paginateDescribeListeners({ client }, { LoadBalancerArn })) {
      found.push(...Listeners.filter((listener) => forwardsTo(listener, targetGroupArn)));
    }
  }
  return found;
}

const forwardsTo = ({ DefaultActions = [] }: Listener, targetGroupArn: string): boolean =>
  DefaultActions.flatMap(targetsOf).includes(targetGroupArn);

/** A single target is named in either place, several only in the second. */
const targetsOf = ({ TargetGroupArn, ForwardConfig }: Action): readonly (string | undefined)[] => [
  TargetGroupArn,
  ...(ForwardConfig?.TargetGroups ?? []).map((target) => target.TargetGroupArn),
];

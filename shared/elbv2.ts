/** What items of load balancing do not say about themselves: listeners, their rules, target groups in use. */
import {
  type Action,
  DescribeLoadBalancerAttributesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
  paginateDescribeListeners,
  paginateDescribeRules,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ReportError } from './errors';
import { isUnset } from './shape';

/** The part of an action that says where a request goes; items and the API spell it alike. */
interface RoutingAction {
  readonly Type?: string | undefined;
  readonly RedirectConfig?: { readonly Protocol?: string | undefined } | undefined;
}

/** The listeners of a load balancer. Needs elasticloadbalancing:DescribeListeners. */
export async function listenersOf(
  client: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
): Promise<readonly Listener[]> {
  const found: Listener[] = [];
  for await (const { Listeners = [] } of paginateDescribeListeners({ client }, { LoadBalancerArn }))
    found.push(...Listeners);
  return found;
}

/**
 * A load balancer's attributes, spelled as in items. Needs elasticloadbalancing:DescribeLoadBalancerAttributes.
 * @throws ReportError when there is none: every load balancer has some
 */
export async function attributesOf(
  client: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
): Promise<readonly { readonly key: string | undefined; readonly value: string | undefined }[]> {
  const { Attributes = [] } = await client.send(
    new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
  );
  if (Attributes.length === 0)
    throw new ReportError(
      `DescribeLoadBalancerAttributes answers without any attribute of ${LoadBalancerArn}`,
    );
  return Attributes.map(({ Key: key, Value: value }) => ({ key, value: isUnset(value) ? undefined : value }));
}

/**
 * The actions of all rules of a listener, the default one included. Needs elasticloadbalancing:DescribeRules.
 * @throws ReportError when there is none: every listener has a default rule
 */
export async function actionsOfRules(
  client: ElasticLoadBalancingV2Client,
  ListenerArn: string,
): Promise<readonly Action[]> {
  const found: Action[] = [];
  for await (const { Rules = [] } of paginateDescribeRules({ client }, { ListenerArn }))
    found.push(...Rules.flatMap(({ Actions = [] }) => Actions));
  if (found.length === 0) throw new ReportError(`DescribeRules answers without any action of ${ListenerArn}`);
  return found;
}

/** Whether an action of an HTTP listener takes a request any further in clear: all but a redirect to HTTPS or a fixed answer. */
export function goesOnInClear({ Type, RedirectConfig }: RoutingAction): boolean {
  const type = Type?.toLowerCase();
  // Without a protocol, or with #{protocol}, a redirect keeps HTTP.
  if (type === 'redirect') return RedirectConfig?.Protocol?.toUpperCase() !== 'HTTPS';
  return type !== 'fixed-response';
}

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
  for (const arn of loadBalancerArns) {
    const listeners = await listenersOf(client, arn);
    found.push(...listeners.filter((listener) => forwardsTo(listener, targetGroupArn)));
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

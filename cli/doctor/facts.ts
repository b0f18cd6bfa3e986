/** What AWS says about a deployment of the pack, each part for itself: what it does not say is known as such. */
import { type CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  type ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
  paginateDescribeConfigRuleEvaluationStatus,
  paginateDescribeConfigRules,
  paginateDescribeConformancePackStatus,
  paginateGetDiscoveredResourceCounts,
  type ConfigRule,
  type ConfigRuleEvaluationStatus,
  type ConfigurationRecorder,
  type ConfigurationRecorderStatus,
  type ConformancePackStatusDetail,
} from '@aws-sdk/client-config-service';
import { GetFunctionConfigurationCommand, GetPolicyCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ifFound } from '../../shared/if-found';
import type { Rule } from '../../shared/rule';
import { messageOf } from '../problems';

/** An answer of AWS, or why there is none. */
export type Answer<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** A rule of this pack that is deployed. */
export interface Deployed {
  readonly rule: Rule;
  readonly name: string;
  readonly functionArn: string;
}

export interface FunctionState {
  /** Undefined where it is ready. */
  readonly fault: string | undefined;
}

export interface Facts {
  readonly recorder: Answer<ConfigurationRecorder | undefined>;
  readonly recorderStatus: Answer<ConfigurationRecorderStatus | undefined>;
  readonly hasDeliveryChannel: Answer<boolean>;
  readonly packs: Answer<readonly ConformancePackStatusDetail[]>;
  readonly deployed: Answer<readonly Deployed[]>;
  /** By the name of the rule. */
  readonly evaluations: Answer<ReadonlyMap<string, ConfigRuleEvaluationStatus>>;
  /** By the ARN of the function. */
  readonly functions: Answer<ReadonlyMap<string, FunctionState>>;
  /** Recorded resources by type. */
  readonly resources: Answer<ReadonlyMap<string, number>>;
  /** Changes that were recorded in the last 30 days, by type. */
  readonly changes: Answer<ReadonlyMap<string, number>>;
}

export interface Clients {
  readonly config: ConfigServiceClient;
  /** Undefined where only AWS Config stands at the endpoint. */
  readonly lambda: LambdaClient | undefined;
  readonly cloudWatch: CloudWatchClient | undefined;
}

const NOT_HERE = 'only AWS Config stands at this endpoint';
const DAY_MS = 86_400_000;
export const CHANGE_DAYS = 30;
/** Questions that are asked at the same time, below what Lambda throttles. */
const AT_ONCE = 10;

/** @param onProgress is told how much is done, of 1 */
export async function factsOf(
  { config, lambda, cloudWatch }: Clients,
  rules: readonly Rule[],
  now: Date,
  onProgress: (share: number) => void,
): Promise<Facts> {
  const [recorder, recorderStatus, hasDeliveryChannel, packs, deployed, evaluations, resources] =
    await Promise.all([
      answerOf(
        async () =>
          (await config.send(new DescribeConfigurationRecordersCommand({}))).ConfigurationRecorders?.[0],
      ),
      answerOf(
        async () =>
          (await config.send(new DescribeConfigurationRecorderStatusCommand({})))
            .ConfigurationRecordersStatus?.[0],
      ),
      answerOf(
        async () =>
          ((await config.send(new DescribeDeliveryChannelsCommand({}))).DeliveryChannels ?? []).length > 0,
      ),
      answerOf(() => packsOf(config)),
      answerOf(() => deployedOf(config, rules)),
      answerOf(() => evaluationsOf(config)),
      answerOf(() => resourcesOf(config)),
    ]);
  onProgress(0.2);
  const functionArns = deployed.known
    ? [...new Set(deployed.value.map(({ functionArn }) => functionArn))]
    : [];
  const functions: Facts['functions'] =
    lambda === undefined
      ? { known: false, why: NOT_HERE }
      : await answerOf(() =>
          eachOf(
            functionArns,
            (arn) => functionStateOf(lambda, arn),
            (share) => {
              onProgress(0.2 + share * 0.6);
            },
          ),
        );
  const types = [...new Set(deployed.known ? deployed.value.flatMap(({ rule }) => changeTypesOf(rule)) : [])];
  const changes: Facts['changes'] =
    cloudWatch === undefined
      ? { known: false, why: NOT_HERE }
      : await answerOf(() =>
          eachOf(
            types,
            (type) => changesOf(cloudWatch, type, now),
            (share) => {
              onProgress(0.8 + share * 0.2);
            },
          ),
        );
  return {
    recorder,
    recorderStatus,
    hasDeliveryChannel,
    packs,
    deployed,
    evaluations,
    functions,
    resources,
    changes,
  };
}

async function answerOf<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { known: true, value: await ask() };
  } catch (error) {
    return { known: false, why: messageOf(error) };
  }
}

/** The resource types whose changes trigger the rule. */
export const changeTypesOf = (rule: Rule): readonly string[] =>
  rule.kind === 'change' ? rule.resourceTypes : [];

export const isScheduled = (rule: Rule): boolean => rule.kind === 'periodic' || rule.alsoEvery !== undefined;

/** Rules are known by their functions: a pack puts a tail on their names, and whoever deploys them a prefix before. */
async function deployedOf(client: ConfigServiceClient, rules: readonly Rule[]): Promise<readonly Deployed[]> {
  const found: Deployed[] = [];
  for await (const { ConfigRules = [] } of paginateDescribeConfigRules({ client }, {}))
    found.push(...ConfigRules.flatMap((rule) => deployedAs(rule, rules)));
  return found;
}

function deployedAs({ ConfigRuleName: name = '', Source }: ConfigRule, rules: readonly Rule[]): Deployed[] {
  const { Owner, SourceIdentifier: functionArn = '' } = Source ?? {};
  if (Owner !== 'CUSTOM_LAMBDA') return [];
  const rule = rules.find(({ id }) => functionArn.endsWith(id) && name.startsWith(id));
  return rule === undefined ? [] : [{ rule, name, functionArn }];
}

async function packsOf(client: ConfigServiceClient): Promise<readonly ConformancePackStatusDetail[]> {
  const found: ConformancePackStatusDetail[] = [];
  for await (const { ConformancePackStatusDetails = [] } of paginateDescribeConformancePackStatus(
    { client },
    {},
  ))
    found.push(...ConformancePackStatusDetails);
  return found;
}

async function evaluationsOf(
  client: ConfigServiceClient,
): Promise<ReadonlyMap<string, ConfigRuleEvaluationStatus>> {
  const found = new Map<string, ConfigRuleEvaluationStatus>();
  for await (const { ConfigRulesEvaluationStatus = [] } of paginateDescribeConfigRuleEvaluationStatus(
    { client },
    {},
  ))
    for (const status of ConfigRulesEvaluationStatus) found.set(status.ConfigRuleName ?? '', status);
  return found;
}

async function resourcesOf(client: ConfigServiceClient): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for await (const { resourceCounts = [] } of paginateGetDiscoveredResourceCounts({ client }, {}))
    for (const { resourceType = '', count = 0 } of resourceCounts) found.set(resourceType, count);
  return found;
}

async function functionStateOf(client: LambdaClient, functionArn: string): Promise<FunctionState> {
  const FunctionName = functionArn;
  const found = await ifFound(client.send(new GetFunctionConfigurationCommand({ FunctionName })));
  if (found === undefined) return { fault: 'it does not exist' };
  const { State = 'Active', StateReason } = found;
  if (State !== 'Active')
    return { fault: `it is ${State}${StateReason === undefined ? '' : `: ${StateReason}`}` };
  const policy = await ifFound(client.send(new GetPolicyCommand({ FunctionName })));
  const mayBeInvoked = policy?.Policy?.includes('config.amazonaws.com') === true;
  return { fault: mayBeInvoked ? undefined : 'AWS Config may not invoke it' };
}

async function changesOf(client: CloudWatchClient, type: string, now: Date): Promise<number> {
  const { Datapoints = [] } = await client.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Config',
      MetricName: 'ConfigurationItemsRecorded',
      Dimensions: [{ Name: 'ResourceType', Value: type }],
      StartTime: new Date(now.getTime() - CHANGE_DAYS * DAY_MS),
      EndTime: now,
      Period: 86_400,
      Statistics: ['Sum'],
    }),
  );
  return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
}

async function eachOf<T>(
  keys: readonly string[],
  ask: (key: string) => Promise<T>,
  onProgress: (share: number) => void,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  const left = [...keys];
  const work = async (): Promise<void> => {
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      found.set(key, await ask(key));
      onProgress(found.size / keys.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

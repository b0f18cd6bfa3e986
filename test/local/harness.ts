/** A running endpoint with a client of the real SDK, and a clock that tests set. */
import {
  type ComplianceType,
  type ConfigRule,
  ConfigServiceClient,
  type MaximumExecutionFrequency,
  PutConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import { Deliveries, type Delivery } from '../../local/deliveries';
import { startEndpoint, type EndpointOptions } from '../../local/endpoint';
import { createService, type ServiceOptions } from '../../local/service';
import { openStore } from '../../local/store';

export const ACCOUNT_ID = '111122223333';
export const REGION = 'us-east-1';
export const START = new Date('2026-10-01T12:00:00.000Z');
export const MINUTE = 60_000;

export type Harness = Awaited<ReturnType<typeof startHarness>>;

const open: (() => Promise<void>)[] = [];

export async function startHarness({
  path = ':memory:',
  service: serviceOptions = {},
  endpoint: endpointOptions = {},
}: {
  readonly path?: string;
  readonly service?: Partial<ServiceOptions>;
  readonly endpoint?: Partial<EndpointOptions>;
} = {}) {
  const clock = { now: START };
  const store = openStore(path);
  const service = createService({
    store,
    accountId: ACCOUNT_ID,
    region: REGION,
    now: () => clock.now,
    ...serviceOptions,
  });
  const endpoint = await startEndpoint({ service, ...endpointOptions });
  const client = clientOf(endpoint.url);
  open.push(async () => {
    client.destroy();
    await endpoint.close();
    store.close();
  });
  return {
    service,
    store,
    client,
    url: endpoint.url,
    deliveries: new Deliveries(service),
    pass: (milliseconds: number): void => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
  };
}

/** For afterEach. */
export async function closeHarnesses(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

export const clientOf = (endpoint: string, maxAttempts = 1, region = REGION): ConfigServiceClient =>
  new ConfigServiceClient({
    endpoint,
    region,
    maxAttempts,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
  });

interface RuleOptions extends Partial<ConfigRule> {
  readonly types?: readonly string[];
  readonly messages?: readonly ('change' | 'oversized' | 'scheduled')[];
  readonly frequency?: MaximumExecutionFrequency;
}

/** A rule with a function of its own name. */
export function ruleOf(
  name: string,
  { types, messages = ['change', 'oversized'], frequency, ...rest }: RuleOptions = {},
): ConfigRule {
  const messageTypes = {
    change: 'ConfigurationItemChangeNotification',
    oversized: 'OversizedConfigurationItemChangeNotification',
    scheduled: 'ScheduledNotification',
  } as const;
  return {
    ConfigRuleName: name,
    ...(types === undefined ? {} : { Scope: { ComplianceResourceTypes: [...types] } }),
    Source: {
      Owner: 'CUSTOM_LAMBDA',
      SourceIdentifier: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`,
      SourceDetails: messages.map((message) => ({
        EventSource: 'aws.config' as const,
        MessageType: messageTypes[message],
        ...(message === 'scheduled' && frequency !== undefined
          ? { MaximumExecutionFrequency: frequency }
          : {}),
      })),
    },
    ...rest,
  };
}

export async function putRule(
  { client }: Pick<Harness, 'client'>,
  ...rule: Parameters<typeof ruleOf>
): Promise<void> {
  await client.send(new PutConfigRuleCommand({ ConfigRule: ruleOf(...rule) }));
}

export interface ItemOptions {
  readonly at?: Date;
  readonly configuration?: object | null;
  readonly tags?: Readonly<Record<string, string>>;
  readonly status?: string;
  readonly [member: string]: unknown;
}

/** An item in the spelling of events. */
export function itemOf(
  resourceType: string,
  resourceId: string,
  { at = START, configuration = { size: 1 }, tags = {}, status = 'OK', ...rest }: ItemOptions = {},
) {
  return {
    resourceType,
    resourceId,
    resourceName: resourceId,
    awsAccountId: ACCOUNT_ID,
    awsRegion: REGION,
    configurationItemStatus: status,
    configurationItemCaptureTime: at.toISOString(),
    configuration,
    supplementaryConfiguration: {},
    tags,
    ...rest,
  };
}

export interface InvokingEvent {
  readonly messageType: string;
  readonly notificationCreationTime: string;
  readonly configurationItem?: ReturnType<typeof itemOf>;
  readonly configurationItemSummary?: ReturnType<typeof itemOf> & { readonly changeType: string };
  readonly configurationItemDiff?: {
    readonly changeType: string;
    readonly changedProperties: Readonly<Record<string, unknown>>;
  } | null;
  readonly awsAccountId?: string;
}

export const invokingEventOf = ({ event }: Delivery): InvokingEvent =>
  JSON.parse(event.invokingEvent) as InvokingEvent;

/** Rule and resource of each delivery that is due, sorted; they are then running. */
export const takeAll = ({ deliveries }: Pick<Harness, 'deliveries'>): Delivery[] =>
  deliveries.take(1_000_000);

export const told = (taken: readonly Delivery[]): string[] =>
  taken
    .map((delivery) => {
      const { configurationItem, configurationItemSummary } = invokingEventOf(delivery);
      return `${delivery.ruleName} ${(configurationItem ?? configurationItemSummary)?.resourceId ?? '-'}`;
    })
    .sort();

/** Reports one verdict for the resource of a change. */
export async function report(
  { client }: Pick<Harness, 'client'>,
  delivery: Delivery,
  ComplianceType: ComplianceType,
  Annotation = 'Seen.',
): Promise<void> {
  const { configurationItem, configurationItemSummary } = invokingEventOf(delivery);
  const item = configurationItem ?? configurationItemSummary;
  if (item === undefined) throw new Error('not a change');
  await client.send(
    new PutEvaluationsCommand({
      ResultToken: delivery.event.resultToken,
      Evaluations: [
        {
          ComplianceResourceType: item.resourceType,
          ComplianceResourceId: item.resourceId,
          ComplianceType,
          Annotation,
          OrderingTimestamp: new Date(item.configurationItemCaptureTime),
        },
      ],
    }),
  );
}

/** Takes what is due and reports a verdict for each change. */
export async function judgeAll(
  harness: Harness,
  verdict: (item: NonNullable<InvokingEvent['configurationItem']>, ruleName: string) => ComplianceType,
): Promise<void> {
  for (const delivery of takeAll(harness)) {
    const { configurationItem } = invokingEventOf(delivery);
    if (configurationItem === undefined) throw new Error('not a change');
    await report(harness, delivery, verdict(configurationItem, delivery.ruleName));
    harness.deliveries.succeed(delivery.id);
  }
}

/** Name and message of the error that a call is refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ readonly name: string; readonly message: string }> {
  try {
    await call;
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message };
  }
  throw new Error('the call was not refused');
}

/** Numbers from 0 to below 1, the same in every run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}

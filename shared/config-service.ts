/** The calls of AWS Config that the engine makes: reading items back and reporting evaluations. */
import {
  type BaseConfigurationItem,
  BatchGetResourceConfigCommand,
  type ComplianceType,
  ConfigServiceClient,
  type Evaluation,
  GetComplianceDetailsByConfigRuleCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  PutEvaluationsCommand,
  type ResourceKey,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import type { Aws } from './aws';
import { ReportError } from './errors';
import type { Finding } from './finding';
import { readItem, type ConfigurationItem } from './item';
import { pagesOf } from './pages';
import { pause } from './pause';
import { notApplicable } from './verdict';

/** PutEvaluations and BatchGetResourceConfig take this many at once. */
const BATCH = 100;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 200;

/**
 * The item that was too large for its notification.
 * @throws ReportError when Config does not have that very version (yet): the invocation is then tried again
 */
export async function fetchOversized(aws: Aws, summary: ConfigurationItem): Promise<ConfigurationItem> {
  const { configurationItems = [] } = await aws.client(ConfigServiceClient).send(
    new GetResourceConfigHistoryCommand({
      resourceType: resourceType(summary.resourceType),
      resourceId: summary.resourceId,
      laterTime: new Date(summary.capturedAt),
      limit: 1,
    }),
  );
  const item = configurationItems.map(readItem).find(({ capturedAt }) => capturedAt === summary.capturedAt);
  if (item === undefined) {
    throw new ReportError(
      `${summary.resourceType} ${summary.resourceId}: the configuration history has no item captured at ${summary.capturedAt}`,
    );
  }
  return item;
}

/**
 * All recorded resources of a type, page by page, in the spelling of the API.
 * @throws ReportError after the last page when Config held some of them back
 */
export async function* recordedItems(
  aws: Aws,
  type: string,
): AsyncGenerator<readonly BaseConfigurationItem[]> {
  const client = aws.client(ConfigServiceClient);
  const heldBack: ResourceKey[] = [];
  const pages = pagesOf('nextToken', (nextToken) =>
    client.send(
      new ListDiscoveredResourcesCommand({ resourceType: resourceType(type), limit: BATCH, nextToken }),
    ),
  );
  for await (const { resourceIdentifiers = [] } of pages) {
    const keys: ResourceKey[] = resourceIdentifiers.map(({ resourceId }) => ({
      resourceType: resourceType(type),
      resourceId,
    }));
    if (keys.length > 0) {
      const items: BaseConfigurationItem[] = [];
      const left = await inAttempts(keys, async (resourceKeys) => {
        const answer = await client.send(
          new BatchGetResourceConfigCommand({ resourceKeys: [...resourceKeys] }),
        );
        items.push(...(answer.baseConfigurationItems ?? []));
        return answer.unprocessedResourceKeys ?? [];
      });
      heldBack.push(...left);
      yield items;
    }
  }
  const [first] = heldBack;
  if (first === undefined) return;
  throw new ReportError(
    `${String(heldBack.length)} items were left unprocessed by BatchGetResourceConfig, ` +
      `${String(first.resourceType)} ${String(first.resourceId)} first`,
  );
}

/** Gathers findings and delivers them in batches, all ordered by the time of the event that caused them. */
export class Report {
  readonly #delivered = new Set<string>();
  #pending: Evaluation[] = [];

  constructor(
    readonly aws: Aws,
    readonly resultToken: string,
    readonly orderingTimestamp: string,
  ) {}

  async add(finding: Finding): Promise<void> {
    this.#delivered.add(keyOf(finding.resourceType, finding.resourceId));
    this.#pending.push({
      ComplianceResourceType: finding.resourceType,
      ComplianceResourceId: finding.resourceId,
      ComplianceType: finding.verdict.compliance,
      Annotation: finding.verdict.annotation,
      OrderingTimestamp: new Date(this.orderingTimestamp),
    });
    if (this.#pending.length === BATCH) await this.flush();
  }

  get size(): number {
    return this.#delivered.size;
  }

  /**
   * Delivers what is pending.
   * @throws ReportError when Config keeps refusing some of it
   */
  async flush(): Promise<void> {
    const evaluations = this.#pending;
    this.#pending = [];
    if (evaluations.length === 0) return;
    const refused = await inAttempts(evaluations, async (batch) => {
      const answer = await this.aws
        .client(ConfigServiceClient)
        .send(new PutEvaluationsCommand({ Evaluations: [...batch], ResultToken: this.resultToken }));
      return answer.FailedEvaluations ?? [];
    });
    const [first] = refused;
    if (first === undefined) return;
    throw new ReportError(
      `${String(refused.length)} of ${String(evaluations.length)} evaluations were refused by AWS Config, ` +
        `${String(first.ComplianceResourceType)} ${String(first.ComplianceResourceId)} first`,
    );
  }

  /** Takes back the earlier results of a periodic rule about resources of which this run says nothing: they are gone. */
  async retireOthers(configRuleName: string): Promise<void> {
    const client = this.aws.client(ConfigServiceClient);
    const stale: Finding[] = [];
    const pages = pagesOf('NextToken', (NextToken) =>
      client.send(
        new GetComplianceDetailsByConfigRuleCommand({
          ConfigRuleName: configRuleName,
          ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'] satisfies ComplianceType[],
          Limit: BATCH,
          NextToken,
        }),
      ),
    );
    for await (const { EvaluationResults = [] } of pages) {
      for (const result of EvaluationResults) {
        const { ResourceType: type, ResourceId: id } =
          result.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
        if (type === undefined || id === undefined || this.#delivered.has(keyOf(type, id))) continue;
        stale.push({
          resourceType: type,
          resourceId: id,
          verdict: notApplicable('The resource no longer exists, or is no longer judged.'),
        });
      }
    }
    for (const finding of stale) await this.add(finding);
    await this.flush();
  }
}

/** Hands the entries to `attempt`, and again those that it returns, with growing pauses; the rest that stays is returned. */
async function inAttempts<T>(
  entries: readonly T[],
  attempt: (entries: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  let left = entries;
  for (let made = 0; made < ATTEMPTS; made += 1) {
    if (made > 0) await pause(FIRST_PAUSE_MS * 2 ** (made - 1));
    left = await attempt(left);
    if (left.length === 0) break;
  }
  return left;
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;

// The SDK's list of types trails behind the service, which takes any recorded type.
const resourceType = (type: string): ResourceType => type as ResourceType;

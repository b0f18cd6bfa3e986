import {
  DescribeComplianceByConfigRuleCommand,
  DescribeComplianceByResourceCommand,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePacksCommand,
  DescribeConformancePackStatusCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetComplianceDetailsByResourceCommand,
  GetConformancePackComplianceDetailsCommand,
  GetConformancePackComplianceSummaryCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
} from '@aws-sdk/client-config-service';
import { putConformancePack } from '../../local/operations/put-conformance-pack';
import { recordItems } from '../../local/recording';
import { addRule } from '../../local/rule-definition';
import {
  closeHarnesses,
  type Harness,
  itemOf,
  MINUTE,
  refusal,
  ruleOf,
  START,
  startHarness,
} from './harness';

const QUEUE = 'AWS::SQS::Queue';
const RULES = 60;
const RESOURCES = 130;

let harness: Harness;

/**
 * Three packs, of which one has 60 rules. Three of its rules have verdicts on 130 resources, all of them on one more;
 * one resource has 30 versions.
 */
beforeAll(async () => {
  harness = await startHarness();
  const { service, store } = harness;
  const template = (count: number): string =>
    JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `R${String(index)}`,
          {
            Type: 'AWS::Config::ConfigRule',
            Properties: ruleOf(`rule-${String(index)}`, { types: [QUEUE] }),
          },
        ]),
      ),
    });
  for (const [name, count] of [
    ['big', RULES],
    ['small-1', 1],
    ['small-2', 1],
  ] as const)
    store.transaction(() =>
      putConformancePack({ ConformancePackName: name, TemplateBody: template(count) }, service),
    );
  const ids = Array.from({ length: RESOURCES }, (_, index) => `q-${String(index)}`);
  recordItems(service, [
    ...ids.map((id) => itemOf(QUEUE, id)),
    ...Array.from({ length: 29 }, (_, index) =>
      itemOf(QUEUE, 'q-0', { at: new Date(START.getTime() + (index + 1) * MINUTE) }),
    ),
  ]);
  const rules = store.rules.ofPack('big');
  store.transaction(() => {
    for (const rule of rules.slice(0, 3)) {
      for (const [index, resourceId] of ids.entries()) {
        store.evaluations.put({
          ruleId: rule.id,
          type: index % 2 === 0 ? QUEUE : 'AWS::SNS::Topic',
          resourceId,
          compliance: index % 3 === 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
          annotation: undefined,
          orderingAt: 0,
          invokedAt: 0,
          recordedAt: 0,
        });
      }
    }
    for (const rule of rules) {
      const evaluation = { annotation: undefined, orderingAt: 0, invokedAt: 0, recordedAt: 0 };
      store.evaluations.put({
        ...evaluation,
        ruleId: rule.id,
        type: 'A::B::C',
        resourceId: 'x',
        compliance: 'COMPLIANT',
      });
    }
  });
});
afterAll(closeHarnesses);

interface Page {
  readonly results: readonly unknown[];
  readonly token: string | undefined;
}
type Fetch = (token: string | undefined, limit: number | undefined) => Promise<Page>;

/** Every operation with pages: how it is called, and how many results it has in all. */
const OPERATIONS: readonly (readonly [string, number, boolean, Fetch])[] = [
  [
    'DescribeConfigRules',
    RULES + 2,
    false,
    async (NextToken) => {
      const answer = await harness.client.send(new DescribeConfigRulesCommand({ NextToken }));
      return { results: answer.ConfigRules ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeConfigRuleEvaluationStatus',
    RULES + 2,
    true,
    async (NextToken, Limit) => {
      const answer = await harness.client.send(
        new DescribeConfigRuleEvaluationStatusCommand({ NextToken, Limit }),
      );
      return { results: answer.ConfigRulesEvaluationStatus ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeComplianceByConfigRule',
    RULES + 2,
    false,
    async (NextToken) => {
      const answer = await harness.client.send(new DescribeComplianceByConfigRuleCommand({ NextToken }));
      return { results: answer.ComplianceByConfigRules ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeComplianceByResource',
    RESOURCES + 1,
    true,
    async (NextToken, Limit) => {
      const answer = await harness.client.send(new DescribeComplianceByResourceCommand({ NextToken, Limit }));
      return { results: answer.ComplianceByResources ?? [], token: answer.NextToken };
    },
  ],
  [
    'GetComplianceDetailsByConfigRule',
    RESOURCES + 1,
    true,
    async (NextToken, Limit) => {
      const ConfigRuleName = harness.store.rules.ofPack('big')[0]?.name ?? '';
      const answer = await harness.client.send(
        new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, NextToken, Limit }),
      );
      return { results: answer.EvaluationResults ?? [], token: answer.NextToken };
    },
  ],
  [
    'GetComplianceDetailsByResource',
    RULES,
    false,
    async (NextToken) => {
      const answer = await harness.client.send(
        new GetComplianceDetailsByResourceCommand({ ResourceType: 'A::B::C', ResourceId: 'x', NextToken }),
      );
      return { results: answer.EvaluationResults ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeConformancePacks',
    3,
    true,
    async (NextToken, Limit) => {
      const answer = await harness.client.send(new DescribeConformancePacksCommand({ NextToken, Limit }));
      return { results: answer.ConformancePackDetails ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeConformancePackStatus',
    3,
    true,
    async (NextToken, Limit) => {
      const answer = await harness.client.send(
        new DescribeConformancePackStatusCommand({ NextToken, Limit }),
      );
      return { results: answer.ConformancePackStatusDetails ?? [], token: answer.NextToken };
    },
  ],
  [
    'DescribeConformancePackCompliance',
    RULES,
    true,
    async (NextToken, Limit) => {
      const input = { ConformancePackName: 'big', NextToken, Limit };
      const answer = await harness.client.send(new DescribeConformancePackComplianceCommand(input));
      return { results: answer.ConformancePackRuleComplianceList ?? [], token: answer.NextToken };
    },
  ],
  [
    'GetConformancePackComplianceDetails',
    3 * RESOURCES + RULES,
    true,
    async (NextToken, Limit) => {
      const input = { ConformancePackName: 'big', NextToken, Limit };
      const answer = await harness.client.send(new GetConformancePackComplianceDetailsCommand(input));
      return { results: answer.ConformancePackRuleEvaluationResults ?? [], token: answer.NextToken };
    },
  ],
  [
    'GetConformancePackComplianceSummary',
    3,
    true,
    async (NextToken, Limit) => {
      const input = { ConformancePackNames: ['small-2', 'small-1', 'big'], NextToken, Limit };
      const answer = await harness.client.send(new GetConformancePackComplianceSummaryCommand(input));
      return { results: answer.ConformancePackComplianceSummaryList ?? [], token: answer.NextToken };
    },
  ],
  [
    'GetResourceConfigHistory',
    30,
    true,
    async (nextToken, limit) => {
      const input = { resourceType: QUEUE, resourceId: 'q-0', nextToken, limit } as const;
      const answer = await harness.client.send(new GetResourceConfigHistoryCommand(input));
      return { results: answer.configurationItems ?? [], token: answer.nextToken };
    },
  ],
  [
    'GetResourceConfigHistory, oldest first',
    30,
    true,
    async (nextToken, limit) => {
      const input = {
        resourceType: QUEUE,
        resourceId: 'q-0',
        chronologicalOrder: 'Forward',
        nextToken,
        limit,
      } as const;
      const answer = await harness.client.send(new GetResourceConfigHistoryCommand(input));
      return { results: answer.configurationItems ?? [], token: answer.nextToken };
    },
  ],
  [
    'ListDiscoveredResources',
    RESOURCES,
    true,
    async (nextToken, limit) => {
      const answer = await harness.client.send(
        new ListDiscoveredResourcesCommand({ resourceType: QUEUE, nextToken, limit }),
      );
      return { results: answer.resourceIdentifiers ?? [], token: answer.nextToken };
    },
  ],
];

async function pagesOf(fetch: Fetch, limit: number | undefined): Promise<(readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = [];
  let token: string | undefined;
  do {
    const page = await fetch(token, limit);
    pages.push(page.results);
    token = page.token;
  } while (token !== undefined);
  return pages;
}

const keysOf = (results: readonly unknown[]): string[] => results.map((result) => JSON.stringify(result));

describe.each(OPERATIONS)('%s', (_, count, limited, fetch) => {
  test.each(limited ? [undefined, 0, 1, 2, 7, 20] : [undefined])(
    'with pages of %s has every result once, in one order',
    async (limit) => {
      const all = keysOf((await pagesOf(fetch, undefined)).flat());
      expect(all).toHaveLength(count);
      expect(new Set(all).size).toBe(count);
      const pages = await pagesOf(fetch, limit);
      expect(keysOf(pages.flat())).toEqual(all);
      // Full pages, but for the last one, which is not empty either.
      const size = pages[0]?.length ?? 0;
      if (limit !== undefined && limit > 0) expect(size).toBe(Math.min(limit, count));
      expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    },
  );

  test('refuses tokens that it did not give', async () => {
    for (const token of ['x', '', 'a.b', Buffer.from('["q-1"]').toString('base64')])
      expect(await refusal(fetch(token, undefined))).toMatchObject({ name: 'InvalidNextTokenException' });
    for (const [name, , , other] of OPERATIONS) {
      if (other === fetch) continue;
      const { token } = await other(undefined, 1);
      if (token === undefined) continue;
      expect([name, await refusal(fetch(token, 1))]).toEqual([
        name,
        expect.objectContaining({ name: 'InvalidNextTokenException' }),
      ]);
    }
  });
});

test('a token is good for a request with the same filters alone', async () => {
  const { client } = harness;
  const input = { resourceType: QUEUE, limit: 2 } as const;
  const { nextToken } = await client.send(new ListDiscoveredResourcesCommand(input));
  const other = new ListDiscoveredResourcesCommand({ ...input, includeDeletedResources: true, nextToken });
  expect(await refusal(client.send(other))).toMatchObject({ name: 'InvalidNextTokenException' });
  // The size of the pages may change on the way.
  const larger = await client.send(new ListDiscoveredResourcesCommand({ ...input, limit: 100, nextToken }));
  expect(larger.resourceIdentifiers).toHaveLength(100);
});

test('what is added between pages neither hides nor repeats anything', async () => {
  const { client, service } = await startHarness();
  recordItems(
    service,
    ['b', 'd', 'f', 'h'].map((id) => itemOf(QUEUE, id)),
  );
  const input = { resourceType: QUEUE, limit: 2 } as const;
  const first = await client.send(new ListDiscoveredResourcesCommand(input));
  recordItems(
    service,
    ['a', 'c', 'e', 'z'].map((id) => itemOf(QUEUE, id)),
  );
  const rest = await client.send(
    new ListDiscoveredResourcesCommand({ ...input, limit: 100, nextToken: first.nextToken }),
  );
  const ids = [...(first.resourceIdentifiers ?? []), ...(rest.resourceIdentifiers ?? [])].map(
    ({ resourceId }) => resourceId,
  );
  expect(ids).toEqual(['b', 'd', 'e', 'f', 'h', 'z']);
});

test('tokens stay good when rules come and go', async () => {
  const { client, service, store } = await startHarness();
  const add = (name: string): void => {
    addRule(service, { id: name, name, pack: undefined, given: ruleOf(name) as never });
  };
  Array.from({ length: 30 }, (_, index) => `r${String(index).padStart(2, '0')}`).forEach(add);
  const { NextToken } = await client.send(new DescribeConfigRulesCommand({}));
  store.rules.remove('r24');
  store.rules.remove('r25');
  add('r24a');
  const { ConfigRules } = await client.send(new DescribeConfigRulesCommand({ NextToken }));
  expect(ConfigRules?.map(({ ConfigRuleName }) => ConfigRuleName)).toEqual([
    'r24a',
    'r26',
    'r27',
    'r28',
    'r29',
  ]);
});

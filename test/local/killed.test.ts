import {
  GetComplianceDetailsByConfigRuleCommand,
  ListDiscoveredResourcesCommand,
  DescribeConfigRulesCommand,
  DescribeConformancePacksCommand,
  paginateGetComplianceDetailsByConfigRule,
  paginateListDiscoveredResources,
  type ConfigServiceClient,
  PutConfigRuleCommand,
  PutConformancePackCommand,
  PutEvaluationsCommand,
  PutResourceConfigCommand,
  StopConfigurationRecorderCommand,
  StartConfigurationRecorderCommand,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '../../local/deliveries';
import { clientOf, invokingEventOf, randomOf, ruleOf } from './harness';

const TYPE = 'MyCorp::Records::Store';
const ROUNDS = 4;

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Running {
  readonly client: ConfigServiceClient;
  readonly url: string;
  readonly recovered: number;
  readonly kill: () => Promise<void>;
}

async function start(): Promise<Running> {
  const script = join(import.meta.dirname, 'endpoint-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, join(folder, 'config.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  running = child;
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, recovered } = JSON.parse(line.toString()) as { url: string; recovered: number };
  const client = clientOf(url);
  return {
    client,
    url,
    recovered,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      client.destroy();
    },
  };
}

const ask = async ({ url }: Running, path: string): Promise<unknown> =>
  (await fetch(`${url}/${path}`)).json();

async function resources({ client }: Running): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const page of paginateListDiscoveredResources({ client }, { resourceType: TYPE as never }))
    for (const { resourceId = '' } of page.resourceIdentifiers ?? []) ids.add(resourceId);
  return ids;
}

async function judged({ client }: Running): Promise<Map<string, string>> {
  const verdicts = new Map<string, string>();
  const input = { ConfigRuleName: 'stores', Limit: 100 };
  for await (const page of paginateGetComplianceDetailsByConfigRule({ client }, input)) {
    for (const { EvaluationResultIdentifier: identifier, Annotation = '' } of page.EvaluationResults ?? [])
      verdicts.set(identifier?.EvaluationResultQualifier?.ResourceId ?? '', Annotation);
  }
  return verdicts;
}

/** Works until the process is gone; what was acknowledged is noted. */
async function work(
  endpoint: Running,
  acknowledged: {
    readonly resources: Set<string>;
    readonly verdicts: Map<string, string>;
    readonly done: Set<number>;
  },
  round: number,
): Promise<void> {
  const record = async (): Promise<void> => {
    for (let index = 0; ; index += 1) {
      const ResourceId = `store-${String(round)}-${String(index)}`;
      const input = { ResourceType: TYPE, SchemaVersionId: '1', ResourceId, Configuration: '{"a":1}' };
      await endpoint.client.send(new PutResourceConfigCommand(input));
      acknowledged.resources.add(ResourceId);
    }
  };
  const judge = async (): Promise<void> => {
    for (;;) {
      const taken = (await ask(endpoint, 'take/5')) as Delivery[];
      if (taken.length === 0) await pause(1);
      for (const delivery of taken) {
        const { configurationItem: item } = invokingEventOf(delivery);
        if (item === undefined) throw new Error('not a change');
        const Annotation = `round ${String(round)}`;
        await endpoint.client.send(
          new PutEvaluationsCommand({
            ResultToken: delivery.event.resultToken,
            Evaluations: [
              {
                ComplianceResourceType: TYPE,
                ComplianceResourceId: item.resourceId,
                ComplianceType: 'COMPLIANT',
                Annotation,
                OrderingTimestamp: new Date(item.configurationItemCaptureTime),
              },
            ],
          }),
        );
        acknowledged.verdicts.set(item.resourceId, Annotation);
        if (await ask(endpoint, `succeed/${String(delivery.id)}`)) acknowledged.done.add(delivery.id);
      }
    }
  };
  await Promise.allSettled([record(), record(), judge()]);
}

test('a process that is killed at any moment has lost nothing that it acknowledged', async () => {
  const random = randomOf(7);
  const acknowledged = {
    resources: new Set<string>(),
    verdicts: new Map<string, string>(),
    done: new Set<number>(),
  };
  const first = await start();
  await first.client.send(new PutConfigRuleCommand({ ConfigRule: ruleOf('stores', { types: [TYPE] }) }));
  const TemplateBody = JSON.stringify({
    Resources: {
      A: { Type: 'AWS::Config::ConfigRule', Properties: ruleOf('a', { types: ['AWS::SQS::Queue'] }) },
    },
  });
  await first.client.send(new PutConformancePackCommand({ ConformancePackName: 'pack', TemplateBody }));
  await first.kill();
  for (let round = 0; round < ROUNDS; round += 1) {
    const endpoint = await start();
    const before = acknowledged.resources.size;
    const working = work(endpoint, acknowledged, round);
    await pause(200 + random() * 300);
    await endpoint.kill();
    await working;
    expect(acknowledged.resources.size).toBeGreaterThan(before);
  }
  const last = await start();
  const recorded = await resources(last);
  expect([...acknowledged.resources].filter((id) => !recorded.has(id))).toEqual([]);
  const known = await judged(last);
  expect([...acknowledged.verdicts].filter(([id, annotation]) => known.get(id) !== annotation)).toEqual([]);
  expect(acknowledged.done.size).toBeGreaterThan(0);
  // Everything else is still to be delivered: each resource is either done or comes again.
  const left = (await ask(last, 'take/1000000')) as Delivery[];
  const waiting = new Set(left.map((delivery) => invokingEventOf(delivery).configurationItem?.resourceId));
  expect([...recorded].filter((id) => !known.has(id) && !waiting.has(id))).toEqual([]);
  expect(left.filter(({ id }) => acknowledged.done.has(id))).toEqual([]);
  expect((await last.client.send(new DescribeConfigRulesCommand({}))).ConfigRules).toHaveLength(2);
  expect(
    (await last.client.send(new DescribeConformancePacksCommand({}))).ConformancePackDetails,
  ).toHaveLength(1);
  await last.kill();
}, 60_000);

test('deliveries, tokens, pages and the recorder outlive their process', async () => {
  const one = await start();
  await one.client.send(new PutConfigRuleCommand({ ConfigRule: ruleOf('stores', { types: [TYPE] }) }));
  for (const ResourceId of ['a', 'b', 'c']) {
    const input = { ResourceType: TYPE, SchemaVersionId: '1', ResourceId, Configuration: '{}' };
    await one.client.send(new PutResourceConfigCommand(input));
  }
  const [taken] = (await ask(one, 'take/2')) as Delivery[];
  const list = { resourceType: TYPE as never, limit: 2 };
  const { nextToken } = await one.client.send(new ListDiscoveredResourcesCommand(list));
  await one.client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await one.kill();

  const two = await start();
  expect(two.recovered).toBe(2);
  const { resourceIdentifiers } = await two.client.send(
    new ListDiscoveredResourcesCommand({ ...list, nextToken }),
  );
  expect(resourceIdentifiers).toMatchObject([{ resourceId: 'c' }]);
  const { ConfigurationRecordersStatus } = await two.client.send(
    new DescribeConfigurationRecorderStatusCommand({}),
  );
  expect(ConfigurationRecordersStatus).toMatchObject([{ recording: false }]);
  await two.client.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  await two.client.send(
    new PutEvaluationsCommand({
      ResultToken: taken?.event.resultToken,
      Evaluations: [
        {
          ComplianceResourceType: TYPE,
          ComplianceResourceId: 'a',
          ComplianceType: 'COMPLIANT',
          OrderingTimestamp: new Date(),
        },
      ],
    }),
  );
  expect(
    (await two.client.send(new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: 'stores' })))
      .EvaluationResults,
  ).toHaveLength(1);
  const again = (await ask(two, 'take/10')) as Delivery[];
  expect(again.map(({ id, attempts }) => [id, attempts])).toEqual([1, 2, 3].map((id) => [id, 1]));
  expect(again[0]?.event).toEqual(taken?.event);
  await two.kill();
}, 60_000);

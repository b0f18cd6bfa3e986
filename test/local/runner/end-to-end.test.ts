/**
 * Every packaged rule, driven by the embedded AWS Config with the example account: the verdicts are those of
 * `hipaa-config evaluate`.
 */
import {
  type ConfigServiceClient,
  DescribeConfigRuleEvaluationStatusCommand,
  paginateDescribeConfigRules,
  paginateGetComplianceDetailsByConfigRule,
  StartConfigRulesEvaluationCommand,
} from '@aws-sdk/client-config-service';
import type { Serving } from '../../../cli/serve/serve';
import { rules } from '../../../rules/index';
import { commandLine, resultsOf } from '../../cli/command-line';
import { packaged, PACKAGING_MS } from '../../package/packaged';
import { roleOf, rolesOfFunctions } from '../../package/roles';
import { clientOf } from '../harness';
import { servePackage } from './serving';

const SNAPSHOT = 'examples/clinic/snapshot.json';
const REGIONS = ['us-east-1', 'us-west-2'];
const VERDICTS = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'] as const;

jest.setTimeout(120_000);

let serving: Serving;
let clients: readonly ConfigServiceClient[] = [];
let stderr: () => string;

beforeAll(async () => {
  await packaged();
  ({ serving, stderr } = await servePackage(SNAPSHOT));
  clients = REGIONS.map((region) => clientOf(serving.url, 3, region));
  await serving.evaluated();
}, PACKAGING_MS);

afterAll(async () => {
  for (const client of clients) client.destroy();
  await serving.stop();
});

/** The id of a rule without the tail that its pack gave it. */
const idOf = (name: string): string => name.replace(/-conformance-pack-\w+$/, '');

async function namesOf(client: ConfigServiceClient): Promise<string[]> {
  const names: string[] = [];
  for await (const { ConfigRules = [] } of paginateDescribeConfigRules({ client }, {}))
    names.push(...ConfigRules.map(({ ConfigRuleName = '' }) => ConfigRuleName));
  return names;
}

/** Rule, resource, verdict and annotation, as AWS Config tells them. */
async function verdictsOf(client: ConfigServiceClient, names: readonly string[]): Promise<string[]> {
  const verdicts: string[] = [];
  for (const ConfigRuleName of names) {
    const pages = paginateGetComplianceDetailsByConfigRule(
      { client, pageSize: 100 },
      { ConfigRuleName, ComplianceTypes: [...VERDICTS] },
    );
    for await (const { EvaluationResults = [] } of pages) {
      for (const {
        EvaluationResultIdentifier: identifier,
        ComplianceType,
        Annotation,
      } of EvaluationResults) {
        const { ResourceType, ResourceId } = identifier?.EvaluationResultQualifier ?? {};
        verdicts.push(
          [idOf(ConfigRuleName), ResourceType, ResourceId, ComplianceType, Annotation].join(' | '),
        );
      }
    }
  }
  return verdicts;
}

test('each Region has every rule of the registry', async () => {
  const ids = rules.map(({ id }) => id).sort();
  for (const client of clients) expect((await namesOf(client)).map(idOf).sort()).toEqual(ids);
});

test('no event failed, and all are accounted for', () => {
  const { done, skipped, ...others } = serving.runner.counts();
  expect([others, stderr()]).toEqual([{ pending: 0, running: 0, failed: 0 }, expect.any(String)]);
  const expected = serving.services.flatMap(({ store }) => store.rules.all()).length;
  expect(done + skipped).toBeGreaterThan(expected);
});

test('the verdicts equal those of evaluate', async () => {
  const { stdout } = await commandLine(['evaluate', SNAPSHOT, '--format', 'jsonl'], { rules });
  const evaluated = resultsOf(stdout).map(({ rule, resourceType, resourceId, compliance, annotation }) =>
    [rule, resourceType, resourceId, compliance, annotation].join(' | '),
  );
  const served = (
    await Promise.all(clients.map(async (client) => verdictsOf(client, await namesOf(client))))
  ).flat();
  expect(evaluated.length).toBeGreaterThan(rules.length);
  expect(served.sort()).toEqual(evaluated.sort());
});

test('what evaluate skips is not evaluated, for the same reason', async () => {
  const { stdout } = await commandLine(['evaluate', SNAPSHOT, '--format', 'json'], { rules });
  const { skipped } = JSON.parse(stdout) as { readonly skipped: readonly Record<string, string>[] };
  const needs = new Map(
    skipped.map((skip) => [
      [skip['rule'], skip['resourceType'], skip['resourceId'], skip['region']].join(' | '),
      skip['needs'] ?? '',
    ]),
  );
  const standing = serving.services.flatMap(({ store, region }) =>
    store.deliveries.skipped.standing().map(({ ruleId, type, resourceId, needs: calls }) => {
      const rule = idOf(store.rules.withId(ruleId)?.name ?? '');
      const ownRegion = store.items.current(type, resourceId)?.body.includes('"awsRegion":"global"');
      const place = ownRegion === true ? 'global' : region;
      return { key: [rule, type, resourceId, place].join(' | '), calls: calls.split(' or ') };
    }),
  );
  expect(standing.map(({ key }) => key).sort()).toEqual([...needs.keys()].sort());
  expect(standing.filter(({ key, calls }) => !calls.includes(needs.get(key) ?? ''))).toEqual([]);
});

test('what the functions asked of AWS is allowed to their roles', () => {
  const roles = rolesOfFunctions();
  const asked = serving.services.flatMap(({ store }) =>
    store.deliveries.skipped.standing().flatMap(({ ruleId, needs }) => {
      const rule = idOf(store.rules.withId(ruleId)?.name ?? '');
      const { actions } = roleOf(roles.get(`hipaa-config-${rule}`) ?? '');
      return needs.split(' or ').map((action) => ({ rule, action, isAllowed: actions.includes(action) }));
    }),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
});

test('a rule that needs AWS says so, and its verdicts stay when it is started again', async () => {
  const [client] = clients;
  if (client === undefined) throw new Error('no client');
  const names = (await namesOf(client)).filter((name) =>
    ['rds-instance-postgresql-tls-required', 'sqs-queue-encrypted-at-rest'].includes(idOf(name)),
  );
  const before = await verdictsOf(client, names);
  await client.send(new StartConfigRulesEvaluationCommand({ ConfigRuleNames: names }));
  await serving.runner.idle();
  expect(await verdictsOf(client, names)).toEqual(before);
  const { ConfigRulesEvaluationStatus: statuses = [] } = await client.send(
    new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames: names }),
  );
  expect(
    statuses.map(({ ConfigRuleName = '', LastErrorCode, LastErrorMessage }) => [
      idOf(ConfigRuleName),
      LastErrorCode,
      LastErrorMessage,
    ]),
  ).toEqual([
    ['rds-instance-postgresql-tls-required', 'NotEvaluated', 'needs rds:DescribeDBParameters'],
    ['sqs-queue-encrypted-at-rest', undefined, undefined],
  ]);
});

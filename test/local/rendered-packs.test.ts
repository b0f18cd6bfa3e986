/**
 * The packs that the command line renders, for an account and for both models of an organization, are put into the
 * endpoint in two Regions of each partition; and the rules in them judge the example account as `evaluate` does.
 */
import {
  type ConfigRule,
  PutConformancePackCommand,
  paginateDescribeConfigRules,
} from '@aws-sdk/client-config-service';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rulesOffered, type Partition } from '../../deploy/endpoints';
import { putPack, readPack } from '../../cli/serve/packs';
import { Deliveries } from '../../local/deliveries';
import type { EventItem } from '../../local/items';
import { recordItems } from '../../local/recording';
import { startStandIn, type StandIn } from '../../local/runner/refusals';
import { createService, type Service } from '../../local/service';
import { openStore } from '../../local/store';
import { rules } from '../../rules/index';
import type { Rule } from '../../shared/rule';
import { commandLine, resultsOf, temporaryFolder } from '../cli/command-line';
import { keepLogLines } from '../log-lines';
import { ACCOUNT_ID, clientOf, closeHarnesses, type Harness, startHarness } from './harness';

jest.setTimeout(120_000);

const REGIONS: Readonly<Record<Partition, readonly [string, string]>> = {
  aws: ['us-east-1', 'eu-west-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
};
const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'] as const;
const FORMS = ['account', 'A', 'B'] as const;
type Form = (typeof FORMS)[number];
const COMBINATIONS = PARTITIONS.flatMap((partition) =>
  REGIONS[partition].flatMap((region) => FORMS.map((form) => [form, partition, region] as const)),
);
const EVALUATED = REGIONS.aws[0];
const PREFIX = 'hipaa-config-';
/** It asks AWS Config, which is the endpoint here: `evaluate` has nobody to ask. */
const OF_THE_RECORDER = 'config-recorder-recording-all-resources';
const ACCEPTED_KEY = 'alias/accepted';

const file = temporaryFolder();
const folder = dirname(file('x', ''));
const PACKAGE = join(folder, 'package');
const SNAPSHOT = join(folder, 'snapshot.json');
const PARAMETERS = file('parameters.json', `{"kinesis-stream-encrypted":{"kmsKeyIds":["${ACCEPTED_KEY}"]}}`);

/** What packaging makes for the rules, as far as `org render` reads it. */
function writePackage(): void {
  mkdirSync(PACKAGE);
  const resources = rules.flatMap(({ id }, index): [string, object][] => [
    [
      `R${String(index)}LambdaFunction`,
      {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: `${PREFIX}${id}`, Code: { S3Bucket: 'b', S3Key: `x/${id}.zip` } },
      },
    ],
    [`R${String(index)}Permission`, { Type: 'AWS::Lambda::Permission', Properties: {} }],
  ]);
  const role = { Type: 'AWS::IAM::Role', Properties: { Policies: [] } };
  const template = { Parameters: {}, Resources: { ...Object.fromEntries(resources), ReaderRole: role } };
  writeFileSync(join(PACKAGE, 'cloudformation-template-update-stack.json'), JSON.stringify(template));
  for (const { id } of rules) writeFileSync(join(PACKAGE, `${id}.zip`), id);
}

let renders = 0;
async function rendered(argv: readonly string[]): Promise<string> {
  renders += 1;
  const output = join(folder, `out-${String(renders)}/`);
  const { exitCode, stderr } = await commandLine([...argv, '--output', output], { rules });
  if (exitCode !== 0) throw new Error(stderr);
  return output;
}

const organization = async (model: 'A' | 'B', partition: Partition): Promise<string> =>
  rendered([
    ...['org', 'render', '--model', model, '--regions', REGIONS[partition].join(',')],
    ...['--organization-id', 'o-abcdefghij', '--targets', 'ou-abcd-11111111', '--bucket-prefix', 'clinic'],
    ...['--parameters', PARAMETERS, '--package', PACKAGE],
    ...(model === 'A' ? [] : ['--evaluator', ACCOUNT_ID, '--accounts', '444455556666']),
  ]);

/** The members of a stack's pack that are read here. */
interface PackResource {
  readonly Type: string;
  readonly Properties: {
    readonly ConformancePackName: string;
    readonly TemplateBody: string;
    readonly ConformancePackInputParameters: readonly {
      readonly ParameterName: string;
      readonly ParameterValue: { readonly 'Fn::Sub': string };
    }[];
  };
}

/** Packs in a stack, as CloudFormation puts them, by the real API. */
async function putStack(output: string, { partition, region }: Service, url: string): Promise<void> {
  const stacks = join(output, 'artifacts/stacks');
  // Its name ends with the hash of its content.
  const [stack = ''] = readdirSync(stacks).filter((name) => name.startsWith('member-stack'));
  const { Resources } = JSON.parse(readFileSync(join(stacks, stack), 'utf8')) as {
    readonly Resources: Readonly<Record<string, PackResource>>;
  };
  const values: Readonly<Record<string, string>> = {
    Partition: partition,
    Region: region,
    AccountId: ACCOUNT_ID,
  };
  const substituted = (text: string): string =>
    text.replaceAll(/\$\{AWS::(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const client = clientOf(url, 1, region);
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::Config::ConformancePack') continue;
    const { ConformancePackInputParameters: parameters, ...others } = Properties;
    await client.send(
      new PutConformancePackCommand({
        ...others,
        ConformancePackName: `A-${others.ConformancePackName}`,
        ConformancePackInputParameters: parameters.map(({ ParameterName, ParameterValue }) => ({
          ParameterName,
          ParameterValue: substituted(ParameterValue['Fn::Sub']),
        })),
      }),
    );
  }
  client.destroy();
}

/** Packs in files: those of organizations are passed inline, those of an account may come from S3. */
async function putFiles(form: Form, path: string, service: Service, url: string): Promise<void> {
  const client = clientOf(url, 1, service.region);
  for (const name of readdirSync(path)) {
    const pack = readPack(join(path, name));
    if (form === 'account') putPack(pack, PREFIX, service);
    else
      await client.send(
        new PutConformancePackCommand({
          ConformancePackName: `${form}-${pack.name}`,
          TemplateBody: pack.template,
        }),
      );
  }
  client.destroy();
}

let harness: Harness;
let standIn: StandIn;
const services = new Map<string, Service>();
const environment = { ...process.env };

const serviceIn = (region: string): Service => {
  const service = services.get(region);
  if (service === undefined) throw new Error(`nothing is served in ${region}`);
  return service;
};

beforeAll(async () => {
  writePackage();
  for (const partition of PARTITIONS) {
    for (const region of REGIONS[partition])
      services.set(
        region,
        createService({ store: openStore(':memory:'), accountId: ACCOUNT_ID, region, partition }),
      );
  }
  const [first, ...otherRegions] = services.values();
  if (first === undefined) throw new Error('no service');
  standIn = await startStandIn();
  harness = await startHarness({ endpoint: { service: first, otherRegions } });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: standIn.url,
    AWS_ENDPOINT_URL_CONFIG_SERVICE: harness.url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  });
  keepLogLines();
  for (const partition of PARTITIONS) {
    const [a, b] = [await organization('A', partition), await organization('B', partition)];
    for (const region of REGIONS[partition]) {
      const service = serviceIn(region);
      const account = await rendered(['pack', '--region', region, '--parameters', PARAMETERS]);
      await putFiles('account', account, service, harness.url);
      await putStack(a, service, harness.url);
      await putFiles('B', join(b, 'packs', region), service, harness.url);
    }
  }
});

afterAll(async () => {
  process.env = environment;
  await closeHarnesses();
  await standIn.close();
  for (const { store } of services.values()) store.close();
});

/** The id of a rule without the tail that its pack gave it. */
const idOf = (name: string): string => name.replace(/-conformance-pack-\w+$/, '');
const formOf = (pack: string): Form =>
  pack.startsWith('A-') ? 'A' : pack.startsWith('B-') ? 'B' : 'account';

function storedOf(form: Form, region: string) {
  return serviceIn(region)
    .store.rules.all()
    .filter(({ pack = '' }) => formOf(pack) === form);
}

/** The rules as DescribeConfigRules tells them. */
async function described(form: Form, region: string): Promise<ConfigRule[]> {
  const names = new Set(storedOf(form, region).map(({ name }) => name));
  const client = clientOf(harness.url, 1, region);
  const found: ConfigRule[] = [];
  for await (const { ConfigRules = [] } of paginateDescribeConfigRules({ client }, {}))
    found.push(...ConfigRules.filter(({ ConfigRuleName = '' }) => names.has(ConfigRuleName)));
  client.destroy();
  return found;
}

const typesOf = (rule: Rule): string[] =>
  rule.kind === 'change' ? rule.shapes.map(({ type }) => type).sort() : [];

test.each(COMBINATIONS)(
  'form %s, %s, %s: each rule, its scope and its function',
  async (form, partition, region) => {
    // A stack of model A is the same in every Region.
    const expected = form === 'A' ? rules : rulesOffered(rules, partition, region).offered;
    expect(expected.length).toBeGreaterThan(100);
    const found = (await described(form, region)).map(
      ({ ConfigRuleName = '', Scope, Source, InputParameters }) => ({
        id: idOf(ConfigRuleName),
        types: [...(Scope?.ComplianceResourceTypes ?? [])].sort(),
        function: Source?.SourceIdentifier,
        parameters: InputParameters,
      }),
    );
    expect(found.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
      expected
        .map((rule) => ({
          id: rule.id,
          types: typesOf(rule),
          function: `arn:${partition}:lambda:${region}:${ACCOUNT_ID}:function:${PREFIX}${rule.id}`,
          parameters: rule.id === 'kinesis-stream-encrypted' ? `{"kmsKeyIds":"${ACCEPTED_KEY}"}` : undefined,
        }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    );
  },
);

const AT_ONCE = 10;

/** Invokes the handlers of everything that is due; those that need AWS fail for the stand-in. */
async function runHandlers(service: Service): Promise<number> {
  const deliveries = new Deliveries(service);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const taken = deliveries.take(1_000_000);
  const left = [...taken];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { id, ruleName, functionArn, event } = next;
      const context = { awsRequestId: String(id), invokedFunctionArn: functionArn };
      try {
        await byId.get(idOf(ruleName))?.handler(event, context);
        deliveries.succeed(id);
      } catch {
        deliveries.skip(id, []);
      }
    }
  };
  // All at once they would wait for each other until the SDK gives up.
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return taken.length;
}

test(`the rules of all three judge the example account in ${EVALUATED} as evaluate does`, async () => {
  const { configurationItems } = JSON.parse(readFileSync('examples/clinic/snapshot.json', 'utf8')) as {
    readonly configurationItems: readonly EventItem[];
  };
  const items = configurationItems.filter(({ awsRegion }) => awsRegion === EVALUATED);
  writeFileSync(SNAPSHOT, JSON.stringify({ configurationItems: items }));
  const service = serviceIn(EVALUATED);
  expect(recordItems(service, items)).toMatchObject({ recorded: items.length, malformed: [] });
  expect(await runHandlers(service)).toBeGreaterThan(1_000);
  const { stdout } = await commandLine(
    ['evaluate', SNAPSHOT, '--parameters', PARAMETERS, '--format', 'jsonl'],
    { rules },
  );
  const lineOf = (parts: readonly unknown[]): string => parts.join(' | ');
  for (const form of FORMS) {
    const stored = storedOf(form, EVALUATED).filter(({ name }) => idOf(name) !== OF_THE_RECORDER);
    const ids = new Set(stored.map(({ name }) => idOf(name)));
    const expected = resultsOf(stdout).filter(({ rule }) => ids.has(String(rule)));
    const judged = stored.flatMap(({ id, name }) =>
      service.store.evaluations
        .ofRule(
          id,
          { verdicts: ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'], type: undefined, ids: undefined },
          { type: '', resourceId: '' },
          10_000,
        )
        .map(({ type, resourceId, compliance, annotation }) =>
          lineOf([idOf(name), type, resourceId, compliance, annotation]),
        ),
    );
    expect(expected.length).toBeGreaterThan(400);
    expect(judged.sort()).toEqual(
      expected
        .map(({ rule, resourceType, resourceId, compliance, annotation }) =>
          lineOf([rule, resourceType, resourceId, compliance, annotation]),
        )
        .sort(),
    );
  }
});

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderPack, type PackTemplate } from '../../deploy/pack';
import { rules as all } from '../../rules/index';
import { ruleOf } from './rules';

interface Plugin {
  readonly hooks: Readonly<Record<string, () => unknown>>;
}
type PluginClass = new (serverless: unknown, options: unknown, utilities: unknown) => Plugin;
const ConformancePacks = createRequire(join(process.cwd(), 'package.json'))(
  './deploy/serverless-packs.cjs',
) as PluginClass;

const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-packs-'));
// What renders packs again.
for (const name of [
  'cli',
  'deploy',
  'rules',
  'shared',
  'local',
  'node_modules',
  'package.json',
  'tsconfig.json',
])
  symlinkSync(join(process.cwd(), name), join(folder, name));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const rules = all.filter(({ id }) => id.startsWith('sqs-') || id === 'acm-certificate-not-expiring');
const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn', Code: { S3Bucket: 'bucket' } } };

/** Runs the plugin's first hook over a stack with a function and a permission for each rule. */
function packaged(
  settings: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, { DependsOn?: string[]; Properties: Record<string, unknown> }> {
  const named = rules.flatMap(({ id }) => [
    [`${id}LambdaFunction`, structuredClone(FUNCTION)],
    [`${id}Permission`, { Type: 'AWS::Lambda::Permission', Properties: {} }],
  ]);
  const Resources = { ...(Object.fromEntries(named) as object), ...more };
  const provider = {
    getDeploymentPrefix: () => 'serverless',
    getStage: () => 'dev',
    naming: { getNormalizedFunctionName: (id: string) => id },
  };
  const serverless = {
    serviceDir: folder,
    getProvider: () => provider,
    classes: { Error },
    configSchemaHandler: { defineCustomProperties: () => undefined },
    service: {
      service: 'hipaa',
      provider: { compiledCloudFormationTemplate: { Resources }, shouldNotDeploy: true },
      custom: {
        conformancePacks: {
          templates: 'pack.yaml',
          parametersFile: '',
          deliveryBucket: '',
          functionPrefix: 'f-',
          ...settings,
        },
      },
    },
  };
  const plugin = new ConformancePacks(
    serverless,
    {},
    { log: { notice: (text: string) => notices.push(text) } },
  );
  plugin.hooks['after:aws:package:finalize:mergeCustomProviderResources']?.();
  return Resources as ReturnType<typeof packaged>;
}

const notices: string[] = [];
beforeEach(() => {
  notices.length = 0;
  rmSync(join(folder, '.serverless'), { recursive: true, force: true });
  mkdirSync(join(folder, '.serverless'));
  writeFileSync(join(folder, 'pack.yaml'), renderPack(rules).text);
});

test('a pack waits for the permissions, and the rest of the stack is counted', () => {
  const { PackPack } = packaged({});
  expect(PackPack?.DependsOn).toEqual(rules.map(({ id }) => `${id}Permission`));
  expect(PackPack?.Properties).not.toHaveProperty('DeliveryS3Bucket');
  const count = rules.length * 2 + 1;
  expect(notices).toEqual([
    `The stack has ${String(count)} of at most 500 resources; ${String(500 - count)} are left`,
  ]);
});

test('no packs, and one that is delivered to a bucket', () => {
  expect(Object.keys(packaged({ templates: '' })).filter((name) => name.endsWith('Pack'))).toEqual([]);
  expect(packaged({ deliveryBucket: 'awsconfigconforms-x' })['PackPack']?.Properties).toMatchObject({
    DeliveryS3Bucket: 'awsconfigconforms-x',
  });
});

test('a pack that does not ask where the functions are is not told', () => {
  writeFileSync(join(folder, 'own pack.yaml'), 'Resources: {}');
  const { OwnPackPack } = packaged({ templates: 'own pack.yaml' });
  expect(OwnPackPack?.Properties['ConformancePackName']).toBe('f-own-pack');
  expect(OwnPackPack?.Properties).not.toHaveProperty('ConformancePackInputParameters');
});

test('another content has another key', () => {
  const uri = () => JSON.stringify(packaged({})['PackPack']?.Properties['TemplateS3Uri']);
  const before = uri();
  expect(uri()).toBe(before);
  writeFileSync(join(folder, 'pack.yaml'), renderPack(rules.slice(1)).text);
  expect(uri()).not.toBe(before);
});

test('a parameters file goes into the rules of the pack', () => {
  writeFileSync(join(folder, 'parameters.yaml'), 'acm-certificate-not-expiring: { minDaysValid: 45 }\n');
  packaged({ parametersFile: 'parameters.yaml' });
  const [file = ''] = readdirSync(join(folder, '.serverless/packs'));
  const template = parse(readFileSync(join(folder, '.serverless/packs', file), 'utf8')) as PackTemplate;
  expect(Object.values(template.Resources).map(({ Properties }) => Properties.ConfigRuleName)).toEqual(
    rules.map(({ id }) => id),
  );
  expect(ruleOf(template.Resources['AcmCertificateNotExpiring']).InputParameters).toEqual({
    minDaysValid: '45',
  });
}, 60_000);

test('what is wrong with a parameters file is said', () => {
  writeFileSync(join(folder, 'parameters.yaml'), 'no-such-rule: {}\n');
  expect(() => packaged({ parametersFile: 'parameters.yaml' })).toThrow(/unknown rule "no-such-rule"/);
}, 60_000);

test('a pack of rules without a function is refused', () => {
  const text = renderPack(all.filter(({ id }) => id.startsWith('efs-'))).text;
  writeFileSync(join(folder, 'pack.yaml'), text);
  expect(() => packaged({})).toThrow(/^pack\.yaml: no function of the stack is for efs-/);
});

test('500 resources are allowed, and one more is refused', () => {
  const filled = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count - rules.length * 2 - 1 }, (_, index) => [
        `Other${String(index)}`,
        { Type: 'AWS::SNS::Topic', Properties: {} },
      ]),
    );
  packaged({}, filled(500));
  expect(notices).toEqual(['The stack has 500 of at most 500 resources; 0 are left']);
  expect(() => packaged({}, filled(501))).toThrow('The stack has 501 resources, at most 500 are allowed');
});

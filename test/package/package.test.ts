/** What `npm run package` makes: the zips, their functions at work, and the template of the stack. */
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rulesOffered } from '../../deploy/endpoints';
import type { PackTemplate } from '../../deploy/pack';
import { putConformancePack } from '../../local/operations/put-conformance-pack';
import { createService } from '../../local/service';
import { openStore } from '../../local/store';
import { rules } from '../../rules/index';
import { renderFunctions } from '../../scripts/generate/functions';
import { ruleFileOf } from '../../scripts/project-files';
import change from '../events/package-change.json';
import oversized from '../events/package-oversized.json';
import scheduled from '../events/package-scheduled.json';
import { commandLine } from '../cli/command-line';
import { AwsStandIn, WARM_UP } from './aws-stand-in';
import { ACCOUNT_ID, filesOf, invoke } from './function';
import { hasMoto, Moto } from './moto';
import { OUTPUT, packaged, PACKAGING_MS, temporaryFolder } from './packaged';
import { roleOf } from './roles';

const TEMPLATE = `${OUTPUT}/cloudformation-template-update-stack.json`;
const KB = 1024;
const zipOf = (id: string): string => `${OUTPUT}/${id}.zip`;
const ids = rules.map(({ id }) => id);

const linter = spawnSync('cfn-lint', ['--version']);
if (linter.status !== 0) process.stderr.write('cfn-lint is not installed: no template is linted\n');

beforeAll(packaged, PACKAGING_MS);

test('packaging leaves nothing in the folder for temporary files, nor its work folder', () => {
  expect([readdirSync(temporaryFolder()), existsSync('.esbuild')]).toEqual([[], false]);
});

describe('zips', () => {
  test('there is one for each file in rules/', () => {
    const files = readdirSync('rules', { recursive: true, encoding: 'utf8' });
    const expected = files
      .filter((file) => /[\\/].*\.ts$/.test(file))
      .map((file) => file.replace(/^.*[\\/](.*)ts$/, '$1zip'));
    expect(
      readdirSync(OUTPUT)
        .filter((file) => file.endsWith('.zip'))
        .sort(),
    ).toEqual(expected.sort());
  });

  test.each(ids)('%s: the bundle and nothing else', (id) => {
    expect(Object.keys(filesOf(zipOf(id)))).toEqual([ruleFileOf(id).replace(/ts$/, 'mjs')]);
  });

  test.each(rules)('$id: within its budget', ({ id, permissions }) => {
    const budget = permissions.length === 0 ? 60 * KB : 95 * KB;
    expect(statSync(zipOf(id)).size).toBeLessThanOrEqual(budget);
  });

  test.each(ids)('%s: looks for credentials and settings in the environment alone', (id) => {
    const [bundle] = Object.values(filesOf(zipOf(id)));
    const text = Buffer.from(bundle ?? []).toString();
    expect(text).toContain('AWS_ENDPOINT_URL');
    expect(text).not.toMatch(
      /169\.254\.169\.254|\.aws\b.{0,9}\b(config|credentials)\b|credential_process|sso_session/,
    );
  });
});

describe('functions', () => {
  const standIn = new AwsStandIn();
  const endpoints = () => ({ AWS_ENDPOINT_URL_CONFIG_SERVICE: standIn.url });
  const accepted = { PutEvaluations: [[200, '{"FailedEvaluations":[]}']] } as const;
  const streamZip = zipOf('kinesis-stream-encrypted');

  beforeAll(() => standIn.start());
  afterAll(() => standIn.stop());

  const evaluations = (): unknown[] =>
    standIn
      .callsOf('PutEvaluations')
      .map(({ body }) => (JSON.parse(body) as { Evaluations: unknown }).Evaluations);

  test('a change is judged and reported, by the function itself', async () => {
    standIn.reset(accepted);
    expect(await invoke(streamZip, [change], endpoints())).toEqual([{ result: { evaluations: 1 } }]);
    expect(standIn.calls.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      {
        ResultToken: change.resultToken,
        Evaluations: [
          {
            ComplianceResourceType: 'AWS::Kinesis::Stream',
            ComplianceResourceId: 'claims',
            ComplianceType: 'COMPLIANT',
            Annotation: expect.stringContaining('alias/aws/kinesis') as unknown,
            OrderingTimestamp: Date.parse('2023-04-27T15:03:11.636Z') / 1000,
          },
        ],
      },
    ]);
    expect(standIn.calls[0]?.credential).toMatch(/^AKIDFUNCTION\/\d{8}\/us-east-1\/config\/aws4_request$/);
  });

  test('one endpoint may stand for all services', async () => {
    standIn.reset(accepted);
    await invoke(streamZip, [change], { AWS_ENDPOINT_URL: standIn.url });
    expect(evaluations()).toHaveLength(1);
  });

  test('the start opens the connection, and reports nothing', async () => {
    standIn.reset(accepted);
    await invoke(streamZip, [], endpoints());
    expect(standIn.warmUps.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { TestMode: true, ResultToken: 'warm-up', Evaluations: [] },
    ]);
    expect([standIn.calls.length, standIn.connections]).toEqual([0, 1]);
  });

  test('all invocations use the connection of the start', async () => {
    standIn.reset(accepted);
    await invoke(streamZip, [change, change, change], endpoints());
    expect([evaluations().length, standIn.warmUps.length, standIn.connections]).toEqual([3, 1, 1]);
  });

  test.each([
    ['refused', [400, '{"__type":"AccessDeniedException"}']],
    ['failed', [500, '{}']],
    ['not answered', undefined],
  ] as const)('a warm-up that is %s fails no invocation', async (_, reply) => {
    standIn.reset({ ...accepted, [WARM_UP]: [reply] });
    expect(await invoke(streamZip, [change], endpoints())).toEqual([{ result: { evaluations: 1 } }]);
    expect(standIn.warmUps.length).toBeGreaterThan(0);
    expect(evaluations()).toHaveLength(1);
  });

  test('an oversized item is fetched from the history', async () => {
    const item = {
      version: '1.3',
      accountId: ACCOUNT_ID,
      configurationItemCaptureTime: Date.parse('2016-10-06T16:46:16.261Z') / 1000,
      configurationItemStatus: 'OK',
      configurationStateId: '1475772376261',
      resourceType: 'AWS::Kinesis::Stream',
      resourceId: 'claims',
      awsRegion: 'us-east-1',
      configuration: JSON.stringify({ Name: 'claims', StreamEncryption: null }),
      supplementaryConfiguration: {},
    };
    standIn.reset({
      ...accepted,
      GetResourceConfigHistory: [[200, JSON.stringify({ configurationItems: [item] })]],
    });
    expect(await invoke(streamZip, [oversized], endpoints())).toEqual([{ result: { evaluations: 1 } }]);
    expect(evaluations()).toEqual([
      [expect.objectContaining({ ComplianceResourceId: 'claims', ComplianceType: 'NON_COMPLIANT' })],
    ]);
  });

  test.each([
    ['true', 'COMPLIANT'],
    ['false', 'NON_COMPLIANT'],
  ])('a schedule asks the service: encryption by default is %s', async (answer, ComplianceType) => {
    const xml = `<GetEbsEncryptionByDefaultResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
      <ebsEncryptionByDefault>${answer}</ebsEncryptionByDefault></GetEbsEncryptionByDefaultResponse>`;
    standIn.reset({ ...accepted, GetEbsEncryptionByDefault: [[200, xml]] });
    await invoke(zipOf('ebs-encryption-by-default-enabled'), [scheduled], {
      ...endpoints(),
      AWS_ENDPOINT_URL_EC2: standIn.url,
    });
    expect(standIn.callsOf('GetEbsEncryptionByDefault')).toHaveLength(1);
    expect(evaluations()).toEqual([
      [
        expect.objectContaining({
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: ACCOUNT_ID,
          ComplianceType,
        }),
      ],
    ]);
  });

  test('a refused report is thrown, by the name of its error', async () => {
    standIn.reset({
      PutEvaluations: [[400, '{"__type":"InvalidResultTokenException","message":"The token has expired."}']],
    });
    expect(await invoke(streamZip, [change], endpoints())).toEqual([
      { error: { name: 'InvalidResultTokenException', message: 'The token has expired.' } },
    ]);
    expect(standIn.calls).toHaveLength(1);
  });

  test('a failure of AWS and a throttled call are tried again', async () => {
    standIn.reset({
      PutEvaluations: [[500, '{}'], [400, '{"__type":"ThrottlingException"}'], ...accepted.PutEvaluations],
    });
    expect(await invoke(streamZip, [change], endpoints())).toEqual([{ result: { evaluations: 1 } }]);
    expect(standIn.calls).toHaveLength(3);
  });

  test('an event of another kind is thrown', async () => {
    standIn.reset(accepted);
    expect(await invoke(streamZip, [scheduled, {}], endpoints())).toEqual([
      { error: expect.objectContaining({ name: 'UnknownEventError' }) as unknown },
      { error: expect.objectContaining({ name: 'UnknownEventError' }) as unknown },
    ]);
    expect(standIn.calls).toEqual([]);
  });

  test("a rule of another account is answered by that account's role", async () => {
    const xml = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
      <AccessKeyId>AKIDMEMBER</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
      <Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
    standIn.reset({ ...accepted, AssumeRole: [[200, xml]] });
    await invoke(streamZip, [{ ...change, accountId: '210987654321' }], {
      AWS_ENDPOINT_URL: standIn.url,
      HIPAA_CONFIG_MEMBER_ROLE_NAME: 'hipaa-config-reporter',
    });
    const [assumed, reported] = standIn.calls;
    expect(new URLSearchParams(assumed?.body).get('RoleArn')).toBe(
      'arn:aws:iam::210987654321:role/hipaa-config-reporter',
    );
    expect(assumed?.credential).toMatch(/^AKIDFUNCTION\/.*\/sts\//);
    expect(reported?.credential).toMatch(/^AKIDMEMBER\/.*\/config\//);
  });
});

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
}

describe('template', () => {
  let resources: Readonly<Record<string, Resource>> = {};
  beforeAll(() => {
    resources = (JSON.parse(readFileSync(TEMPLATE, 'utf8')) as { Resources: typeof resources }).Resources;
  });

  const ofType = (type: string): [string, Resource['Properties']][] =>
    Object.entries(resources)
      .filter(([, { Type }]) => Type === type)
      .map(([name, { Properties }]) => [name, Properties]);

  const REPORT = [
    'config:GetResourceConfigHistory',
    'config:PutEvaluations',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:SendMessage',
  ];
  const LIST = [
    'config:BatchGetResourceConfig',
    'config:GetComplianceDetailsByConfigRule',
    'config:ListDiscoveredResources',
  ];

  test('each rule has a function, on the newest Node and ARM', () => {
    expect(ofType('AWS::Lambda::Function').map(([, properties]) => properties['FunctionName'])).toEqual(
      ids.map((id) => `hipaa-config-${id}`),
    );
    for (const [, properties] of ofType('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        LoggingConfig: { LogGroup: '/hipaa-config-rules' },
      });
    }
  });

  test('each function may be invoked by the rules of its own account alone', () => {
    const functions = ofType('AWS::Lambda::Function').map(([name]) => name);
    expect(ofType('AWS::Lambda::Permission').map(([, properties]) => properties)).toEqual(
      functions.map((name) => ({
        FunctionName: { Ref: name },
        Action: 'lambda:InvokeFunction',
        Principal: 'config.amazonaws.com',
        SourceAccount: { Ref: 'AWS::AccountId' },
      })),
    );
  });

  test('there is one log group, with an end to what it keeps, and a key, of its Region where it has one in each', () => {
    const part = (index: number) => ({
      'Fn::Select': [index, { 'Fn::Split': [':', { Ref: 'LogKmsKeyArn' }] }],
    });
    const ofRegion = 'arn:${AWS::Partition}:kms:${AWS::Region}:${Account}:${Key}';
    expect(ofType('AWS::Logs::LogGroup')).toEqual([
      [
        'LogGroup',
        {
          LogGroupName: '/hipaa-config-rules',
          RetentionInDays: 365,
          KmsKeyId: {
            'Fn::If': [
              'HasRegionalLogKmsKey',
              { 'Fn::Sub': [ofRegion, { Account: part(4), Key: part(5) }] },
              { 'Fn::If': ['HasLogKmsKey', { Ref: 'LogKmsKeyArn' }, { Ref: 'AWS::NoValue' }] },
            ],
          },
        },
      ],
    ]);
  });

  test('both roles have the boundary, which may be that of their own account', () => {
    const Policy = { 'Fn::Select': [5, { 'Fn::Split': [':', { Ref: 'PermissionsBoundaryArn' }] }] };
    const ofAccount = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:${Policy}';
    const boundary = {
      'Fn::If': [
        'HasOwnPermissionsBoundary',
        { 'Fn::Sub': [ofAccount, { Policy }] },
        { 'Fn::If': ['HasPermissionsBoundary', { Ref: 'PermissionsBoundaryArn' }, { Ref: 'AWS::NoValue' }] },
      ],
    };
    expect(ofType('AWS::IAM::Role').map(([, { PermissionsBoundary }]) => PermissionsBoundary)).toEqual([
      boundary,
      boundary,
    ]);
  });

  test('the evaluator reports, fetches oversized items, logs, and hands on what failed', () => {
    expect(roleOf('EvaluatorRole').actions).toEqual(REPORT);
  });

  test("the reader also lists recorded resources, and has the rules' permissions", () => {
    const permissions = rules.flatMap((rule) => rule.permissions);
    expect(roleOf('ReaderRole').actions).toEqual([...new Set([...REPORT, ...LIST, ...permissions])].sort());
    expect(roleOf('ReaderRole').actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('rules that make no call of their own and have no schedule run as the evaluator', () => {
    const evaluators = rules
      .filter(
        (rule) => rule.permissions.length === 0 && rule.kind === 'change' && rule.alsoEvery === undefined,
      )
      .map(({ id }) => `hipaa-config-${id}`);
    const running = (role: string) =>
      ofType('AWS::Lambda::Function')
        .filter(([, { Role }]) => JSON.stringify(Role) === JSON.stringify({ 'Fn::GetAtt': [role, 'Arn'] }))
        .map(([, { FunctionName }]) => FunctionName);
    expect(running('EvaluatorRole')).toEqual(evaluators);
    expect(running('ReaderRole')).toHaveLength(ids.length - evaluators.length);
  });

  test('with 195 rules the stack stays below 500 resources', () => {
    const others = Object.values(resources).filter(
      ({ Type }) => Type !== 'AWS::Lambda::Function' && Type !== 'AWS::Lambda::Permission',
    );
    const [rule] = rules;
    const many = Array.from({ length: 195 }, (_, index) => ({ ...rule, id: `copy-${String(index)}` }));
    const made = renderFunctions(many as never).map(
      ({ content }) => parse(content) as Record<string, object>,
    );
    const [functions = {}, { Resources = {} } = {}] = made;
    expect(Object.keys(functions).length + Object.keys(Resources).length + others.length).toBe(410);
  });

  test.each([
    ['ConformancePackPack', 'conformance-pack'],
    ['ConformancePackExtendedPack', 'conformance-pack-extended'],
  ])('%s is deployed from the bucket, after the permissions for its rules', (logicalId, name) => {
    const text = readFileSync(`${name}.yaml`, 'utf8');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const packed = Object.values((parse(text) as PackTemplate).Resources);
    const functionName = (permission: string) => {
      const { FunctionName } = resources[permission]?.Properties ?? {};
      return resources[(FunctionName as { readonly Ref: string }).Ref]?.Properties['FunctionName'];
    };
    expect(readFileSync(`${OUTPUT}/packs/${name}-${hash}.yaml`, 'utf8')).toBe(text);
    expect(resources[logicalId]).toEqual({
      Type: 'AWS::Config::ConformancePack',
      DependsOn: expect.any(Array) as unknown,
      Properties: {
        ConformancePackName: `hipaa-config-${name}`,
        TemplateS3Uri: {
          'Fn::Sub': [
            `s3://\${Bucket}/serverless/hipaa-config-rules/dev/packs/${name}-${hash}.yaml`,
            { Bucket: { Ref: 'ServerlessDeploymentBucket' } },
          ],
        },
        ConformancePackInputParameters: [
          {
            ParameterName: 'FunctionArnPrefix',
            ParameterValue: {
              'Fn::Sub':
                'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:hipaa-config-',
            },
          },
        ],
      },
    });
    expect(resources[logicalId]?.DependsOn?.map(functionName)).toEqual(
      packed.map(({ Properties }) => `hipaa-config-${Properties.ConfigRuleName}`),
    );
  });

  const lintTest = linter.status === 0 ? test : test.skip;

  lintTest(
    'cfn-lint finds no error',
    () => {
      const lint = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--template', TEMPLATE], {
        encoding: 'utf8',
      });
      expect([lint.status, lint.stdout.match(/^E.*$/gm)]).toEqual([0, null]);
    },
    120_000,
  );
});

describe('organization', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hipaa-config-organization-'));
  });
  const shared = [
    ...['--regions', 'us-gov-west-1', '--organization-id', 'o-abcdefghij', '--targets', 'r-abcd'],
    ...['--bucket-prefix', 'example', '--package', OUTPUT],
  ];
  const central = ['--evaluator', '111122223333', '--accounts', '444455556666'];
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['A', []],
    ['B', central],
  ])(
    'model %s: templates within the limits, packs that AWS Config takes',
    async (model, more) => {
      const output = join(folder, model);
      const argv = ['org', 'render', '--model', model, ...shared, ...more, '--output', output];
      expect((await commandLine(argv)).exitCode).toBe(0);
      const files = readdirSync(output, { recursive: true, encoding: 'utf8' });
      expect(files.filter((name) => name.endsWith('.zip'))).toHaveLength(ids.length);
      const read = (name: string): string => readFileSync(join(output, name), 'utf8');
      const templates = files.filter((name) => name.endsWith('.json') && name !== 'parameters.json');
      const bodies = templates.flatMap((name) =>
        Object.values((JSON.parse(read(name)) as { Resources: Record<string, Resource> }).Resources).flatMap(
          ({ Properties }) =>
            typeof Properties['TemplateBody'] === 'string' ? [Properties['TemplateBody']] : [],
        ),
      );
      const packs = [...files.filter((name) => name.endsWith('.yaml')).map(read), ...bodies];
      const store = openStore(':memory:');
      const place = { accountId: ACCOUNT_ID, region: 'us-gov-west-1', partition: 'aws-us-gov' } as const;
      const service = createService({ store, ...place });
      for (const [index, TemplateBody] of packs.entries()) {
        expect(Buffer.byteLength(TemplateBody)).toBeLessThanOrEqual(51_200);
        const input = { ConformancePackName: `pack-${String(index)}`, TemplateBody };
        const ParameterValue = 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:hipaa-config-';
        const given = [{ ParameterName: 'FunctionArnPrefix', ParameterValue }];
        putConformancePack({ ...input, ConformancePackInputParameters: given }, service);
      }
      const { offered } = rulesOffered(rules, 'aws-us-gov', 'us-gov-west-1');
      expect(store.rules.all()).toHaveLength(model === 'A' ? rules.length : offered.length);
      store.close();
      if (linter.status !== 0) return;
      for (const name of templates) {
        const lint = spawnSync(
          'cfn-lint',
          ['--non-zero-exit-code', 'error', '--template', join(output, name)],
          {
            encoding: 'utf8',
          },
        );
        expect([name, lint.status, lint.stdout.match(/^E.*$/gm)]).toEqual([name, 0, null]);
      }
    },
    240_000,
  );
});

test('a stage has its own prefix, log group, key, boundary and packs', () => {
  const settings = {
    functionPrefix: 'prod-',
    logRetentionInDays: '30',
    logKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/k',
    permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/p',
    packs: 'conformance-pack.yaml',
  };
  const params = Object.entries(settings).map(([name, value]) => `--param=${name}=${value}`);
  const printed = execFileSync('npx', ['serverless', 'print', '--format', 'json', ...params], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(printed)).toMatchObject({
    provider: { logs: { lambda: { logGroup: '/prod-rules' } } },
    custom: { conformancePacks: { templates: 'conformance-pack.yaml', functionPrefix: 'prod-' } },
    functions: { 'kinesis-stream-encrypted': { name: 'prod-kinesis-stream-encrypted' } },
    resources: {
      Parameters: {
        LogKmsKeyArn: { Default: settings.logKmsKeyArn },
        PermissionsBoundaryArn: { Default: settings.permissionsBoundaryArn },
      },
      Resources: { LogGroup: { Properties: { RetentionInDays: '30' } } },
    },
  });
}, 120_000);

const motoTest = hasMoto() ? describe : describe.skip;
if (!hasMoto()) process.stderr.write('moto_server is not installed: the stack is not deployed to it\n');

// moto knows everything in the stack but AWS::Config::ConformancePack, which it passes over.
motoTest('deployed to moto', () => {
  const moto = new Moto();
  // Deploying takes the package away, which others may be reading: it is done in a folder like this one.
  let checkout: string;
  const serverless = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync('npx', ['serverless', ...argv], {
      cwd: checkout,
      env: { ...process.env, ...moto.environment },
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };
  const settings = () => ({
    endpoint: moto.url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  });
  const buckets = async (): Promise<string[]> =>
    ((await new S3Client(settings()).send(new ListBucketsCommand({}))).Buckets ?? []).map(
      ({ Name = '' }) => Name,
    );
  const functions = async (): Promise<string[]> => {
    const names: string[] = [];
    for await (const page of paginateListFunctions({ client: new LambdaClient(settings()) }, {}))
      names.push(...(page.Functions ?? []).map(({ FunctionName = '' }) => FunctionName));
    return names.sort();
  };

  beforeAll(async () => {
    checkout = mkdtempSync(join(tmpdir(), 'hipaa-config-deploy-'));
    for (const entry of readdirSync('.', { withFileTypes: true })) {
      const target = join(checkout, entry.name);
      // Serverless takes no link for its own file.
      if (entry.isFile()) cpSync(entry.name, target);
      else if (entry.name !== OUTPUT && entry.name !== '.git')
        symlinkSync(join(process.cwd(), entry.name), target);
    }
    cpSync(OUTPUT, join(checkout, 'package'), { recursive: true });
    await moto.start();
  }, 60_000);
  afterAll(() => {
    moto.stop();
    rmSync(checkout, { recursive: true });
  });

  test('functions, and the templates of the packs in the bucket', async () => {
    const { status, output } = serverless('deploy', '--package', 'package');
    expect([status, output]).toEqual([0, expect.stringContaining('Service deployed to stack')]);
    expect(await functions()).toEqual(ids.map((id) => `hipaa-config-${id}`));
    const [Bucket] = await buckets();
    const Prefix = 'serverless/hipaa-config-rules/dev/packs/';
    const { Contents = [] } = await new S3Client(settings()).send(
      new ListObjectsV2Command({ Bucket, Prefix }),
    );
    expect(Contents.map(({ Key }) => Key)).toEqual(
      readdirSync(`${OUTPUT}/packs`)
        .sort()
        .map((file) => Prefix + file),
    );
  }, 300_000);

  test('nothing is left behind when it is removed', async () => {
    expect(serverless('remove').status).toBe(0);
    expect([await functions(), await buckets()]).toEqual([[], []]);
  }, 300_000);
});

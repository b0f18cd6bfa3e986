import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { mostAccounts } from '../../deploy/organization/render';
import type { PackTemplate } from '../../deploy/pack';
import { change, periodic } from '../deploy/rules';
import { commandLine, temporaryFolder } from './command-line';

const file = temporaryFolder();
const folder = dirname(file('x', ''));
const rules = [change({ id: 'dax-a' }), periodic({ id: 'sqs-b' })];

/** What packaging leaves behind, of two functions. */
const PACKAGE = join(folder, 'package');
mkdirSync(PACKAGE);
const role = (Statement: unknown[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyDocument: { Statement } }] },
});
const lambda = (id: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: `own-${id}`,
    Code: { S3Bucket: { Ref: 'ServerlessDeploymentBucket' }, S3Key: `serverless/x/${id}.zip` },
  },
});
const permission = {
  Type: 'AWS::Lambda::Permission',
  Properties: { SourceAccount: { Ref: 'AWS::AccountId' } },
};
const template = {
  Parameters: {
    MemberRoleName: { Type: 'String', Default: '' },
    Dashboard: { Type: 'String', Default: 'false' },
  },
  Resources: {
    ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' },
    ServerlessDeploymentBucketPolicy: { Type: 'AWS::S3::BucketPolicy' },
    ADashaLambdaFunction: lambda('dax-a'),
    ADashaPermission: permission,
    BLambdaFunction: lambda('sqs-b'),
    BPermission: permission,
    LogGroup: { Type: 'AWS::Logs::LogGroup' },
    ReaderRole: role([
      { Action: ['config:PutEvaluations'], Resource: '*' },
      { Action: ['logs:PutLogEvents'], Resource: 'log' },
      { Action: ['dax:DescribeClusters'], Resource: '*' },
    ]),
    ConformancePackPack: { Type: 'AWS::Config::ConformancePack' },
  },
  Outputs: { ServerlessDeploymentBucketName: {} },
};
writeFileSync(join(PACKAGE, 'cloudformation-template-update-stack.json'), JSON.stringify(template));
for (const id of ['dax-a', 'sqs-b']) writeFileSync(join(PACKAGE, `${id}.zip`), id);

const COMMON = [
  '--organization-id',
  'o-abcdefghij',
  '--targets',
  'ou-abcd-11111111',
  '--bucket-prefix',
  'ex',
];
const A = ['--model', 'A', '--regions', 'us-east-1,ca-west-1', ...COMMON];
const B = [
  ...['--model', 'B', '--regions', 'us-east-1,ca-west-1', ...COMMON],
  ...['--evaluator', '111122223333', '--accounts', '444455556666', '--excluded', '999999999999'],
];
const org = (...argv: string[]) => commandLine(['org', ...argv], { rules });

let renders = 0;
async function rendered(options: string[], folderOfPackage = PACKAGE) {
  renders += 1;
  const output = join(folder, `out-${String(renders)}`);
  const { exitCode, stderr } = await org(
    'render',
    ...options,
    '--package',
    folderOfPackage,
    '--output',
    output,
  );
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringContaining('commands.sh deploys them for the first time'),
  ]);
  const read = (path: string): string => readFileSync(join(output, path), 'utf8');
  return { output, read, json: (path: string) => JSON.parse(read(path)) as typeof template };
}

test('the plan of model A: buckets, the StackSet, and a stack in every account and Region', async () => {
  const { exitCode, stdout } = await org('plan', ...A);
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'Model A, 2 rules, us-east-1, ca-west-1.',
    'us-east-1: 2 functions in each account, 1 pack in each account',
    'ca-west-1: 2 functions in each account, 1 pack in each account; without an endpoint for their service, 1 rule can see nothing',
    '',
    expect.stringMatching(/^1\. .*, us-east-1: the artifacts' bucket ex-us-east-1/),
    expect.stringMatching(/^2\. .*, ca-west-1: the artifacts' bucket ex-ca-west-1/),
    expect.stringMatching(/^3\. .*, us-east-1: the StackSet/),
    expect.stringMatching(
      /^4\. .*, us-east-1: in every account of ou-abcd-11111111, in us-east-1, ca-west-1: a stack/,
    ),
    '',
  ]);
});

test('the plan of model B: role, functions and permissions stand before the packs', async () => {
  const { stdout } = await org('plan', ...B);
  expect(stdout.split('\n').slice(4)).toEqual([
    expect.stringMatching(/^1\. evaluator account 111122223333, us-east-1: the artifacts' bucket/),
    expect.stringMatching(/^2\. evaluator account 111122223333, ca-west-1: the artifacts' bucket/),
    expect.stringMatching(
      /^3\. .*, us-east-1: in every account of ou-abcd-11111111: the role hipaa-config-reporter/,
    ),
    '4. evaluator account 111122223333, us-east-1: the functions',
    '5. evaluator account 111122223333, ca-west-1: the functions',
    expect.stringMatching(/^6\. evaluator account 111122223333, us-east-1: for each of 2 accounts/),
    expect.stringMatching(/^7\. evaluator account 111122223333, ca-west-1: for each of 2 accounts/),
    expect.stringMatching(/^8\. .*, us-east-1: the organization packs, in every account but 999999999999/),
    expect.stringMatching(/^9\. .*, ca-west-1: the organization packs/),
    '',
  ]);
});

test('the plan of an upgrade: model A updates the StackSet, model B ends with packs that are left over', async () => {
  const planned = async (...argv: string[]): Promise<string[]> => {
    const { stdout } = await org('plan', ...argv, '--upgrade');
    return stdout.trimEnd().split('\n').slice(4);
  };
  expect(await planned(...A)).toEqual([
    expect.stringMatching(/^1\. .*, us-east-1: the artifacts' bucket/),
    expect.stringMatching(/^2\. .*, ca-west-1: the artifacts' bucket/),
    expect.stringMatching(/^3\. .*, us-east-1: .*: the stack, by an update of the StackSet/),
  ]);
  const { stdout } = await org('plan', ...B);
  const first = stdout.trimEnd().split('\n').slice(4);
  expect(await planned(...B)).toEqual([
    ...first,
    expect.stringMatching(/^10\. .*, us-east-1: packs of the release before that this one does not have/),
    expect.stringMatching(/^11\. .*, ca-west-1: packs of the release before/),
  ]);
});

test('model A: one template for every account, with its functions, permissions and packs', async () => {
  const { output, json, read } = await rendered(A);
  const [stack = ''] = readdirSync(join(output, 'artifacts/stacks'));
  const { Resources, Parameters, Outputs } = json(`artifacts/stacks/${stack}`);
  expect([Parameters, Outputs]).toEqual([template.Parameters, undefined]);
  expect(Object.keys(Resources).sort()).toEqual(
    [
      ...['ADashaLambdaFunction', 'ADashaPermission', 'BLambdaFunction', 'BPermission'],
      ...['HipaaConfigRulesIntegrityPack', 'LogGroup', 'ReaderRole'],
    ].sort(),
  );
  const code = Resources.ADashaLambdaFunction.Properties.Code;
  expect(code).toEqual({
    S3Bucket: { 'Fn::Sub': 'ex-${AWS::Region}' },
    S3Key: expect.stringMatching(/^functions\/dax-a-[0-9a-f]{16}\.zip$/) as unknown,
  });
  expect(read(`artifacts/${code.S3Key}`)).toBe('dax-a');
  expect(Resources).toMatchObject({
    HipaaConfigRulesIntegrityPack: {
      DependsOn: ['ADashaPermission', 'BPermission'],
      Properties: {
        ConformancePackName: 'hipaa-config-rules-integrity',
        ConformancePackInputParameters: [
          {
            ParameterName: 'FunctionArnPrefix',
            ParameterValue: {
              'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:own-',
            },
          },
        ],
      },
    },
  });
  expect(json('parameters.json')).toEqual([
    { ParameterKey: 'MemberRoleName', ParameterValue: '' },
    { ParameterKey: 'Dashboard', ParameterValue: 'false' },
  ]);
  expect(readdirSync(output).sort()).toEqual([
    ...['artifacts', 'artifacts-bucket.json', 'commands.sh', 'parameters.json', 'remove.sh', 'upgrade.sh'],
  ]);
});

/** Service and operation of each command of a script. */
const operations = (script: string): string[] =>
  [...script.matchAll(/^aws (\S+ \S+)/gm)].map(([, operation = '']) => operation);

test('a removal goes backwards: packs before functions, stacks before their StackSet, buckets last', async () => {
  const ofStackSet = [
    'cloudformation delete-stack-instances',
    'cloudformation list-stack-instances',
    'cloudformation delete-stack-set',
  ];
  const deleteStack = 'cloudformation delete-stack';
  expect(operations((await rendered(A)).read('remove.sh'))).toEqual([
    ...ofStackSet,
    deleteStack,
    deleteStack,
  ]);
  const script = (await rendered(B)).read('remove.sh');
  const packs = [
    'configservice delete-organization-conformance-pack',
    'configservice describe-organization-conformance-pack-statuses',
  ];
  const functions = [deleteStack, deleteStack, deleteStack];
  expect(operations(script)).toEqual([
    ...[...packs, ...packs, ...functions, ...functions, ...ofStackSet, deleteStack, deleteStack],
  ]);
  const stacks = [...script.matchAll(/delete-stack --region us-east-1 --stack-name (\S+)$/gm)];
  expect(stacks.map(([, stack]) => stack)).toEqual([
    'hipaa-config-rules-invoke-111122223333',
    'hipaa-config-rules-invoke-444455556666',
    'hipaa-config-rules',
    'hipaa-config-rules-artifacts',
  ]);
});

/** Commands of a script about StackSets, without their common options. */
const stackSetCommands = (script: string): string[] =>
  [...script.matchAll(/^aws cloudformation ([a-z]+-stack-(?:set|set-operations|instances) .*)$/gm)].map(
    ([, command = '']) =>
      command.replace(/ --(?:stack-set-name|region|operation-preferences|query|output) \S+/g, ''),
  );

test('model A: the StackSet is created, and updated by an upgrade, from the same template and parameters', async () => {
  const { output, read } = await rendered([...A, '--call-as', 'DELEGATED_ADMIN']);
  const [stack = ''] = readdirSync(join(output, 'artifacts/stacks'));
  const template =
    '--call-as DELEGATED_ADMIN --capabilities CAPABILITY_IAM --parameters file://parameters.json ' +
    `--template-url https://ex-us-east-1.s3.us-east-1.amazonaws.com/stacks/${stack}`;
  expect(stackSetCommands(read('commands.sh'))).toEqual([
    expect.stringMatching(/^create-stack-set --call-as DELEGATED_ADMIN --permission-model SERVICE_MANAGED /),
    expect.stringMatching(/^create-stack-instances .*=ou-abcd-11111111 --regions us-east-1 ca-west-1$/),
    expect.stringMatching(/^list-stack-set-operations /),
    expect.stringMatching(/^list-stack-instances /),
  ]);
  expect(read('commands.sh')).toContain(template.replace('--call-as DELEGATED_ADMIN ', ''));
  expect(stackSetCommands(read('upgrade.sh'))).toEqual([
    `update-stack-set ${template}`,
    expect.stringMatching(/^list-stack-set-operations /),
    expect.stringMatching(/^list-stack-instances /),
  ]);
});

test("another content of an account's stack has another key, the same has the same", async () => {
  const stackOf = async (...more: string[]): Promise<string[]> =>
    readdirSync(join((await rendered([...A, ...more])).output, 'artifacts/stacks'));
  const before = await stackOf();
  expect(before).toEqual([expect.stringMatching(/^member-stack-[0-9a-f]{16}\.json$/)]);
  expect(await stackOf()).toEqual(before);
  expect(await stackOf('--bucket-prefix', 'other')).not.toEqual(before);
});

test("model B: functions for the evaluator's account, a role and permissions for the others, packs by Region", async () => {
  const { output, json, read } = await rendered(B);
  const evaluator = json('evaluator-stack.json');
  expect(evaluator.Parameters.MemberRoleName.Default).toBe('hipaa-config-reporter');
  expect(Object.keys(evaluator.Resources).filter((name) => name.endsWith('Permission'))).toEqual([]);
  expect(json('invoke-permissions.json').Resources).toEqual(
    Object.fromEntries(
      ['own-dax-a', 'own-sqs-b'].map((FunctionName) => [
        FunctionName.replaceAll('-', ''),
        {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            FunctionName,
            Action: 'lambda:InvokeFunction',
            Principal: 'config.amazonaws.com',
            SourceAccount: { Ref: 'MemberAccountId' },
          },
        },
      ]),
    ),
  );
  expect(json('member-role.json').Resources).toMatchObject({
    Reporter: {
      Properties: {
        RoleName: 'hipaa-config-reporter',
        AssumeRolePolicyDocument: {
          Statement: [
            {
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn': [
                    'arn:aws:iam::111122223333:role/hipaa-config-rules-EvaluatorRole-*',
                    'arn:aws:iam::111122223333:role/hipaa-config-rules-ReaderRole-*',
                  ],
                },
              },
            },
          ],
        },
        Policies: [
          {
            PolicyDocument: {
              Statement: [
                { Action: ['config:PutEvaluations'], Resource: '*' },
                { Action: ['dax:DescribeClusters'], Resource: '*' },
              ],
            },
          },
        ],
      },
    },
  });
  const packs = ['us-east-1', 'ca-west-1'].map(
    (region) => parse(read(`packs/${region}/hipaa-config-rules-integrity.yaml`)) as PackTemplate,
  );
  expect(packs.map(({ Resources }) => Object.keys(Resources))).toEqual([['DaxA', 'SqsB'], ['SqsB']]);
  expect(packs[1]?.Parameters['FunctionArnPrefix']?.Default).toBe(
    'arn:aws:lambda:ca-west-1:111122223333:function:own-',
  );
  const commands = read('commands.sh').split('\n');
  expect(commands.filter((line) => line.includes('MemberAccountId=')).length).toBe(4);
  expect(commands.filter((line) => line.includes('put-organization-conformance-pack'))).toEqual([
    expect.stringMatching(
      /--region us-east-1 .*us-east-1\/hipaa-config-rules-integrity.yaml --excluded-accounts 999999999999$/,
    ),
    expect.stringMatching(
      /--region ca-west-1 .*ca-west-1\/hipaa-config-rules-integrity.yaml --excluded-accounts 999999999999$/,
    ),
  ]);
  expect(readdirSync(join(output, 'artifacts', 'functions'))).toHaveLength(2);
  expect(json('parameters.json')).toEqual(['MemberRoleName=hipaa-config-reporter', 'Dashboard=false']);
  const upgrade = read('upgrade.sh').split('\n');
  const without = (lines: string[]): string[] =>
    lines.filter((line) => !/^$|^#|stack-set|-instances/.test(line));
  expect(without(upgrade).slice(0, -2)).toEqual(without(commands));
  expect(stackSetCommands(upgrade.join('\n'))).toEqual([
    'update-stack-set --call-as SELF --capabilities CAPABILITY_NAMED_IAM --template-body file://member-role.json',
    expect.stringMatching(/^list-stack-set-operations /),
    expect.stringMatching(/^list-stack-instances /),
  ]);
  expect(without(upgrade).slice(-2)).toEqual(
    ['us-east-1', 'ca-west-1'].map((region): unknown =>
      expect.stringContaining(`describe-organization-conformance-packs --region ${region} `),
    ),
  );
  expect(upgrade.join('\n')).toContain(
    "! contains(['hipaa-config-rules-integrity'], OrganizationConformancePackName)",
  );
});

test("model B: the boundary of the functions' roles is that of the role in each account, too", async () => {
  const bounded = join(folder, 'bounded');
  cpSync(PACKAGE, bounded, { recursive: true });
  const Default = 'arn:aws:iam::ACCOUNT:policy/boundary';
  const Parameters = { ...template.Parameters, PermissionsBoundaryArn: { Type: 'String', Default } };
  writeFileSync(
    join(bounded, 'cloudformation-template-update-stack.json'),
    JSON.stringify({ ...template, Parameters }),
  );
  const { json } = await rendered(B, bounded);
  expect(json('member-role.json').Resources).toMatchObject({
    Reporter: {
      Properties: { PermissionsBoundary: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/boundary' } },
    },
  });
  const without = (await rendered(B)).json('member-role.json').Resources;
  expect(JSON.stringify(without)).not.toContain('PermissionsBoundary');
});

const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => String(100_000_000_000 + index)).join(',');
const inB = (accounts: string) => [
  ...['--model', 'B', '--regions', 'us-east-1', ...COMMON],
  ...['--evaluator', '100000000000', '--accounts', accounts],
];

test('as many accounts as fit into the policy of a function, and not one more', async () => {
  const most = mostAccounts({
    ...{ model: 'B', partition: 'aws', regions: ['us-east-1'], organizationId: '', targets: [] },
    ...{ bucketPrefix: '', callAs: 'SELF', evaluator: undefined, accounts: [], excluded: [], parameters: {} },
  });
  expect(most).toBeGreaterThan(40);
  expect((await org('plan', ...inB(many(most)))).exitCode).toBe(0);
  const { exitCode, stderr } = await org('plan', ...inB(many(most + 1)));
  expect([exitCode, stderr]).toEqual([
    2,
    `error: --accounts: ${String(most + 1)} accounts, at most ${String(most)} fit into the policies of the functions; use model A\n`,
  ]);
});

test('only rules of a basis', async () => {
  const { exitCode, stdout } = await org('plan', ...A, '--basis', 'explicit');
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Model A, 2 rules')]);
});

test.each([
  [['--model', 'C', ...A.slice(2)], 'Allowed choices are A, B.'],
  [[...A, '--regions', 'us-east-1,cn-north-1'], '--regions: an organization is in one partition'],
  [[...A, '--regions', 'Oregon'], '"Oregon" does not look like one.'],
  [[...A, '--targets', 'everyone'], '"everyone" does not look like one.'],
  [[...A, '--basis', 'explcit'], '--basis: unknown "explcit"'],
  [[...A, '--accounts', '444455556666'], '--evaluator, --accounts and --excluded are of model B'],
  [['--model', 'B', ...A.slice(2)], '--evaluator: model B needs the account of the functions'],
  [['--model', 'B', ...A.slice(2)], '--accounts: model B needs the accounts'],
])('%j is refused', async (argv, message) => {
  const { exitCode, stdout, stderr } = await org('plan', ...argv);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('what cannot be rendered is said', async () => {
  const render = (...argv: string[]) => org('render', ...A, ...argv);
  const missing = await render('--package', join(folder, 'none'), '--output', join(folder, 'o1'));
  expect([missing.exitCode, missing.stderr]).toEqual([
    2,
    expect.stringContaining('run `npm run package` first'),
  ]);
  const taken = await render('--package', PACKAGE, '--output', folder);
  expect([taken.exitCode, taken.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
  const more = [...rules, change({ id: 'ec2-c' })];
  const argv = ['org', 'render', ...A, '--package', PACKAGE, '--output', join(folder, 'o2')];
  expect((await commandLine(argv, { rules: more })).stderr).toBe(
    'error: the package has no function for ec2-c\n',
  );
});

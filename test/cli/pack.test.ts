import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Partition } from '../../deploy/endpoints';
import type { PackTemplate } from '../../deploy/pack';
import { COMPANION, PROCESS_CHECKS } from '../../deploy/managed-rules';
import { preflight, type Preflight } from '../../deploy/preflight';
import { describeConfigRuleEvaluationStatus } from '../../local/operations/describe-config-rule-evaluation-status';
import { putConformancePack } from '../../local/operations/put-conformance-pack';
import { createService } from '../../local/service';
import { openStore } from '../../local/store';
import { rules as all } from '../../rules/index';
import { change, PARAMETERS, ruleOf } from '../deploy/rules';
import { commandLine, temporaryFolder } from './command-line';

const file = temporaryFolder();
const pack = (...argv: string[]) => commandLine(['pack', ...argv]);
const namesOf = (text: string): string[] =>
  Object.values((parse(text) as PackTemplate).Resources).map(({ Properties }) => Properties.ConfigRuleName);
const idsWhere = (holds: (rule: (typeof all)[number]) => boolean): string[] =>
  all.filter(holds).map(({ id }) => id);

test('the pack goes to standard output when there is one', async () => {
  const { exitCode, stdout, stderr } = await pack(
    '--safeguard',
    'encryption-at-rest',
    '--severity',
    'high,critical',
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(namesOf(stdout)).toEqual(
    idsWhere(
      ({ safeguard, severity }) =>
        safeguard === 'encryption-at-rest' && (severity === 'high' || severity === 'critical'),
    ),
  );
});

test('the packs of the project are those of their bases', async () => {
  const { stdout } = await pack('--account', '--basis', 'explicit,chapter');
  expect(stdout).toBe(readFileSync('conformance-pack.yaml', 'utf8'));
  expect((await pack('--basis', 'implied,parity,optional')).stdout).toBe(
    readFileSync('conformance-pack-extended.yaml', 'utf8'),
  );
});

test('more rules than a pack may have go to numbered files, with the commands that deploy them', async () => {
  const folder = join(file('x', ''), '..', 'numbered');
  const { exitCode, stdout, stderr } = await pack('--output', `${folder}/`);
  expect([exitCode, stdout, readdirSync(folder)]).toEqual([
    0,
    '',
    ['conformance-pack-1.yaml', 'conformance-pack-2.yaml'],
  ]);
  const names = readdirSync(folder).flatMap((name) => namesOf(readFileSync(join(folder, name), 'utf8')));
  expect(names.sort()).toEqual(all.map(({ id }) => id));
  expect(stderr).toContain(
    '  aws configservice put-conformance-pack --conformance-pack-name conformance-pack-2 ' +
      '--template-s3-uri s3://BUCKET/conformance-pack-2.yaml ' +
      '--conformance-pack-input-parameters ParameterName=FunctionArnPrefix,ParameterValue=ARN\n',
  );
  const refused = await pack();
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    'error: the rules need 2 packs; give --output a file or a folder\n',
  ]);
});

test('an organization pack names the functions of one account', async () => {
  const output = file('organization.yaml', '');
  const prefix = 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:hipaa-config-';
  const region = ['--region', 'us-gov-west-1', '--rules', 'sqs-queue-encrypted-at-rest'];
  const { exitCode, stderr } = await pack(
    ...['--organization', '--function-prefix', prefix, ...region, '--output', output],
  );
  expect([exitCode, stderr]).toEqual([
    0,
    `${output}: 1 rule, ${String(readFileSync(output).length)} bytes\n` +
      '  aws configservice put-organization-conformance-pack --region us-gov-west-1 ' +
      `--organization-conformance-pack-name organization --template-body file://${output}\n`,
  ]);
  expect((parse(readFileSync(output, 'utf8')) as PackTemplate).Parameters['FunctionArnPrefix']).toEqual({
    Type: 'String',
    Default: prefix,
  });
});

test('rules of services that the Region lacks are left out, by name', async () => {
  const { exitCode, stdout, stderr } = await pack('--service', 'dax,sqs', '--region', 'us-gov-west-1');
  expect([exitCode, namesOf(stdout)]).toEqual([0, idsWhere(({ id }) => id.startsWith('sqs-'))]);
  expect(stderr).toBe(
    `left out: 2 rules of services without an endpoint in us-gov-west-1:\n  dax: ${idsWhere(({ id }) => id.startsWith('dax-')).join(', ')}\n`,
  );
});

test('a Region that is newer than the data keeps every rule, and says so', async () => {
  const { stdout, stderr } = await pack('--service', 'dax', '--region', 'eu-north-9');
  expect([namesOf(stdout), stderr]).toEqual([
    idsWhere(({ id }) => id.startsWith('dax-')),
    'note: the endpoint data do not know the Region eu-north-9: every rule is kept\n',
  ]);
});

test('parameters come from a file', async () => {
  const rules = [change({}, PARAMETERS)];
  const parameters = file('parameters.yaml', 'sqs-queue-marked: { kmsKeyIds: [key-1], owners: [me, you] }');
  const { stdout } = await commandLine(['pack', '--parameters', parameters], { rules });
  const { Parameters, Resources } = parse(stdout) as PackTemplate;
  expect(Parameters['SqsQueueMarkedKmsKeyIds']?.Default).toBe('key-1');
  expect(ruleOf(Resources['SqsQueueMarked']).InputParameters).toMatchObject({ owners: 'me,you' });
});

test('all violations are named at once, with their pack and rule, and nothing is written', async () => {
  const rules = ['sqs-b', 'sqs-d'].map((id) => change({ id }, PARAMETERS));
  const long = JSON.stringify(['x'.repeat(1_024)]);
  const parameters = file('long.yaml', `sqs-b: { owners: ${long} }\nsqs-d: { owners: ${long} }`);
  const folder = join(parameters, '..', 'refused');
  mkdirSync(folder);
  const argv = ['pack', '--parameters', parameters, '--output', folder];
  const { exitCode, stderr } = await commandLine(argv, { rules });
  expect([exitCode, readdirSync(folder)]).toEqual([2, []]);
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(
      /conformance-pack\.yaml: sqs-b: characters in InputParameters: 1\d{3}, at most 1024/,
    ),
    expect.stringMatching(
      /conformance-pack\.yaml: sqs-d: characters in InputParameters: 1\d{3}, at most 1024/,
    ),
    '',
  ]);
});

test.each([
  [['--basis', 'explcit'], '--basis: unknown "explcit"; did you mean "explicit"?'],
  [['--safeguard', 'x', '--severity', 'hihg'], '--severity: unknown "hihg"; did you mean "high"?'],
  [['--rules', 'no-such'], '--rules: unknown "no-such"'],
  [['--service', 'nosuch'], '--service: unknown "nosuch"'],
  [['--citation', '164.999'], '--citation: no rule cites 164.999'],
  [['--service', 'sqs', '--safeguard', 'patching'], 'no rule meets all of these options'],
  [['--service', 'macie', '--partition', 'aws-cn'], 'no rule is left for the pack'],
  [['--basis', ','], 'It takes a list, separated by commas.'],
  [['--region', 'Frankfurt'], '--region: "Frankfurt" is not the name of a Region'],
  [['--region', 'cn-north-1', '--partition', 'aws'], '--partition: cn-north-1 is in aws-cn, not in aws'],
  [['--partition', 'aws-iso'], 'Allowed choices are aws, aws-us-gov, aws-cn.'],
  [['--account', '--organization'], "option '--account' cannot be used with option '--organization'"],
  [['--organization'], '--organization: give --function-prefix'],
  [['--function-prefix', 'hipaa-config-'], '"hipaa-config-" is not the beginning of a function\'s ARN'],
  [
    ['--partition', 'aws-cn', '--function-prefix', 'arn:aws:lambda:us-east-1:111122223333:function:h-'],
    '--function-prefix: the ARN is not of partition aws-cn',
  ],
  [
    ['--region', 'us-west-2', '--function-prefix', 'arn:aws:lambda:us-east-1:111122223333:function:h-'],
    '--function-prefix: the ARN is not of Region us-west-2, which AWS Config requires',
  ],
  [['--service', 'sqs', '--output', 'package.json/x'], '--output: '],
])('%j is refused', async (argv, message) => {
  const { exitCode, stdout, stderr } = await pack(...argv);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

describe('AWS Config takes the packs', () => {
  const ACCOUNT_ID = '111122223333';

  test.each<[string, Partition, string[]]>([
    ['us-east-1', 'aws', []],
    ['ca-west-1', 'aws', []],
    ['us-gov-west-1', 'aws-us-gov', []],
    ['cn-north-1', 'aws-cn', []],
    ['us-east-1', 'aws', ['--organization']],
    ['us-gov-east-1', 'aws-us-gov', ['--organization']],
    ['cn-northwest-1', 'aws-cn', ['--organization']],
  ])('of %s in %s %j', async (region, partition, target) => {
    const folder = join(file('x', ''), '..', `${region}${target.join('')}`);
    const prefix = `arn:${partition}:lambda:${region}:${ACCOUNT_ID}:function:hipaa-config-`;
    const argv = [...target, '--region', region, '--function-prefix', prefix, '--output', `${folder}/`];
    const { exitCode, stderr } = await pack(...argv);
    expect(exitCode).toBe(0);
    const store = openStore(':memory:');
    const service = createService({ store, accountId: ACCOUNT_ID, region, partition });
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      expect(preflight(text).violations).toEqual([]);
      putConformancePack({ ConformancePackName: name.slice(0, -5), TemplateBody: text }, service);
    }
    const given = store.rules.all().map(({ definition }) => definition);
    store.close();
    const left = all.filter(({ id }) => !stderr.split(/[\s,]+/).includes(id));
    expect(given.map(({ Source }) => Source?.SourceIdentifier).sort()).toEqual(
      left.map(({ id }) => prefix + id).sort(),
    );
  });
});

describe('rules of AWS', () => {
  test('the companion is the one of the project', async () => {
    const { exitCode, stdout } = await pack('--companion');
    expect([exitCode, stdout]).toEqual([0, readFileSync('conformance-pack-companion.yaml', 'utf8')]);
  });

  test('the companion takes no choice of rules', async () => {
    const { exitCode, stderr } = await pack('--companion', '--basis', 'explicit');
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining("'--companion' cannot be used with option"),
    ]);
  });

  test('process checks come after the rules that were chosen', async () => {
    const { stdout } = await pack('--rules', 'kinesis-stream-encrypted', '--process-checks');
    const names = namesOf(stdout);
    expect(names[0]).toBe('kinesis-stream-encrypted');
    expect(names.slice(1)).toEqual(PROCESS_CHECKS.map(({ name }) => name));
  });

  test('the command for a pack without functions names no prefix', async () => {
    const { stderr } = await pack('--companion', '--output', file('companion.yaml', ''));
    expect(stderr).toContain('aws configservice put-conformance-pack --conformance-pack-name companion ');
    expect(stderr).not.toContain('FunctionArnPrefix');
  });

  test('AWS Config takes the companion, and keeps what it does not evaluate here', () => {
    const store = openStore(':memory:');
    const service = createService({ store, accountId: '111122223333', region: 'us-east-1' });
    const TemplateBody = readFileSync('conformance-pack-companion.yaml', 'utf8');
    putConformancePack({ ConformancePackName: 'companion', TemplateBody }, service);
    expect(store.rules.all()).toHaveLength(COMPANION.length);
    const { ConfigRulesEvaluationStatus: [status] = [] } = describeConfigRuleEvaluationStatus({}, service);
    expect(status).toMatchObject({ LastErrorCode: 'NotEvaluated', FirstEvaluationStarted: false });
    store.close();
  });
});

describe('check', () => {
  const check = (...argv: string[]) => pack('check', ...argv);
  const template = (name: string): string =>
    `Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: a\n` +
    `      Source: { Owner: AWS, SourceIdentifier: ${name} }\n`;

  test('says how far each pack is from the limits', async () => {
    const path = file('good.yaml', template('IAM_PASSWORD_POLICY'));
    const bytes = template('IAM_PASSWORD_POLICY').length;
    expect(await check(path)).toEqual({
      exitCode: 0,
      stdout: `${path}: 1 of 130 rules, 0 of 60 parameters, 0 remediations, ${String(bytes)} bytes\n`,
      stderr: '1 pack, nothing to mend\n',
    });
  });

  test('names what AWS Config would refuse, in a folder as deep as it goes', async () => {
    const folder = join(file('x', ''), '..', 'theirs');
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(join(folder, 'bad.yml'), template('iam-password-policy'));
    writeFileSync(join(folder, 'deep', 'broken.json'), '{');
    writeFileSync(join(folder, 'notes.txt'), 'no template');
    const { exitCode, stdout, stderr } = await check(folder);
    expect([exitCode, stderr]).toEqual([1, '2 packs, 2 to mend\n']);
    expect(stdout).toContain('  refused: a: iam-password-policy is no managed rule of AWS');
    expect(stdout).toContain('  refused: the template: is not an object in YAML');
  });

  test('has a form for programs', async () => {
    const path = file('program.yaml', template('IAM_PASSWORD_POLICY'));
    const { stdout } = await check('--format', 'json', path);
    expect(JSON.parse(stdout)).toEqual([
      {
        path,
        facts: { bytes: expect.any(Number) as unknown, rules: 1, remediations: 0, parameters: 0 },
        notes: [],
        violations: [],
      },
    ]);
  });

  test.each([
    ['nowhere.yaml', 'no such file'],
    ['test/deploy', 'no template is in this folder'],
  ])('%s: %s', async (path, reason) => {
    expect(await check(path)).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${path}: ${reason}\n` });
  });

  const samples = process.env['CONFORMANCE_PACK_SAMPLES'];
  if (samples === undefined)
    process.stderr.write('skipped: other people’s packs, for want of a folder in CONFORMANCE_PACK_SAMPLES\n');
  const samplesTest = samples === undefined ? test.skip : test;

  samplesTest('the facts of other people’s packs are right, and none breaks the check', async () => {
    const { exitCode, stdout } = await check('--format', 'json', samples ?? '');
    const checked = JSON.parse(stdout) as ({ readonly path: string } & Preflight)[];
    expect([exitCode, checked.length]).toEqual([0, expect.any(Number)]);
    expect(checked.length).toBeGreaterThan(0);
    for (const { path, facts } of checked) {
      const text = readFileSync(path, 'utf8');
      const types =
        text.replaceAll(/^\s*#.*$/gm, '').match(/\bType["']?:\s*["']?AWS::Config::ConfigRule/g) ?? [];
      expect([path, facts.rules, facts.bytes]).toEqual([path, types.length, statSync(path).size]);
    }
  });
});

describe('remediation', () => {
  const role = 'arn:aws:iam::111122223333:role/mend';
  const rulesOf = '--rules=sqs-queue-encrypted-at-rest,sns-topic-encrypted-at-rest';

  test('is added where AWS has a document, and what that still needs is named', async () => {
    const { exitCode, stdout, stderr } = await pack(rulesOf, '--remediation', '--remediation-role', role);
    expect([exitCode, stderr]).toEqual([
      0,
      'without remediation, for want of --remediation-values:\n  sns-topic-encrypted-at-rest: KmsKeyArn\n',
    ]);
    const { Resources, Parameters } = parse(stdout) as PackTemplate;
    expect(Object.keys(Resources)).toEqual([
      'SnsTopicEncryptedAtRest',
      'SqsQueueEncryptedAtRest',
      'SqsQueueEncryptedAtRestRemediation',
    ]);
    expect(Parameters['RemediationRoleArn']?.Default).toBe(role);
  });

  test('takes the values of a file, and asks for the role when the pack is deployed', async () => {
    const values = file('values.yaml', 'sns-topic-encrypted-at-rest:\n  KmsKeyArn: alias/topics\n');
    const output = file('remedied.yaml', '');
    const { stderr } = await pack(
      ...[rulesOf, '--remediation', '--remediation-values', values, '--output', output],
    );
    expect(stderr).toMatch(/^\S+: 2 rules, \d+ bytes\n/);
    expect(stderr).toContain('ParameterName=RemediationRoleArn,ParameterValue=ARN');
    expect(readFileSync(output, 'utf8')).toContain(
      'KmsKeyArn:\n          StaticValue: {Values: [alias/topics]}',
    );
    const service = createService({
      store: openStore(':memory:'),
      accountId: '111122223333',
      region: 'us-east-1',
    });
    const given = ['FunctionArnPrefix', 'RemediationRoleArn'].map((ParameterName, index) => ({
      ParameterName,
      ParameterValue: index === 0 ? 'arn:aws:lambda:us-east-1:111122223333:function:f-' : role,
    }));
    const TemplateBody = readFileSync(output, 'utf8');
    putConformancePack(
      { ConformancePackName: 'remedied', TemplateBody, ConformancePackInputParameters: given },
      service,
    );
    expect(service.store.rules.all()).toHaveLength(2);
    service.store.close();
  });

  test('refuses a file that fits no document, all of it at once', async () => {
    const values = file(
      'wrong.yaml',
      'sqs-queue-encrypted:\n  A: b\nsns-topic-encrypted-at-rest:\n  KmsKeyArm: x\n  KmsKeyArn: 7\n' +
        'kms-key-rotation-enabled: none\n',
    );
    const { exitCode, stderr } = await pack('--remediation', '--remediation-values', values);
    expect(exitCode).toBe(2);
    expect(stderr.replaceAll(values, 'F')).toBe(
      'error: F: no remediation is known for "sqs-queue-encrypted"; did you mean "sqs-queue-encrypted-at-rest"?\n' +
        'error: F: sns-topic-encrypted-at-rest: AWSConfigRemediation-EncryptSNSTopic is not given KmsKeyArm here; did you mean "KmsKeyArn"?\n' +
        'error: F: sns-topic-encrypted-at-rest: KmsKeyArn is no text; put it in quotes\n' +
        'error: F: kms-key-rotation-enabled: expected parameters of AWSConfigRemediation-EnableKeyRotation with their values\n',
    );
  });

  test.each([
    [['--remediation-role', role], '--remediation-role and --remediation-values go with --remediation'],
    [['--remediation', '--remediation-role', 'mend'], '--remediation-role: "mend" is not the ARN of a role'],
  ])('%j is refused', async (argv, message) => {
    expect(await pack(...argv)).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${message}\n` });
  });
});

import { renderPack, type PackTemplate } from '../../deploy/pack';
import { preflight } from '../../deploy/preflight';
import { LIMITS } from '../../deploy/preflight-rules';
import { alsoScheduled, change, PARAMETERS, periodic } from './rules';

/** A template that AWS would take, with something put in its place at a path. */
function planted(path: readonly (string | number)[], value: unknown): string {
  const template: unknown = structuredClone(
    renderPack([change({}, PARAMETERS), alsoScheduled({ id: 'b-b' }), periodic({ id: 'c-c' })]).template,
  );
  const target = path
    .slice(0, -1)
    .reduce((at, key) => (at as Record<string, unknown>)[key], template) as Record<string, unknown>;
  target[String(path.at(-1))] = value;
  return JSON.stringify(template);
}

const RULE = ['Resources', 'SqsQueueMarked', 'Properties'];
const violations = (text: string, values?: Readonly<Record<string, string>>): readonly string[] =>
  preflight(text, values).violations;
const manyRules = (count: number, parameters = {}): PackTemplate =>
  renderPack(Array.from({ length: count }, (_, index) => change({ id: `rule-${String(index)}` }, parameters)))
    .template;

test('a rendered pack has no violations and nothing to note', () => {
  const { text } = renderPack([
    change({}, PARAMETERS),
    alsoScheduled({ id: 'b-b' }),
    periodic({ id: 'c-c' }),
  ]);
  expect({ ...preflight(text) }).toMatchObject({ violations: [], notes: [] });
});

test('130 rules pass and 131 do not', () => {
  expect(violations(JSON.stringify(manyRules(LIMITS.rules)))).toEqual([]);
  expect(violations(JSON.stringify(manyRules(LIMITS.rules + 1)))).toEqual([
    'the template: rules: 131, at most 130 allowed; move rules into another pack',
  ]);
});

test('60 pack parameters pass and 61 do not', () => {
  const parameters = { keys: PARAMETERS.kmsKeyIds };
  expect(violations(JSON.stringify(manyRules(59, parameters)))).toEqual([]);
  expect(violations(JSON.stringify(manyRules(60, parameters)))).toEqual([
    expect.stringContaining('pack parameters: 61, at most 60 allowed'),
  ]);
});

test('a template of 51,200 bytes passes without a note, one more is noted, and more than 300 KB is refused', () => {
  const sized = (bytes: number): string => JSON.stringify(manyRules(1)).padEnd(bytes, ' ');
  expect(preflight(sized(51_200)).notes).toEqual([]);
  expect(preflight(sized(51_201)).notes).toEqual([expect.stringContaining('deploy it from an S3 bucket')]);
  expect(violations(sized(307_200))).toEqual([]);
  expect(violations(sized(307_201))).toEqual([
    'the template: bytes: 307201, at most 307200 allowed; split the pack',
  ]);
});

test('the value of a pack parameter has at most 4,096 characters', () => {
  const valued = (length: number): readonly string[] =>
    violations(planted(['Parameters', 'Other'], { Type: 'String', Default: 'x'.repeat(length) }));
  expect(valued(4_096)).toEqual([]);
  expect(valued(4_097)).toEqual([
    'Other: characters in the value: 4097, at most 4096 allowed; shorten the value',
  ]);
});

test('InputParameters have at most 1,024 characters with every pack parameter set', () => {
  const input = (length: number): string => 'x'.repeat(length - '{"kmsKeyIds":"","strict":"true"}'.length);
  const text = planted([...RULE, 'InputParameters', 'strict'], true);
  const given = (length: number) => ({
    FunctionArnPrefix: 'arn:aws:lambda:eu-west-1:111122223333:function:f-',
    SqsQueueMarkedKmsKeyIds: input(length),
  });
  expect(violations(text, given(1_024))).toEqual([]);
  expect(violations(text, given(1_025))).toEqual([
    'sqs-queue-marked: characters in InputParameters: 1025, at most 1024 allowed; shorten the values of its parameters',
  ]);
});

test('a rule name has at most 128 characters', () => {
  expect(violations(planted([...RULE, 'ConfigRuleName'], 'x'.repeat(128)))).toEqual([]);
  expect(violations(planted([...RULE, 'ConfigRuleName'], 'x'.repeat(129)))).toEqual([
    expect.stringContaining('characters in the rule name: 129, at most 128 allowed'),
  ]);
});

test('a description has at most 256 characters', () => {
  expect(violations(planted([...RULE, 'Description'], 'x'.repeat(256)))).toEqual([]);
  expect(violations(planted([...RULE, 'Description'], 'x'.repeat(257)))).toEqual([
    expect.stringMatching(/^sqs-queue-marked: characters in the description: 257, at most 256 allowed/),
  ]);
});

test('a function name has at most 64 characters', () => {
  const named = (length: number): readonly string[] =>
    violations(
      planted(
        [...RULE, 'Source', 'SourceIdentifier', 'Fn::Sub', 0],
        `\${Prefix}${'x'.repeat(length - 'hipaa-config-'.length)}`,
      ),
    );
  expect(named(64)).toEqual([]);
  expect(named(65)).toEqual([
    expect.stringContaining('characters in the function name: 65, at most 64 allowed'),
  ]);
});

test('the ARN of a function has at most 256 characters', () => {
  const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:f:';
  const aliased = (length: number): readonly string[] =>
    violations(planted([...RULE, 'Source', 'SourceIdentifier'], arn.padEnd(length, 'v')));
  expect(aliased(256)).toEqual([]);
  expect(aliased(257)).toEqual([expect.stringContaining('characters in the ARN of the function: 257')]);
});

test('a scope has at most 100 types', () => {
  const scoped = (count: number): readonly string[] =>
    violations(planted([...RULE, 'Scope', 'ComplianceResourceTypes'], Array(count).fill('AWS::SQS::Queue')));
  expect(scoped(100)).toEqual([]);
  expect(scoped(101)).toEqual([expect.stringContaining('resource types in the scope: 101')]);
});

const DETAILS = [...RULE, 'Source', 'SourceDetails'];
const CHANGE = { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' };
const OVERSIZED = { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' };

test.each<[string, readonly (string | number)[], unknown, string]>([
  ['a section that packs lack', ['Outputs'], {}, 'Outputs: is not one of'],
  [
    'a resource of another type',
    ['Resources', 'Bucket'],
    { Type: 'AWS::S3::Bucket' },
    'Bucket: AWS::S3::Bucket is not allowed',
  ],
  ['a resource without a type', ['Resources', 'Bucket'], {}, 'Bucket: no type is not allowed'],
  [
    'an unknown intrinsic',
    [...RULE, 'Description'],
    { 'Fn::Join': ['', []] },
    'Fn::Join is not known to work in packs',
  ],
  [
    'a pseudo parameter',
    [...RULE, 'Description'],
    { Ref: 'AWS::AccountId' },
    'there is no parameter AWS::AccountId',
  ],
  ['an undefined parameter', [...RULE, 'Description'], { Ref: 'Nothing' }, 'there is no parameter Nothing'],
  [
    'an undefined condition',
    [...RULE, 'Description'],
    { 'Fn::If': ['Nothing', 'a', 'b'] },
    'there is no condition Nothing',
  ],
  [
    'an undefined condition of a resource',
    ['Resources', 'SqsQueueMarked', 'Condition'],
    'Nothing',
    'there is no condition Nothing',
  ],
  [
    'an undefined parameter in a condition',
    ['Conditions', 'C'],
    { 'Fn::Equals': ['', { Ref: 'Nothing' }] },
    'Conditions: there is no parameter Nothing',
  ],
  [
    'an undefined mapping',
    [...RULE, 'Description'],
    { 'Fn::FindInMap': ['Nothing', 'a', 'b'] },
    'there is no mapping Nothing',
  ],
  [
    'an undefined variable',
    [...RULE, 'Description'],
    { 'Fn::Sub': ['${Who}', {}] },
    'there is no variable of Fn::Sub Who',
  ],
  [
    'Fn::Sub of a text',
    [...RULE, 'Description'],
    { 'Fn::Sub': '${AWS::AccountId}' },
    'Fn::Sub is not in the map form',
  ],
  [
    'a dependence on nothing',
    ['Resources', 'SqsQueueMarked', 'DependsOn'],
    ['Nothing'],
    'DependsOn names Nothing',
  ],
  [
    'a logical id with a hyphen',
    ['Resources', 'a-b'],
    { Type: 'AWS::Config::RemediationConfiguration' },
    'a-b: a logical id is not alphanumeric',
  ],
  [
    'a parameter with a hyphen',
    ['Parameters', 'a-b'],
    { Type: 'String' },
    'a-b: the name of a pack parameter is not alphanumeric',
  ],
  [
    'a parameter that is a number',
    ['Parameters', 'Size'],
    { Type: 'Number' },
    'Size: a pack parameter is not of type String',
  ],
  [
    'a parameter that is hidden',
    ['Parameters', 'Size'],
    { Type: 'String', NoEcho: true },
    'Size: a pack parameter has NoEcho',
  ],
  [
    'a default that is a number',
    ['Parameters', 'Size'],
    { Type: 'String', Default: 7 },
    'Size: the default of a pack parameter is not text',
  ],
  ['two rules of one name', [...RULE, 'ConfigRuleName'], 'c-c', 'c-c: two rules have this name'],
  ['a rule without a name', [...RULE, 'ConfigRuleName'], '', 'SqsQueueMarked: the rule has no name'],
  ['another owner', [...RULE, 'Source', 'Owner'], 'ME', 'ME is the owner of the source'],
  [
    'a managed rule that cannot be',
    [...RULE, 'Source'],
    { Owner: 'AWS', SourceIdentifier: 's3-bucket-logging' },
    's3-bucket-logging is no managed rule of AWS',
  ],
  [
    'a policy rule without a policy',
    [...RULE, 'Source'],
    { Owner: 'CUSTOM_POLICY', CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x' } },
    'a policy rule has no policy',
  ],
  [
    'a policy that is too long',
    [...RULE, 'Source'],
    {
      Owner: 'CUSTOM_POLICY',
      CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText: 'x'.repeat(10_001) },
      SourceDetails: [],
    },
    'characters in the policy: 10001, at most 10000 allowed',
  ],
  [
    'a source that is no function',
    [...RULE, 'Source', 'SourceIdentifier'],
    'S3_BUCKET_LOGGING_ENABLED',
    'is not the ARN of a Lambda function',
  ],
  [
    'a function at $LATEST',
    [...RULE, 'Source', 'SourceIdentifier', 'Fn::Sub', 0],
    '${Prefix}a:$LATEST',
    'the ARN of the function ends in $LATEST',
  ],
  ['no message', DETAILS, [], 'SourceDetails is empty, so nothing triggers the rule'],
  ['a message twice', DETAILS, [CHANGE, OVERSIZED, CHANGE], 'SourceDetails names a message twice'],
  [
    'an unknown message',
    DETAILS,
    [CHANGE, OVERSIZED, { EventSource: 'aws.config', MessageType: 'Changed' }],
    'Changed is not a message that rules receive',
  ],
  [
    'another event source',
    DETAILS,
    [CHANGE, { ...OVERSIZED, EventSource: 'aws.events' }],
    'the event source is not aws.config',
  ],
  [
    'changes without oversized ones',
    DETAILS,
    [CHANGE],
    'only one of ConfigurationItemChangeNotification and Oversized',
  ],
  [
    'a frequency of changes',
    DETAILS,
    [{ ...CHANGE, MaximumExecutionFrequency: 'One_Hour' }, OVERSIZED],
    'ConfigurationItemChangeNotification has a frequency',
  ],
  [
    'a schedule without a frequency',
    [...DETAILS, 2],
    { EventSource: 'aws.config', MessageType: 'ScheduledNotification' },
    'the schedule has no valid frequency',
  ],
  ['changes of no types', [...RULE, 'Scope'], {}, 'a rule of changes has no resource types'],
  [
    'a schedule with a scope',
    ['Resources', 'CC', 'Properties', 'Scope'],
    { ComplianceResourceTypes: ['AWS::SQS::Queue'] },
    'c-c: a scheduled rule has a scope',
  ],
])('refuses %s', (_, path, value, message) => {
  expect(violations(planted(path, value))).toContainEqual(expect.stringContaining(message));
});

test('refuses values that do not fit the pack parameters', () => {
  expect(violations(planted([...RULE, 'Description'], 'd'), { Nothing: 'x' })).toEqual([
    'FunctionArnPrefix: a pack parameter without a default is given no value; give it one',
    'Nothing: a value is given for a pack parameter that does not exist; remove the value',
  ]);
});

test.each(['- a', '{', 'text'])('refuses %j, which is no template', (text) => {
  expect(violations(text)).toEqual(['the template: is not an object in YAML; render it again']);
});

test('names all violations at once', () => {
  const template = manyRules(131);
  const first = template.Resources['Rule0'];
  const text = JSON.stringify({
    ...template,
    Outputs: {},
    Resources: {
      ...template.Resources,
      Rule0: { ...first, Properties: { ...first?.Properties, Description: 'x'.repeat(300) } },
    },
  });
  expect(violations(text).map((line) => line.split(':')[0])).toEqual(['Outputs', 'the template', 'rule-0']);
});

import type { ConformancePackInputParameter } from '@aws-sdk/client-config-service';
import { ServiceError } from '../../local/errors';
import { rulesOfTemplate } from '../../local/template/pack-template';

const home = { accountId: '111122223333', region: 'eu-west-1', partition: 'aws' };

const rulesIn = (body: string, parameters: Readonly<Record<string, string>> = {}) => {
  const given: ConformancePackInputParameter[] = Object.entries(parameters).map(
    ([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }),
  );
  return rulesOfTemplate(body, given, home).map(({ rule }) => rule);
};

/** What a template with this property of its rule makes of it. */
const valueOf = (
  property: string,
  sections = '',
  parameters: Readonly<Record<string, string>> = {},
): unknown =>
  rulesIn(
    `${sections}
Resources:
  A:
    Type: AWS::Config::ConfigRule
    Properties:
      Description:
        ${property.replaceAll('\n', '\n        ')}
`,
    parameters,
  )[0]?.['Description'];

const errorOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect(error.code).toBe('ConformancePackTemplateValidationException');
    return error.message;
  }
  throw new Error('no error');
};

const PARAMETERS = `
Parameters:
  Stage: { Type: String, Default: test }
  Days: { Type: Number, Default: 7 }
`;
const CONDITIONS = `${PARAMETERS}
Conditions:
  IsProd: { 'Fn::Equals': [{ Ref: Stage }, prod] }
  IsTest: !Not [!Condition IsProd]
  Either: !Or [!Condition IsProd, !Equals [!Ref Days, '7']]
  Both: { 'Fn::And': [{ Condition: IsProd }, { Condition: Either }] }
`;
const MAPPINGS = `
Mappings:
  Regions:
    eu-west-1: { name: Ireland, list: [1, 2] }
`;

describe('a complete template', () => {
  const body = `
AWSTemplateFormatVersion: 2010-09-09
Description: All at once.
Metadata: { Owner: us }
Parameters:
  FunctionArnPrefix:
    Type: String
  MaxDays:
    Type: String
    Default: ''
Conditions:
  maxDays:
    Fn::Not:
      - Fn::Equals:
          - ''
          - Ref: MaxDays
Resources:
  Keys:
    Type: AWS::Config::ConfigRule
    DependsOn: [Queues]
    Properties:
      ConfigRuleName: kms-key-rotated
      Description: '164.312(a): rotated.'
      InputParameters:
        maxDays:
          Fn::If:
            - maxDays
            - Ref: MaxDays
            - Ref: AWS::NoValue
        strict: true
        count: 90
      Scope:
        ComplianceResourceTypes:
          - AWS::KMS::Key
      Source:
        Owner: CUSTOM_LAMBDA
        SourceIdentifier:
          Fn::Sub: \${FunctionArnPrefix}kms-key-rotated
        SourceDetails:
          - EventSource: aws.config
            MessageType: ConfigurationItemChangeNotification
          - EventSource: aws.config
            MessageType: ScheduledNotification
            MaximumExecutionFrequency: TwentyFour_Hours
  Queues:
    Type: AWS::Config::ConfigRule
    Condition: maxDays
    Properties:
      InputParameters: {}
      Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: !Sub '\${FunctionArnPrefix}queues' }
`;
  const keys = (InputParameters: object) => ({
    ConfigRuleName: 'kms-key-rotated',
    Description: '164.312(a): rotated.',
    InputParameters: JSON.stringify(InputParameters),
    Scope: { ComplianceResourceTypes: ['AWS::KMS::Key'] },
    Source: {
      Owner: 'CUSTOM_LAMBDA',
      SourceIdentifier: 'arn:kms-key-rotated',
      SourceDetails: [
        { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
        {
          EventSource: 'aws.config',
          MessageType: 'ScheduledNotification',
          MaximumExecutionFrequency: 'TwentyFour_Hours',
        },
      ],
    },
  });

  test('with defaults leaves out what has no value and what a condition excludes', () => {
    expect(rulesIn(body, { FunctionArnPrefix: 'arn:' })).toEqual([keys({ strict: 'true', count: '90' })]);
  });

  test('with values has them as texts', () => {
    expect(rulesIn(body, { FunctionArnPrefix: 'arn:', MaxDays: '30' })).toEqual([
      keys({ maxDays: '30', strict: 'true', count: '90' }),
      {
        ConfigRuleName: 'Queues',
        InputParameters: undefined,
        Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: 'arn:queues' },
      },
    ]);
  });
});

describe('functions', () => {
  test.each<[string, string, string, unknown]>([
    ['Ref of a parameter', '{ Ref: Stage }', PARAMETERS, 'test'],
    ['Ref of a number', '!Ref Days', PARAMETERS, '7'],
    ['Ref of the account', '!Ref AWS::AccountId', '', '111122223333'],
    ['Fn::Sub with parameters', "'Fn::Sub': '${Stage}-${Days}'", PARAMETERS, 'test-7'],
    [
      'Fn::Sub with pseudo parameters',
      "!Sub 'arn:${AWS::Partition}:x:${AWS::Region}:${AWS::AccountId}'",
      '',
      'arn:aws:x:eu-west-1:111122223333',
    ],
    ['Fn::Sub with a literal', "!Sub '${!Stage} ${ Stage }'", PARAMETERS, '${Stage} test'],
    [
      'Fn::Sub with its own map',
      "Fn::Sub:\n  - '${Stage} ${Other} ${Nested}'\n  - Other: mine\n    Stage: own\n    Nested: !Ref Days",
      PARAMETERS,
      'own mine 7',
    ],
    ['Fn::Sub with its own map, short', "!Sub ['${Other}', { Other: !Ref Stage }]", PARAMETERS, 'test'],
    ['Fn::If that holds', '!If [IsTest, yes, no]', CONDITIONS, 'yes'],
    ['Fn::If that does not', "'Fn::If': [IsProd, yes, 'no']", CONDITIONS, 'no'],
    ['Fn::If by Or', "!If [Either, 'yes', 'no']", CONDITIONS, 'yes'],
    ['Fn::If by And', "!If [Both, 'yes', 'no']", CONDITIONS, 'no'],
    ['Fn::If within Fn::If', '!If [IsProd, a, !If [IsTest, !Ref Stage, c]]', CONDITIONS, 'test'],
    ['Fn::If of a map', 'Fn::If: [IsTest, { a: !Ref Stage }, x]', CONDITIONS, { a: 'test' }],
    ['AWS::NoValue in a map', '{ a: !Ref AWS::NoValue, b: 1 }', '', { b: 1 }],
    ['AWS::NoValue in a list', '[!Ref AWS::NoValue, 1]', '', [1]],
    ['AWS::NoValue alone', '!Ref AWS::NoValue', '', undefined],
    ['Fn::FindInMap', '!FindInMap [Regions, !Ref AWS::Region, name]', MAPPINGS, 'Ireland'],
    ['Fn::FindInMap of a list', "'Fn::FindInMap': [Regions, eu-west-1, list]", MAPPINGS, [1, 2]],
    ['a map with a member Ref beside others', '{ Ref: a, other: b }', '', { Ref: 'a', other: 'b' }],
  ])('%s', (_, property, sections, expected) => {
    expect(valueOf(property, sections)).toEqual(expected);
  });

  test.each<[string, string, string, RegExp]>([
    [
      'an unknown parameter',
      '!Ref Missing',
      '',
      /Resources\.A\.Properties\.Description: there is no parameter "Missing"/,
    ],
    ['an unknown parameter in Fn::Sub', "!Sub '${Missing}'", '', /no parameter "Missing"/],
    ['an attribute of a resource', "!Sub '${A.Arn}'", '', /no parameter "A.Arn"/],
    ['an unknown function', "{ 'Fn::Join': ['', [a]] }", '', /Fn::Join is not supported/],
    ['a function of nobody', "{ 'Fn::constructor': 1 }", '', /Fn::constructor is not supported/],
    ['an unknown condition', '!If [Missing, 1, 2]', '', /no condition "Missing"/],
    ['a condition by the name of a method', '!If [toString, 1, 2]', '', /no condition "toString"/],
    ['Fn::If of two', '!If [IsProd, 1]', CONDITIONS, /expected a list of 3/],
    ['Fn::Sub of a number', "'Fn::Sub': 1", '', /Fn::Sub takes a text/],
    [
      'a key that is in no mapping',
      '!FindInMap [Regions, us-east-1, name]',
      MAPPINGS,
      /no Regions\.us-east-1\.name in Mappings/,
    ],
    ['a map as a key', '!FindInMap [Regions, { a: b }, name]', MAPPINGS, /expected a text/],
    [
      'a condition that depends on itself',
      '!If [C, 1, 2]',
      'Conditions: { C: !Not [!Condition D], D: !Not [!Condition C] }',
      /depends on itself/,
    ],
    [
      'a condition that is none',
      '!If [C, 1, 2]',
      'Conditions: { C: true }',
      /Conditions\.C: expected one of Fn::Equals/,
    ],
    ['Fn::And of one', '!If [C, 1, 2]', 'Conditions: { C: !And [!Equals [a, a]] }', /2 to 10 conditions/],
  ])('are refused: %s', (_, property, sections, message) => {
    expect(errorOf(() => valueOf(property, sections))).toMatch(message);
  });
});

describe('parameters', () => {
  const declared = (declaration: string): string => `Parameters: { P: ${declaration} }`;
  test.each<[string, string, string | undefined, RegExp]>([
    ['no value', '{ Type: String }', undefined, /Parameters\.P: has no default/],
    ['no type', '{ Default: a }', undefined, /type must be one of/],
    [
      'another type',
      '{ Type: "AWS::SSM::Parameter::Value<String>", Default: a }',
      undefined,
      /type must be one of/,
    ],
    ['a default that is a map', '{ Type: String, Default: { a: 1 } }', undefined, /must be a text/],
    ['no number', '{ Type: Number }', 'x', /"x" is not a number/],
    ['an empty number', '{ Type: Number }', '', /not a number/],
    ['a number out of bounds', '{ Type: Number, MinValue: 5 }', '4', /out of bounds/],
    ['a value that is not allowed', '{ Type: String, AllowedValues: [a, b] }', 'c', /"c" is not one of a, b/],
    ['a value of another pattern', "{ Type: String, AllowedPattern: '[a-z]+' }", 'a1', /does not match/],
    ['a pattern that is none', "{ Type: String, AllowedPattern: '[' }", 'a', /no regular expression/],
    ['a short value', '{ Type: String, MinLength: 2 }', 'a', /has 1 characters/],
    ['a long value', '{ Type: String, MaxLength: 2 }', 'abc', /has 3 characters/],
    ['a declaration that is none', 'String', 'a', /Parameters\.P: expected a map/],
  ])('are refused: %s', (_, declaration, value, message) => {
    const given: Readonly<Record<string, string>> = value === undefined ? {} : { P: value };
    expect(errorOf(() => valueOf('x', declared(declaration), given))).toMatch(message);
  });

  test('that the template does not have are refused', () => {
    expect(errorOf(() => valueOf('x', '', { Q: '1' }))).toMatch(
      /Parameters\.Q: the template has no such parameter/,
    );
  });

  test('are 60 at most', () => {
    const many = (count: number): string =>
      `Parameters:\n${Array.from({ length: count }, (_, index) => `  P${String(index)}: { Type: String, Default: a }\n`).join('')}`;
    expect(valueOf('x', many(60))).toBe('x');
    expect(errorOf(() => valueOf('x', many(61)))).toMatch(/at most 60, not 61/);
  });

  test.each([
    ['{ Type: String, AllowedValues: [1, true], Default: 1 }', undefined, '1'],
    ['{ Type: String, AllowedPattern: "a|b" }', 'b', 'b'],
    ['{ Type: Number, MinValue: 1, MaxValue: 3 }', '3', '3'],
    ['{ Type: CommaDelimitedList, Default: "a,b" }', undefined, 'a,b'],
    ['{ Type: String, Default: false }', undefined, 'false'],
  ])('are taken: %s', (declaration, value, expected) => {
    expect(valueOf('!Ref P', declared(declaration), value === undefined ? {} : { P: value })).toBe(expected);
  });
});

describe('templates are refused', () => {
  const rule = (rest: string): string => `Resources:\n  A:\n    Type: AWS::Config::ConfigRule\n${rest}`;
  test.each<[string, string, RegExp]>([
    ['text', 'hello', /template: expected a map/],
    ['broken YAML', 'a: [1', /^template: line 1, column 6: [^\n]+$/],
    ['an unknown tag', rule('    Properties: { Description: !GetAtt A.B }'), /GetAtt/],
    ['the same key twice', 'Resources: {}\nResources: {}', /unique/],
    ['an unknown section', 'Outputs: {}', /Outputs: conformance packs have no such section/],
    ['a section that is a list', 'Resources: []', /Resources: expected a map/],
    ['no resources', 'Description: x', /Resources: there is no Config rule/],
    [
      'no rule that a condition leaves',
      `Conditions: { C: !Equals [a, b] }\n${rule('    Condition: C\n    Properties: {}')}`,
      /there is no Config rule/,
    ],
    ['a resource that is a text', 'Resources: { A: x }', /Resources\.A: expected a map/],
    [
      'another resource type',
      'Resources: { A: { Type: AWS::S3::Bucket } }',
      /Resources\.A: the type must be AWS::Config::ConfigRule/,
    ],
    [
      'a remediation alone',
      'Resources: { A: { Type: AWS::Config::RemediationConfiguration } }',
      /no Config rule/,
    ],
    [
      'a remediation of nobody',
      'Resources: { A: { Type: AWS::Config::RemediationConfiguration, Properties: { B: { Ref: Nobody } } } }',
      /Nobody/,
    ],
    ['an unknown attribute', rule('    DeletionPolicy: Retain'), /Resources\.A\.DeletionPolicy/],
    ['no properties', rule(''), /Resources\.A\.Properties: expected a map/],
    [
      'an unknown property',
      rule('    Properties: { Name: x }'),
      /Resources\.A\.Properties\.Name: expected one of/,
    ],
    ['an unknown condition', rule('    Condition: C\n    Properties: {}'), /no condition "C"/],
    [
      'parameters that are a list',
      rule('    Properties: { InputParameters: [a] }'),
      /InputParameters: expected a map/,
    ],
    [
      'a parameter that is a list',
      rule('    Properties: { InputParameters: { a: [b] } }'),
      /InputParameters\.a: expected a text/,
    ],
    [
      'a dependency on nothing',
      rule('    DependsOn: B\n    Properties: {}'),
      /DependsOn: there is no resource "B"/,
    ],
    [
      'dependencies in a circle',
      rule(
        '    DependsOn: B\n    Properties: {}\n  B:\n    Type: AWS::Config::ConfigRule\n    DependsOn: [A]\n    Properties: {}',
      ),
      /depends on itself/,
    ],
    ['an alias without its anchor', 'Resources: *a', /a/],
    [
      'aliases that grow without bound',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
      /alias/i,
    ],
  ])('%s', (_, body, message) => {
    expect(errorOf(() => rulesIn(body))).toMatch(message);
  });

  test('more than 130 rules', () => {
    const many = (count: number): string =>
      `Resources:\n${Array.from({ length: count }, (_, index) => `  R${String(index)}: { Type: AWS::Config::ConfigRule, Properties: {} }\n`).join('')}`;
    expect(rulesIn(many(130))).toHaveLength(130);
    expect(errorOf(() => rulesIn(many(131)))).toMatch(/at most 130 rules, not 131/);
  });
});

import { parse } from 'yaml';
import { packValues, renderPack } from '../../deploy/pack';
import { alsoScheduled, change, PARAMETERS, periodic, ruleOf } from './rules';

test('a rule of changes is triggered by both messages about its types', () => {
  expect(renderPack([change()]).template).toEqual({
    Parameters: { FunctionArnPrefix: { Type: 'String' } },
    Resources: {
      SqsQueueMarked: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'sqs-queue-marked',
          Description: 'Queues are marked (45 CFR 164.312(b), 164.312(c)(1))',
          Scope: { ComplianceResourceTypes: ['AWS::SQS::Queue'] },
          Source: {
            Owner: 'CUSTOM_LAMBDA',
            SourceIdentifier: {
              'Fn::Sub': ['${Prefix}sqs-queue-marked', { Prefix: { Ref: 'FunctionArnPrefix' } }],
            },
            SourceDetails: [
              { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
              { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
            ],
          },
        },
      },
    },
  });
});

test('a schedule is a third message, and the only one of a periodic rule, which has no scope', () => {
  const schedule = {
    EventSource: 'aws.config',
    MessageType: 'ScheduledNotification',
    MaximumExecutionFrequency: 'TwentyFour_Hours',
  };
  const { Resources } = renderPack([alsoScheduled({ id: 'a-b' }), periodic({ id: 'c-d' })]).template;
  expect(ruleOf(Resources['AB']).Source).toMatchObject({ SourceDetails: [{}, {}, schedule] });
  expect(ruleOf(Resources['CD']).Source).toMatchObject({ SourceDetails: [schedule] });
  expect(ruleOf(Resources['CD']).Scope).toBeUndefined();
});

test('a parameter marked inPack becomes an optional parameter of the pack; the others are left out', () => {
  const { template } = renderPack([change({}, PARAMETERS)]);
  expect(template.Parameters['SqsQueueMarkedKmsKeyIds']).toEqual({ Type: 'String', Default: '' });
  expect(template.Conditions).toEqual({
    SqsQueueMarkedKmsKeyIdsIsSet: {
      'Fn::Not': [{ 'Fn::Equals': ['', { Ref: 'SqsQueueMarkedKmsKeyIds' }] }],
    },
  });
  expect(ruleOf(template.Resources['SqsQueueMarked']).InputParameters).toEqual({
    kmsKeyIds: {
      'Fn::If': ['SqsQueueMarkedKmsKeyIdsIsSet', { Ref: 'SqsQueueMarkedKmsKeyIds' }, { Ref: 'AWS::NoValue' }],
    },
  });
});

test('a parameters file sets the defaults of pack parameters and the values of the others', () => {
  const rules = [change({}, PARAMETERS)];
  const parameters = packValues(rules, {
    'sqs-queue-marked': { kmsKeyIds: ['key-1', 'key-2'], strict: true, owners: null },
  });
  const { template } = renderPack(rules, { parameters });
  expect(template.Parameters['SqsQueueMarkedKmsKeyIds']?.Default).toBe('key-1,key-2');
  expect(ruleOf(template.Resources['SqsQueueMarked']).InputParameters).toMatchObject({ strict: 'true' });
  expect(ruleOf(template.Resources['SqsQueueMarked']).InputParameters).not.toHaveProperty('owners');
});

test.each([
  [{ 'no-such-rule': {} }, 'parameters: there is no rule "no-such-rule"'],
  [{ 'sqs-queue-marked': { size: 7 } }, 'sqs-queue-marked: unknown parameter "size"'],
  [{ 'sqs-queue-marked': { strict: 'perhaps' } }, 'sqs-queue-marked: parameter strict takes true or false'],
  [{ 'sqs-queue-marked': ['strict'] }, 'sqs-queue-marked: expected an object of parameters'],
  [{ 'sqs-queue-marked': { owners: [] } }, 'sqs-queue-marked: parameter owners cannot be emptied in a pack'],
  ['strict', 'parameters: expected an object of rule ids'],
])('a parameters file like %j is refused', (source, message) => {
  expect(() => packValues([change({}, PARAMETERS)], source)).toThrow(message);
});

test('the text is the template, with a comment for every parameter of the pack', () => {
  const { template, text } = renderPack([change({}, PARAMETERS), periodic({ id: 'c-d' })]);
  expect(parse(text)).toEqual(template);
  expect(text).toMatch(/^# Generated/);
  expect(text).toContain(
    "  # sqs-queue-marked: Keys to accept. Takes a comma-separated list; empty leaves the rule's default.\n  SqsQueueMarkedKmsKeyIds:\n",
  );
});

test('no bare colon stands inside brackets, which parsers of YAML 1.1 refuse', () => {
  const { text } = renderPack([change({}, PARAMETERS), alsoScheduled({ id: 'a-b' })]);
  const bracketed = text.split('\n').filter((line) => /[[{]/.test(line));
  expect(bracketed).not.toEqual([]);
  for (const line of bracketed)
    expect(line.slice(line.search(/[[{]/)).replaceAll(/'[^']*'/g, '')).not.toContain('::');
});

test('rules of AWS need no function, and a pack of them alone no prefix', () => {
  const managed = {
    identifier: 'IAM_PASSWORD_POLICY',
    name: 'iam-password-policy',
    title: 'Passwords are strong',
    citations: ['164.312(d)'],
    parameters: { MinimumPasswordLength: '14' },
  } as const;
  const { template, text } = renderPack([managed]);
  expect(template).toEqual({
    Parameters: {},
    Resources: {
      IamPasswordPolicy: {
        Type: 'AWS::Config::ConfigRule',
        Properties: {
          ConfigRuleName: 'iam-password-policy',
          Description: 'Passwords are strong (45 CFR 164.312(d))',
          InputParameters: { MinimumPasswordLength: '14' },
          Source: { Owner: 'AWS', SourceIdentifier: 'IAM_PASSWORD_POLICY' },
        },
      },
    },
  });
  expect(parse(text)).toEqual({ Resources: template.Resources });
  expect(text).not.toContain('FunctionArnPrefix');
  const mixed = renderPack([change(), managed]);
  expect(Object.keys(mixed.template.Parameters)).toEqual(['FunctionArnPrefix']);
  expect(Object.keys(mixed.template.Resources)).toEqual(['SqsQueueMarked', 'IamPasswordPolicy']);
});

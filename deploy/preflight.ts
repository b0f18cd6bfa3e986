/** Checks the template of a conformance pack against every limit of AWS Config, before AWS refuses it one at a time. */
import { parseDocument } from 'yaml';
import { isRecord } from '../shared/shape';
import { FUNCTION_ARN_PREFIX } from './pack';

export interface Preflight {
  /** What AWS would refuse, all of it: the rule or part of the template, the limit, and what to do. */
  readonly violations: readonly string[];
  /** What is allowed but narrows how the pack can be deployed. */
  readonly notes: readonly string[];
}

/** Sources: the AWS Config service quotas, its API reference, and the developer guide on conformance packs. */
export const LIMITS = {
  rules: 130,
  packParameters: 60,
  parameterValue: 4_096,
  inputParameters: 1_024,
  ruleName: 128,
  description: 256,
  sourceIdentifier: 256,
  scopeTypes: 100,
  functionName: 64,
  inlineBytes: 51_200,
  bucketBytes: 300 * 1024,
} as const;

const RESOURCE_TYPES = ['AWS::Config::ConfigRule', 'AWS::Config::RemediationConfiguration'];
const SECTIONS = ['Parameters', 'Conditions', 'Mappings', 'Resources'];
const INTRINSICS = ['Ref', 'Fn::If', 'Fn::Equals', 'Fn::Not', 'Fn::Sub', 'Fn::FindInMap'];
const CHANGE_MESSAGES = [
  'ConfigurationItemChangeNotification',
  'OversizedConfigurationItemChangeNotification',
];
const SCHEDULE_MESSAGE = 'ScheduledNotification';
const FREQUENCIES = ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'];

/** Stands for the functions' prefix while nobody has said where they are. */
const EXAMPLE_PREFIX = 'arn:aws:lambda:us-east-1:111122223333:function:hipaa-config-';

type Json = Readonly<Record<string, unknown>>;

/**
 * @param text the template as YAML or JSON
 * @param values the values of pack parameters that it will be deployed with
 */
export function preflight(text: string, values: Readonly<Record<string, string>> = {}): Preflight {
  const check = new Check(values);
  check.template(text);
  return check;
}

class Check implements Preflight {
  readonly violations: string[] = [];
  readonly notes: string[] = [];
  #parameters: Json = {};
  #conditions: Json = {};
  #mappings: Json = {};
  #resources: Json = {};

  constructor(readonly values: Readonly<Record<string, string>>) {}

  template(text: string): void {
    const document = parseDocument(text);
    const template: unknown = document.errors.length > 0 ? undefined : document.toJS();
    if (!isRecord(template)) {
      this.#refuse('the template', 'is not an object in YAML', 'render it again');
      return;
    }
    this.#parameters = recordOf(template['Parameters']);
    this.#conditions = recordOf(template['Conditions']);
    this.#mappings = recordOf(template['Mappings']);
    this.#resources = recordOf(template['Resources']);
    this.#size(Buffer.byteLength(text));
    for (const section of Object.keys(template)) {
      if (!SECTIONS.includes(section))
        this.#refuse(section, `is not one of ${SECTIONS.join(', ')}`, 'remove the section');
    }
    this.#packParameters();
    this.#walk('Conditions', this.#conditions);
    this.#ruleCount();
    for (const [id, resource] of Object.entries(this.#resources)) this.#resource(id, recordOf(resource));
  }

  #refuse(where: string, what: string, advice: string): void {
    this.violations.push(`${where}: ${what}; ${advice}`);
  }

  #limit(where: string, what: string, size: number, limit: number, advice: string): void {
    if (size > limit)
      this.#refuse(where, `${what}: ${String(size)}, at most ${String(limit)} allowed`, advice);
  }

  #size(bytes: number): void {
    this.#limit('the template', 'bytes', bytes, LIMITS.bucketBytes, 'split the pack');
    if (bytes > LIMITS.inlineBytes && bytes <= LIMITS.bucketBytes) {
      this.notes.push(
        `the template has ${String(bytes)} bytes, more than the ${String(LIMITS.inlineBytes)} that can be passed inline: ` +
          'deploy it from an S3 bucket in the same Region',
      );
    }
  }

  #packParameters(): void {
    const names = Object.keys(this.#parameters);
    this.#limit(
      'the template',
      'pack parameters',
      names.length,
      LIMITS.packParameters,
      'take `inPack` from some rule parameters and set those in a parameters file',
    );
    for (const [name, parameter] of Object.entries(this.#parameters)) {
      const { Type, Default, ...others } = recordOf(parameter);
      if (!/^[A-Za-z0-9]{1,255}$/.test(name))
        this.#refuse(name, 'the name of a pack parameter is not alphanumeric', 'rename the parameter');
      if (Type !== 'String') this.#refuse(name, 'a pack parameter is not of type String', 'make it a String');
      for (const key of Object.keys(others))
        this.#refuse(name, `a pack parameter has ${key}`, 'keep to Type and Default');
      if (Default !== undefined && typeof Default !== 'string')
        this.#refuse(name, 'the default of a pack parameter is not text', 'put it in quotes');
      this.#limit(
        name,
        'characters in the value',
        this.#value(name).length,
        LIMITS.parameterValue,
        'shorten the value',
      );
    }
    const given = Object.keys(this.values);
    for (const [name, parameter] of Object.entries(this.#parameters)) {
      if (given.length > 0 && !given.includes(name) && recordOf(parameter)['Default'] === undefined)
        this.#refuse(name, 'a pack parameter without a default is given no value', 'give it one');
    }
    for (const name of given) {
      if (!names.includes(name))
        this.#refuse(name, 'a value is given for a pack parameter that does not exist', 'remove the value');
    }
  }

  #ruleCount(): void {
    const rules = Object.values(this.#resources).filter(
      (resource) => recordOf(resource)['Type'] === RESOURCE_TYPES[0],
    );
    this.#limit('the template', 'rules', rules.length, LIMITS.rules, 'move rules into another pack');
    const names = rules.map((rule) => this.#text(propertiesOf(rule)['ConfigRuleName']));
    for (const name of new Set(names.filter((entry, index) => names.indexOf(entry) !== index)))
      this.#refuse(name, 'two rules have this name', 'rename one of them');
  }

  #resource(id: string, resource: Json): void {
    const type = this.#text(resource['Type']);
    const where = this.#text(propertiesOf(resource)['ConfigRuleName']) || id;
    if (!/^[A-Za-z0-9]{1,255}$/.test(id))
      this.#refuse(id, 'a logical id is not alphanumeric', 'rename the resource');
    this.#walk(where, resource);
    const dependsOn = resource['DependsOn'] ?? [];
    for (const name of Array.isArray(dependsOn) ? dependsOn : [dependsOn]) {
      if (!Object.hasOwn(this.#resources, String(name)))
        this.#refuse(where, `DependsOn names ${String(name)}, which does not exist`, 'remove it');
    }
    if (!RESOURCE_TYPES.includes(type)) {
      this.#refuse(
        where,
        `${type || 'no type'} is not allowed in a pack`,
        `use only ${RESOURCE_TYPES.join(' and ')}`,
      );
    }
    if (type === RESOURCE_TYPES[0]) this.#rule(where, propertiesOf(resource));
  }

  #rule(where: string, properties: Json): void {
    const name = this.#text(properties['ConfigRuleName']);
    if (name === '') this.#refuse(where, 'the rule has no name', 'set ConfigRuleName');
    this.#limit(where, 'characters in the rule name', name.length, LIMITS.ruleName, 'shorten the id');
    this.#limit(
      where,
      'characters in the description',
      this.#text(properties['Description']).length,
      LIMITS.description,
      'shorten the title or cite fewer paragraphs',
    );
    const input = recordOf(properties['InputParameters']);
    this.#limit(
      where,
      'characters in InputParameters',
      JSON.stringify(
        Object.fromEntries(Object.entries(input).map(([key, value]) => [key, this.#text(value)])),
      ).length,
      LIMITS.inputParameters,
      'shorten the values of its parameters',
    );
    this.#source(where, recordOf(properties['Source']), properties['Scope']);
  }

  #source(where: string, source: Json, scope: unknown): void {
    if (source['Owner'] !== 'CUSTOM_LAMBDA')
      this.#refuse(where, 'the owner of the source is not CUSTOM_LAMBDA', 'render the pack again');
    const identifier = this.#text(source['SourceIdentifier']);
    this.#limit(
      where,
      'characters in the ARN of the function',
      identifier.length,
      LIMITS.sourceIdentifier,
      `shorten ${FUNCTION_ARN_PREFIX} or the id`,
    );
    const [, functionName = '', qualifier] =
      /^arn:[^:]+:lambda:[^:]+:\d{12}:function:([^:]*)(?::(.*))?$/.exec(identifier) ?? [];
    if (functionName === '') {
      this.#refuse(
        where,
        `${identifier} is not the ARN of a Lambda function`,
        `correct ${FUNCTION_ARN_PREFIX}`,
      );
    }
    if (qualifier === '$LATEST' || functionName.endsWith('$LATEST'))
      this.#refuse(where, 'the ARN of the function ends in $LATEST', 'name the function without a version');
    this.#limit(
      where,
      'characters in the function name',
      functionName.length,
      LIMITS.functionName,
      'shorten the id',
    );
    this.#details(where, source['SourceDetails'], scope);
  }

  #details(where: string, source: unknown, scope: unknown): void {
    const details = Array.isArray(source) ? source.map(recordOf) : [];
    const messages = details.map((detail) => this.#text(detail['MessageType']));
    const types: unknown = recordOf(scope)['ComplianceResourceTypes'];
    const scopeTypes = Array.isArray(types) ? types : [];
    if (details.length === 0)
      this.#refuse(where, 'SourceDetails is empty, so nothing triggers the rule', 'add a message');
    if (new Set(messages).size < messages.length)
      this.#refuse(where, 'SourceDetails names a message twice', 'keep one of them');
    for (const detail of details) {
      const message = this.#text(detail['MessageType']);
      const frequency = detail['MaximumExecutionFrequency'];
      if (detail['EventSource'] !== 'aws.config')
        this.#refuse(where, 'the event source is not aws.config', 'set EventSource to aws.config');
      if (![...CHANGE_MESSAGES, SCHEDULE_MESSAGE].includes(message))
        this.#refuse(
          where,
          `${message || 'nothing'} is not a message that rules receive`,
          'correct MessageType',
        );
      if (message === SCHEDULE_MESSAGE && !FREQUENCIES.includes(String(frequency)))
        this.#refuse(where, 'the schedule has no valid frequency', `set one of ${FREQUENCIES.join(', ')}`);
      if (message !== SCHEDULE_MESSAGE && frequency !== undefined)
        this.#refuse(where, `${message} has a frequency`, 'keep MaximumExecutionFrequency to the schedule');
    }
    const changes = CHANGE_MESSAGES.filter((message) => messages.includes(message));
    if (changes.length === 1) {
      this.#refuse(
        where,
        `only one of ${CHANGE_MESSAGES.join(' and ')} is there`,
        'a rule of changes needs both',
      );
    }
    if (changes.length > 0 && scopeTypes.length === 0)
      this.#refuse(where, 'a rule of changes has no resource types', 'set Scope.ComplianceResourceTypes');
    if (changes.length === 0 && scope !== undefined)
      this.#refuse(where, 'a scheduled rule has a scope', 'remove Scope');
    this.#limit(where, 'resource types in the scope', scopeTypes.length, LIMITS.scopeTypes, 'split the rule');
  }

  /** Refuses unknown intrinsics and names that nothing defines. */
  #walk(where: string, value: unknown): void {
    if (Array.isArray(value)) for (const entry of value) this.#walk(where, entry);
    if (!isRecord(value)) return;
    for (const [key, operand] of Object.entries(value)) {
      if (key.startsWith('Fn::') && !INTRINSICS.includes(key))
        this.#refuse(where, `${key} is not known to work in packs`, `use only ${INTRINSICS.join(', ')}`);
      if (key === 'Condition') this.#defined(where, 'condition', operand, this.#conditions);
      if (key === 'Ref' && operand !== 'AWS::NoValue')
        this.#defined(where, 'parameter', operand, this.#parameters);
      if (key === 'Fn::If') this.#defined(where, 'condition', itemsOf(operand)[0], this.#conditions);
      if (key === 'Fn::FindInMap') this.#defined(where, 'mapping', itemsOf(operand)[0], this.#mappings);
      if (key === 'Fn::Sub') this.#substitution(where, operand);
      this.#walk(where, operand);
    }
  }

  #defined(where: string, kind: string, name: unknown, among: Json): void {
    if (!Object.hasOwn(among, String(name)))
      this.#refuse(where, `there is no ${kind} ${String(name)}`, `define it or correct the name`);
  }

  #substitution(where: string, operand: unknown): void {
    const [template, variables] = itemsOf(operand);
    if (typeof template !== 'string' || !isRecord(variables)) {
      this.#refuse(where, 'Fn::Sub is not in the map form', 'write [text, {Variable: {Ref: Parameter}}]');
      return;
    }
    for (const [, variable = ''] of template.matchAll(/\$\{([^!}][^}]*)\}/g))
      this.#defined(where, 'variable of Fn::Sub', variable, variables);
  }

  /** A value as text; where it depends on a condition, the longer of the two. */
  #text(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (!isRecord(value)) return '';
    if ('Ref' in value) return this.#value(String(value['Ref']));
    if ('Fn::If' in value) {
      const [, ifTrue = '', ifFalse = ''] = itemsOf(value['Fn::If']).map((entry) => this.#text(entry));
      return ifTrue.length > ifFalse.length ? ifTrue : ifFalse;
    }
    const [template, variables] = itemsOf(value['Fn::Sub']);
    return this.#text(template).replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) =>
      this.#text(recordOf(variables)[name]),
    );
  }

  #value(name: string): string {
    const given = this.values[name] ?? recordOf(this.#parameters[name])['Default'];
    if (given === undefined && name === FUNCTION_ARN_PREFIX) return EXAMPLE_PREFIX;
    return typeof given === 'string' ? given : '';
  }
}

const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const propertiesOf = (resource: unknown): Json => recordOf(recordOf(resource)['Properties']);

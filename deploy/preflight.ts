/** Checks the template of a conformance pack against every limit of AWS Config, before AWS refuses it one at a time. */
import { parseDocument } from 'yaml';
import { isRecord } from '../shared/shape';
import { FUNCTION_ARN_PREFIX } from './pack';
import {
  checkRule,
  itemsOf,
  LIMITS,
  propertiesOf,
  recordOf,
  type Json,
  type Reporter,
} from './preflight-rules';

/** How far a template is from the limits. */
export interface Facts {
  readonly bytes: number;
  readonly rules: number;
  readonly remediations: number;
  readonly parameters: number;
}

export interface Preflight {
  readonly facts: Facts;
  /** What AWS would refuse, all of it: the rule or part of the template, the limit, and what to do. */
  readonly violations: readonly string[];
  /** What is allowed but narrows how the pack can be deployed. */
  readonly notes: readonly string[];
}

const RULE = 'AWS::Config::ConfigRule';
const REMEDIATION = 'AWS::Config::RemediationConfiguration';
const RESOURCE_TYPES = [RULE, REMEDIATION];
const SECTIONS = ['Parameters', 'Conditions', 'Mappings', 'Resources'];
const CONSTRAINTS = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Description',
  'MaxLength',
  'MinLength',
];
const INTRINSICS = ['Ref', 'Fn::If', 'Fn::Equals', 'Fn::Not', 'Fn::Sub', 'Fn::FindInMap'];
/** Stands for the functions' prefix while nobody has said where they are. */
const EXAMPLE_PREFIX = 'arn:aws:lambda:us-east-1:111122223333:function:hipaa-config-';

/**
 * @param text the template as YAML or JSON
 * @param values the values of pack parameters that it will be deployed with
 */
export function preflight(text: string, values: Readonly<Record<string, string>> = {}): Preflight {
  const check = new Check(values);
  check.template(text);
  return check;
}

class Check implements Preflight, Reporter {
  readonly violations: string[] = [];
  readonly notes: string[] = [];
  facts: Facts = { bytes: 0, rules: 0, remediations: 0, parameters: 0 };
  #parameters: Json = {};
  #conditions: Json = {};
  #mappings: Json = {};
  #resources: Json = {};

  constructor(readonly values: Readonly<Record<string, string>>) {}

  template(text: string): void {
    const document = parseDocument(text);
    const template: unknown = document.errors.length > 0 ? undefined : document.toJS();
    if (!isRecord(template)) {
      this.refuse('the template', 'is not an object in YAML', 'render it again');
      return;
    }
    this.#parameters = recordOf(template['Parameters']);
    this.#conditions = recordOf(template['Conditions']);
    this.#mappings = recordOf(template['Mappings']);
    this.#resources = recordOf(template['Resources']);
    this.facts = {
      bytes: Buffer.byteLength(text),
      rules: this.#ofType(RULE).length,
      remediations: this.#ofType(REMEDIATION).length,
      parameters: Object.keys(this.#parameters).length,
    };
    this.#size(this.facts.bytes);
    for (const section of Object.keys(template)) {
      if (!SECTIONS.includes(section))
        this.refuse(section, `is not one of ${SECTIONS.join(', ')}`, 'remove the section');
    }
    this.#packParameters();
    this.#walk('Conditions', this.#conditions);
    this.#ruleCount();
    for (const [id, resource] of Object.entries(this.#resources)) this.#resource(id, recordOf(resource));
  }

  refuse(where: string, what: string, advice: string): void {
    this.violations.push(`${where}: ${what}; ${advice}`);
  }

  limit(where: string, what: string, size: number, limit: number, advice: string): void {
    if (size > limit)
      this.refuse(where, `${what}: ${String(size)}, at most ${String(limit)} allowed`, advice);
  }

  #size(bytes: number): void {
    this.limit('the template', 'bytes', bytes, LIMITS.bucketBytes, 'split the pack');
    if (bytes > LIMITS.inlineBytes && bytes <= LIMITS.bucketBytes) {
      this.notes.push(
        `the template has ${String(bytes)} bytes, more than the ${String(LIMITS.inlineBytes)} that can be passed inline: ` +
          'deploy it from an S3 bucket in the same Region',
      );
    }
  }

  #ofType(type: string): readonly unknown[] {
    return Object.values(this.#resources).filter((resource) => recordOf(resource)['Type'] === type);
  }

  #packParameters(): void {
    const names = Object.keys(this.#parameters);
    this.limit(
      'the template',
      'pack parameters',
      names.length,
      LIMITS.packParameters,
      'take `inPack` from some rule parameters and set those in a parameters file',
    );
    for (const [name, parameter] of Object.entries(this.#parameters)) {
      const { Type, Default, ...others } = recordOf(parameter);
      if (!/^[A-Za-z0-9]{1,255}$/.test(name))
        this.refuse(name, 'the name of a pack parameter is not alphanumeric', 'rename the parameter');
      if (Type !== 'String') this.refuse(name, 'a pack parameter is not of type String', 'make it a String');
      for (const key of Object.keys(others)) {
        if (!CONSTRAINTS.includes(key))
          this.refuse(
            name,
            `a pack parameter has ${key}`,
            `keep to Type, Default, ${CONSTRAINTS.join(', ')}`,
          );
      }
      if (Default !== undefined && typeof Default !== 'string')
        this.refuse(name, 'the default of a pack parameter is not text', 'put it in quotes');
      this.limit(
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
        this.refuse(name, 'a pack parameter without a default is given no value', 'give it one');
    }
    for (const name of given) {
      if (!names.includes(name))
        this.refuse(name, 'a value is given for a pack parameter that does not exist', 'remove the value');
    }
  }

  #ruleCount(): void {
    const rules = this.#ofType(RULE);
    this.limit('the template', 'rules', rules.length, LIMITS.rules, 'move rules into another pack');
    const names = rules.map((rule) => this.text(propertiesOf(rule)['ConfigRuleName']));
    for (const name of new Set(names.filter((entry, index) => names.indexOf(entry) !== index)))
      this.refuse(name, 'two rules have this name', 'rename one of them');
  }

  #resource(id: string, resource: Json): void {
    const type = this.text(resource['Type']);
    const where = this.text(propertiesOf(resource)['ConfigRuleName']) || id;
    if (!/^[A-Za-z0-9]{1,255}$/.test(id))
      this.refuse(id, 'a logical id is not alphanumeric', 'rename the resource');
    this.#walk(where, resource);
    const dependsOn = resource['DependsOn'] ?? [];
    for (const name of Array.isArray(dependsOn) ? dependsOn : [dependsOn]) {
      if (!Object.hasOwn(this.#resources, String(name)))
        this.refuse(where, `DependsOn names ${String(name)}, which does not exist`, 'remove it');
    }
    if (!RESOURCE_TYPES.includes(type)) {
      this.refuse(
        where,
        `${type || 'no type'} is not allowed in a pack`,
        `use only ${RESOURCE_TYPES.join(' and ')}`,
      );
    }
    if (type === RULE) checkRule(where, propertiesOf(resource), this);
  }

  /** Refuses unknown intrinsics and names that nothing defines. */
  #walk(where: string, value: unknown): void {
    if (Array.isArray(value)) for (const entry of value) this.#walk(where, entry);
    if (!isRecord(value)) return;
    for (const [key, operand] of Object.entries(value)) {
      if (key.startsWith('Fn::') && !INTRINSICS.includes(key))
        this.refuse(where, `${key} is not known to work in packs`, `use only ${INTRINSICS.join(', ')}`);
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
      this.refuse(where, `there is no ${kind} ${String(name)}`, `define it or correct the name`);
  }

  #substitution(where: string, operand: unknown): void {
    const [template, variables] = itemsOf(operand);
    if (typeof template !== 'string' || !isRecord(variables)) {
      this.refuse(where, 'Fn::Sub is not in the map form', 'write [text, {Variable: {Ref: Parameter}}]');
      return;
    }
    for (const [, variable = ''] of template.matchAll(/\$\{([^!}][^}]*)\}/g))
      this.#defined(where, 'variable of Fn::Sub', variable, variables);
  }

  /** A value as text; where it depends on a condition, the longer of the two. */
  text(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (!isRecord(value)) return '';
    if ('Ref' in value) return this.#value(String(value['Ref']));
    if ('Fn::If' in value) {
      const [, ifTrue = '', ifFalse = ''] = itemsOf(value['Fn::If']).map((entry) => this.text(entry));
      return ifTrue.length > ifFalse.length ? ifTrue : ifFalse;
    }
    const [template, variables] = itemsOf(value['Fn::Sub']);
    return this.text(template).replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) =>
      this.text(recordOf(variables)[name]),
    );
  }

  #value(name: string): string {
    const given = this.values[name] ?? recordOf(this.#parameters[name])['Default'];
    if (given === undefined && name === FUNCTION_ARN_PREFIX) return EXAMPLE_PREFIX;
    return typeof given === 'string' ? given : '';
  }
}

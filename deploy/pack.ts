/** Conformance packs: the rules as AWS Config deploys them, each with a function of its own. */
import { Document, isCollection, isScalar, visit } from 'yaml';
import { InvalidParameterError } from '../shared/errors';
import { parseParameters, type Parameter } from '../shared/parameters';
import type { Rule } from '../shared/rule';
import { isRecord, isUnset } from '../shared/shape';
import type { ManagedRule } from './managed-rules';
import { REMEDIATION_ROLE_ARN, remediationOf, type Remediation, type RemediationValues } from './remediation';

/** The pack parameter that says where the functions are: `arn:aws:lambda:<region>:<account>:function:hipaa-config-`. */
export const FUNCTION_ARN_PREFIX = 'FunctionArnPrefix';

export interface PackTemplate {
  readonly Parameters: Readonly<Record<string, { readonly Type: 'String'; readonly Default?: string }>>;
  /** Left out where no rule has a parameter of the pack. */
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, PackRule | Remediation>>;
}

interface PackRule {
  readonly Type: 'AWS::Config::ConfigRule';
  readonly Properties: {
    readonly ConfigRuleName: string;
    readonly Description: string;
    readonly Scope?: { readonly ComplianceResourceTypes: readonly string[] };
    readonly InputParameters?: Readonly<Record<string, unknown>>;
    readonly Source: FunctionSource | ManagedSource;
  };
}

interface FunctionSource {
  readonly Owner: 'CUSTOM_LAMBDA';
  readonly SourceIdentifier: unknown;
  readonly SourceDetails: readonly SourceDetail[];
}

interface ManagedSource {
  readonly Owner: 'AWS';
  readonly SourceIdentifier: string;
}

/** What a pack may hold: a rule of ours, or one of AWS's own. */
export type PackEntry = Rule | ManagedRule;

interface SourceDetail {
  readonly EventSource: 'aws.config';
  readonly MessageType: string;
  readonly MaximumExecutionFrequency?: 'TwentyFour_Hours';
}

export interface Pack {
  readonly template: PackTemplate;
  /** The template as YAML: what is deployed. */
  readonly text: string;
}

export interface PackOptions {
  readonly parameters?: PackValues;
  /** Adds remediation configurations; a role is the default of the pack parameter. */
  readonly remediation?: { readonly values: RemediationValues; readonly role?: string };
  /** The default of FunctionArnPrefix; without it whoever deploys the pack says where the functions are. */
  readonly functionArnPrefix?: string;
}

/** Values of rule parameters as AWS Config carries them: by rule id, by name. Made by `packValues`. */
export type PackValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Reads a parameters file, the same one that `hipaa-config evaluate --parameters` takes: by rule id, by name.
 * @param rules all rules, so that one file serves every pack
 * @throws InvalidParameterError naming the rule and the parameter
 */
export function packValues(rules: readonly Rule[], source: unknown): PackValues {
  if (!isRecord(source)) throw new InvalidParameterError('parameters: expected an object of rule ids');
  return Object.fromEntries(
    Object.entries(source).map(([id, given]) => {
      const rule = rules.find((known) => known.id === id);
      if (rule === undefined)
        throw new InvalidParameterError(`parameters: there is no rule ${JSON.stringify(id)}`);
      if (!isRecord(given)) throw new InvalidParameterError(`${id}: expected an object of parameters`);
      return [id, valuesOf(rule, given)];
    }),
  );
}

/**
 * Renders the pack of some rules; those of AWS's own need no function. Parameters marked `inPack` become optional
 * parameters of the pack; a value from the parameters file is then their default. Every other parameter is set only
 * where the file has a value for it.
 */
export function renderPack(
  entries: readonly PackEntry[],
  { parameters: values = {}, functionArnPrefix, remediation }: PackOptions = {},
): Pack {
  const rules = entries.filter((entry): entry is Rule => !isManaged(entry));
  const optional = rules.flatMap(optionalParameters);
  const remediations = rules.flatMap((rule): [string, Remediation][] => {
    const found = remediation && remediationOf(rule, pascal(rule.id), remediation.values);
    return found === undefined ? [] : [[`${pascal(rule.id)}Remediation`, found]];
  });
  const conditions = optional.map(({ name }) => [
    conditionName(name),
    { 'Fn::Not': [{ 'Fn::Equals': ['', { Ref: name }] }] },
  ]);
  const template: PackTemplate = {
    Parameters: {
      ...(rules.length === 0 ? {} : { [FUNCTION_ARN_PREFIX]: parameter(functionArnPrefix) }),
      ...(remediations.length === 0 ? {} : { [REMEDIATION_ROLE_ARN]: parameter(remediation?.role) }),
      ...Object.fromEntries(
        optional.map(({ name, rule, parameter: own }) => [name, parameter(values[rule.id]?.[own] ?? '')]),
      ),
    },
    ...(conditions.length > 0
      ? { Conditions: Object.fromEntries(conditions) as Record<string, unknown> }
      : {}),
    Resources: Object.fromEntries([
      ...entries.map((entry) =>
        isManaged(entry)
          ? [pascal(entry.name), managedPackRule(entry)]
          : [pascal(entry.id), packRule(entry, values[entry.id] ?? {})],
      ),
      ...remediations,
    ]) as PackTemplate['Resources'],
  };
  return { template, text: textOf(template, optional) };
}

const parameter = (value: string | undefined) => ({
  Type: 'String' as const,
  ...(value === undefined ? {} : { Default: value }),
});

function valuesOf(rule: Rule, given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const parsed: Readonly<Record<string, unknown>> = parseParameters(rule.id, rule.parameters, given);
  const names = Object.keys(given).filter((name) => !isUnset(given[name]));
  return Object.fromEntries(
    names.map((name) => {
      // parseParameters has refused every name that the rule does not know.
      const parameter = rule.parameters[name] as Parameter<unknown>;
      const value = parameter.format(parsed[name]);
      if (value === '' && parameter.format(parameter.default) !== '') {
        throw new InvalidParameterError(
          `${rule.id}: parameter ${name} cannot be emptied in a pack: AWS Config takes an empty value for the default`,
        );
      }
      return [name, value];
    }),
  );
}

interface OptionalParameter {
  /** Of the pack parameter. */
  readonly name: string;
  readonly rule: Rule;
  readonly parameter: string;
}

const optionalParameters = (rule: Rule): OptionalParameter[] =>
  Object.entries(rule.parameters)
    .filter(([, { inPack }]) => inPack)
    .map(([parameter]) => ({ name: packParameterName(rule.id, parameter), rule, parameter }));

/** The pack parameter of a rule parameter, such as `KinesisStreamEncryptedKmsKeyIds`. */
export const packParameterName = (ruleId: string, parameter: string): string =>
  pascal(ruleId) + parameter.charAt(0).toUpperCase() + parameter.slice(1);

const conditionName = (packParameter: string): string => `${packParameter}IsSet`;

function packRule(rule: Rule, values: Readonly<Record<string, string>>): PackRule {
  const inputParameters = Object.entries(rule.parameters).flatMap(
    ([name, { inPack }]): [string, unknown][] => {
      const packParameter = packParameterName(rule.id, name);
      if (inPack)
        return [
          [
            name,
            { 'Fn::If': [conditionName(packParameter), { Ref: packParameter }, { Ref: 'AWS::NoValue' }] },
          ],
        ];
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    },
  );
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: rule.id,
      Description: describe(rule.title, rule.citations),
      ...(rule.kind === 'change' ? { Scope: { ComplianceResourceTypes: rule.resourceTypes } } : {}),
      ...(inputParameters.length > 0 ? { InputParameters: Object.fromEntries(inputParameters) } : {}),
      Source: {
        Owner: 'CUSTOM_LAMBDA',
        SourceIdentifier: { 'Fn::Sub': [`\${Prefix}${rule.id}`, { Prefix: { Ref: FUNCTION_ARN_PREFIX } }] },
        SourceDetails: sourceDetails(rule),
      },
    },
  };
}

const isManaged = (entry: PackEntry): entry is ManagedRule => 'identifier' in entry;

const managedPackRule = ({ identifier, name, title, citations, parameters }: ManagedRule): PackRule => ({
  Type: 'AWS::Config::ConfigRule',
  Properties: {
    ConfigRuleName: name,
    Description: describe(title, citations),
    ...(parameters === undefined ? {} : { InputParameters: parameters }),
    Source: { Owner: 'AWS', SourceIdentifier: identifier },
  },
});

const describe = (title: string, citations: readonly string[]): string =>
  `${title} (45 CFR ${citations.join(', ')})`;

function sourceDetails(rule: Rule): SourceDetail[] {
  const scheduled: SourceDetail = {
    EventSource: 'aws.config',
    MessageType: 'ScheduledNotification',
    MaximumExecutionFrequency: 'TwentyFour_Hours',
  };
  if (rule.kind === 'periodic') return [scheduled];
  return [
    { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
    { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
    ...(rule.alsoEvery === undefined ? [] : [scheduled]),
  ];
}

/** Collections that stay on one line: a template of more than 51,200 bytes cannot be deployed without a bucket. */
const ON_ONE_LINE: ReadonlySet<unknown> = new Set([
  'Fn::If',
  'Fn::Not',
  'Fn::Sub',
  'ComplianceResourceTypes',
  'StaticValue',
  'ResourceValue',
]);

function textOf(template: PackTemplate, optional: readonly OptionalParameter[]): string {
  const comments = new Map<unknown, string>(optional.map((entry) => [entry.name, commentOf(entry)]));
  const { Parameters, ...others } = template;
  const hasFunctions = FUNCTION_ARN_PREFIX in Parameters;
  const document = new Document(hasFunctions ? template : others, { aliasDuplicateObjects: false });
  document.commentBefore = [
    ' Generated by `npm run generate` or `hipaa-config pack`; do not edit.',
    ...(hasFunctions
      ? [
          ` ${FUNCTION_ARN_PREFIX} is the ARN of the functions up to the id of the rule, such as`,
          ' arn:aws:lambda:us-east-1:111122223333:function:hipaa-config-',
        ]
      : []),
  ].join('\n');
  visit(document, {
    Map(_, node) {
      if (node.has('EventSource')) node.flow = true;
    },
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      if (isCollection(value) && ON_ONE_LINE.has(key.value)) value.flow = true;
      const comment = comments.get(key.value);
      if (comment !== undefined) key.commentBefore = comment;
    },
    Scalar(_, node, path) {
      // Parsers of YAML 1.1 refuse a bare colon inside brackets.
      const onOneLine = path.some((above) => isCollection(above) && above.flow === true);
      if (onOneLine && String(node.value).includes(':')) node.type = 'QUOTE_SINGLE';
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
}

function commentOf({ rule, parameter }: OptionalParameter): string {
  const { description, accepts } = rule.parameters[parameter] as Parameter<unknown>;
  return ` ${rule.id}: ${description} Takes ${accepts}; empty leaves the rule's default.`;
}

/** `SqsQueueEncryptedAtRest` for `sqs-queue-encrypted-at-rest`: logical ids are alphanumeric. */
export const pascal = (id: string): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

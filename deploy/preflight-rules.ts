/** What AWS Config demands of one rule in a conformance pack. */
import { isRecord } from '../shared/shape';
import { FUNCTION_ARN_PREFIX } from './pack';

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
  policy: 10_000,
} as const;

const OWNERS = ['CUSTOM_LAMBDA', 'AWS', 'CUSTOM_POLICY'];
const CHANGE_MESSAGES = [
  'ConfigurationItemChangeNotification',
  'OversizedConfigurationItemChangeNotification',
];
const SCHEDULE_MESSAGE = 'ScheduledNotification';
const FREQUENCIES = ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'];

export type Json = Readonly<Record<string, unknown>>;

/** What the checks of a rule need of the template around it. */
export interface Reporter {
  readonly refuse: (where: string, what: string, advice: string) => void;
  readonly limit: (where: string, what: string, size: number, limit: number, advice: string) => void;
  /** A value as text; where it depends on a condition, the longer of the two. */
  readonly text: (value: unknown) => string;
}

export function checkRule(where: string, properties: Json, report: Reporter): void {
  const name = report.text(properties['ConfigRuleName']);
  if (name === '') report.refuse(where, 'the rule has no name', 'set ConfigRuleName');
  report.limit(where, 'characters in the rule name', name.length, LIMITS.ruleName, 'shorten the id');
  report.limit(
    where,
    'characters in the description',
    report.text(properties['Description']).length,
    LIMITS.description,
    'shorten the title or cite fewer paragraphs',
  );
  const input = recordOf(properties['InputParameters']);
  report.limit(
    where,
    'characters in InputParameters',
    JSON.stringify(Object.fromEntries(Object.entries(input).map(([key, value]) => [key, report.text(value)])))
      .length,
    LIMITS.inputParameters,
    'shorten the values of its parameters',
  );
  checkSource(where, recordOf(properties['Source']), properties['Scope'], report);
}

function checkSource(where: string, source: Json, scope: unknown, report: Reporter): void {
  const owner = report.text(source['Owner']);
  switch (owner) {
    case 'CUSTOM_LAMBDA':
      checkFunction(where, source, scope, report);
      break;
    case 'AWS':
      checkManaged(where, source, report);
      break;
    case 'CUSTOM_POLICY':
      checkPolicy(where, source, scope, report);
      break;
    default:
      report.refuse(where, `${owner || 'nobody'} is the owner of the source`, `use ${OWNERS.join(', ')}`);
  }
}

function checkManaged(where: string, source: Json, report: Reporter): void {
  const identifier = report.text(source['SourceIdentifier']);
  if (!/^[A-Z0-9_]{1,256}$/.test(identifier))
    report.refuse(where, `${identifier || 'nothing'} is no managed rule of AWS`, 'correct SourceIdentifier');
}

function checkPolicy(where: string, source: Json, scope: unknown, report: Reporter): void {
  const { PolicyRuntime, PolicyText } = recordOf(source['CustomPolicyDetails']);
  const text = report.text(PolicyText);
  if (report.text(PolicyRuntime) === '' || text === '')
    report.refuse(where, 'a policy rule has no policy', 'set PolicyRuntime and PolicyText');
  report.limit(where, 'characters in the policy', text.length, LIMITS.policy, 'shorten it');
  checkDetails(where, source['SourceDetails'], scope, report);
}

function checkFunction(where: string, source: Json, scope: unknown, report: Reporter): void {
  const identifier = report.text(source['SourceIdentifier']);
  report.limit(
    where,
    'characters in the ARN of the function',
    identifier.length,
    LIMITS.sourceIdentifier,
    `shorten ${FUNCTION_ARN_PREFIX} or the id`,
  );
  // Whoever deploys the pack gives it.
  const isOpen = identifier === '' && isRecord(source['SourceIdentifier']);
  const [, functionName = '', qualifier] =
    /^arn:[^:]+:lambda:[^:]+:\d{12}:function:([^:]*)(?::(.*))?$/.exec(identifier) ?? [];
  if (functionName === '' && !isOpen) {
    report.refuse(
      where,
      `${identifier} is not the ARN of a Lambda function`,
      `correct ${FUNCTION_ARN_PREFIX}`,
    );
  }
  if (qualifier === '$LATEST' || functionName.endsWith('$LATEST'))
    report.refuse(where, 'the ARN of the function ends in $LATEST', 'name the function without a version');
  report.limit(
    where,
    'characters in the function name',
    functionName.length,
    LIMITS.functionName,
    'shorten the id',
  );
  checkDetails(where, source['SourceDetails'], scope, report);
}

function checkDetails(where: string, source: unknown, scope: unknown, report: Reporter): void {
  const details = Array.isArray(source) ? source.map(recordOf) : [];
  const messages = details.map((detail) => report.text(detail['MessageType']));
  const types: unknown = recordOf(scope)['ComplianceResourceTypes'];
  const scopeTypes = Array.isArray(types) ? types : [];
  if (details.length === 0)
    report.refuse(where, 'SourceDetails is empty, so nothing triggers the rule', 'add a message');
  if (new Set(messages).size < messages.length)
    report.refuse(where, 'SourceDetails names a message twice', 'keep one of them');
  for (const detail of details) {
    const message = report.text(detail['MessageType']);
    const frequency = detail['MaximumExecutionFrequency'];
    if (detail['EventSource'] !== 'aws.config')
      report.refuse(where, 'the event source is not aws.config', 'set EventSource to aws.config');
    if (![...CHANGE_MESSAGES, SCHEDULE_MESSAGE].includes(message))
      report.refuse(
        where,
        `${message || 'nothing'} is not a message that rules receive`,
        'correct MessageType',
      );
    if (message === SCHEDULE_MESSAGE && !FREQUENCIES.includes(String(frequency)))
      report.refuse(where, 'the schedule has no valid frequency', `set one of ${FREQUENCIES.join(', ')}`);
    if (message !== SCHEDULE_MESSAGE && frequency !== undefined)
      report.refuse(where, `${message} has a frequency`, 'keep MaximumExecutionFrequency to the schedule');
  }
  const changes = CHANGE_MESSAGES.filter((message) => messages.includes(message));
  if (changes.length === 1) {
    report.refuse(
      where,
      `only one of ${CHANGE_MESSAGES.join(' and ')} is there`,
      'a rule of changes needs both',
    );
  }
  if (changes.length > 0 && scopeTypes.length === 0)
    report.refuse(where, 'a rule of changes has no resource types', 'set Scope.ComplianceResourceTypes');
  if (changes.length === 0 && scope !== undefined)
    report.refuse(where, 'a scheduled rule has a scope', 'remove Scope');
  report.limit(where, 'resource types in the scope', scopeTypes.length, LIMITS.scopeTypes, 'split the rule');
}

export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
export const propertiesOf = (resource: unknown): Json => recordOf(recordOf(resource)['Properties']);

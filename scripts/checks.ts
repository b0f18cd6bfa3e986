/** What is enforced about every rule, as functions that return faults in words; test/meta runs them over all rules. */
import { isDeepStrictEqual } from 'node:util';
import { CITATIONS } from '../shared/citations';
import { InvalidParameterError } from '../shared/errors';
import { isAllowed } from '../shared/iam-actions';
import type { Aws } from '../shared/aws';
import { readItem } from '../shared/item';
import type { Parameter } from '../shared/parameters';
import type { Rule } from '../shared/rule';
import { idFaults } from './ids';
import { ruleFileOf, testFileOf } from './project-files';

/** Rule files, tests and pages: one of each for every rule, named by its id, and no other. */
export function fileFaults(
  ids: readonly string[],
  files: {
    readonly rules: readonly string[];
    readonly tests: readonly string[];
    readonly docs: readonly string[];
  },
): string[] {
  const compare = (kind: string, present: readonly string[], wanted: readonly string[]): string[] => [
    ...wanted.filter((path) => !present.includes(path)).map((path) => `${path}: the ${kind} is missing`),
    ...present
      .filter((path) => !wanted.includes(path))
      .map((path) => `${path}: this is not the ${kind} of any rule in the registry`),
  ];
  return [
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id}: two rules have this id`),
    ...ids.flatMap(idFaults),
    ...compare('rule', files.rules, ids.map(ruleFileOf)),
    ...compare('test', files.tests, ids.map(testFileOf)),
    ...compare(
      'page',
      files.docs,
      ids.map((id) => `docs/rules/${id}.md`),
    ),
  ];
}

/** What `npm run new-rule` left to be filled in. */
export const unfinishedFaults = (path: string, source: string): string[] =>
  /\bTODO\b/.test(source) ? [`${path}: there is a TODO in it`] : [];

/** The texts and the citations of a rule. */
export function metadataFaults(rule: Rule): string[] {
  const { id, title, rationale, remediation, citations } = rule;
  const fault = (condition: boolean, text: string): string[] => (condition ? [`${id}: ${text}`] : []);
  return [
    ...fault(title.length > 100, 'the title has more than 100 characters'),
    ...fault(/\bensures?\b/i.test(title), 'the title says "Ensure" instead of the condition'),
    ...fault(/[.!?]\s*$/.test(title), 'the title ends in a full stop'),
    ...fault(title.trim() === '', 'the title is empty'),
    ...fault(rationale.trim() === '', 'the rationale is empty'),
    ...fault(remediation.trim() === '', 'the remediation is empty'),
    ...fault(new Set(citations).size < citations.length, 'a paragraph is cited twice'),
    ...citations
      .filter((citation) => !Object.hasOwn(CITATIONS, citation))
      .map((citation) => `${id}: 45 CFR ${citation} is not in shared/citations.ts`),
  ];
}

/** Texts that two rules share: one of them was copied and not adapted. */
export function repeatedTexts(rules: readonly Rule[]): string[] {
  const seen = new Map<string, string>();
  return rules.flatMap(({ id, title, rationale, remediation }) =>
    Object.entries({ title, rationale, remediation }).flatMap(([name, text]) => {
      const key = text.trim().toLowerCase();
      const other = seen.get(key);
      seen.set(key, id);
      return other === undefined ? [] : [`${id}: the ${name} is also a text of ${other}`];
    }),
  );
}

/** API Gateway's actions are those of HTTP. */
const READ_VERB = /^([a-z0-9-]+:(Get|List|Describe|BatchGet|Select|Search|Lookup)[A-Z]\w*|apigateway:GET)$/;

/**
 * Calls of AWS and permissions go together, and a rule only reads.
 * @param source the rule's file
 * @param reached the rule's file and the helpers that it stands on, the engine aside
 */
export function permissionFaults({ id, permissions }: Rule, source: string, reached: string): string[] {
  return [
    ...(source.includes("from '@aws-sdk/client-") && permissions.length === 0
      ? [`${id}: imports a client of the AWS SDK and declares no permissions`]
      : []),
    ...operationsIn(source)
      .filter((operation) => !isAllowed(operation, permissions))
      .map((operation) => `${id}: calls ${operation} and does not declare the permission`),
    ...permissions
      .filter((action) => !operationsIn(reached).some((operation) => isAllowed(operation, [action])))
      .map((action) => `${id}: declares ${action} and never makes the call`),
    ...permissions
      .filter((action) => !READ_VERB.test(action))
      .map((action) => `${id}: ${action} is not an action that only reads`),
  ];
}

const operationsIn = (source: string): string[] =>
  [...source.matchAll(/\bnew (\w+)Command\(|\bpaginate(\w+)\(/g)].map(
    ([, sent, paged]) => sent ?? paged ?? '',
  );

/** The answer to every call while AWS is not there to give one. */
class Unanswered extends Error {}

/** AWS, not answering; `calls` counts how often it was asked. */
function silentAws(): { readonly aws: Aws; readonly calls: () => number } {
  let calls = 0;
  const send = (): Promise<never> => {
    calls += 1;
    return Promise.reject(new Unanswered('AWS did not answer'));
  };
  const client: Aws['client'] = (type, region = 'us-east-1') => {
    const requestHandler = { connectionTimeout: 1, requestTimeout: 1 };
    const real = new type({ region, maxAttempts: 1, retryMode: 'standard', requestHandler });
    return Object.assign(real as object, { send }) as typeof real;
  };
  return {
    aws: { accountId: '111122223333', region: 'us-east-1', partition: 'aws', client },
    calls: () => calls,
  };
}

/**
 * What a rule makes of an empty configuration of one of its types, or of an AWS that does not answer: never a
 * TypeError, never a verdict in spite of a failed call, and COMPLIANT only where its table says so.
 * @param mayComply whether the rule's table has the empty configuration of the type among the compliant situations
 */
export async function emptyConfigurationFaults(
  rule: Rule,
  mayComply: (resourceType: string) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for (const resourceType of rule.kind === 'periodic' ? [''] : rule.resourceTypes) {
    const silent = silentAws();
    const outcome = await firstVerdict(rule, resourceType, silent.aws).catch((error: unknown) => error);
    if (outcome instanceof TypeError)
      faults.push(`${rule.id}: an empty configuration of ${resourceType} throws ${String(outcome)}`);
    if ((rule.kind === 'periodic' || silent.calls() > 0) && !(outcome instanceof Unanswered)) {
      faults.push(
        `${rule.id}: when AWS does not answer, the rule must throw that error; it gives ${String(outcome)}`,
      );
    }
    if (outcome === 'COMPLIANT' && !mayComply(resourceType)) {
      faults.push(
        `${rule.id}: an empty configuration of ${resourceType} is COMPLIANT, and no situation of its test says why`,
      );
    }
  }
  return faults;
}

/** The verdict about an empty configuration, or the first one of a scheduled run. */
async function firstVerdict(rule: Rule, resourceType: string, aws: Aws): Promise<string> {
  if (rule.kind === 'periodic') {
    for await (const { verdict } of rule.configure({})(aws)) return verdict.compliance;
    return 'no finding';
  }
  const item = readItem({
    resourceType,
    resourceId: 'resource-1',
    configurationItemStatus: 'OK',
    configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
    configuration: {},
  });
  return (await rule.configure({})(item, aws)).compliance;
}

const A_LIST = 'a comma-separated list';

/** Defaults that the parameter's own parser takes, and nothing that it should refuse. */
export function parameterFaults(rule: Rule): string[] {
  const entries: [string, Parameter<unknown>][] = Object.entries(rule.parameters);
  const refuses = (given: Readonly<Record<string, unknown>>): boolean => {
    try {
      rule.configure(given);
      return false;
    } catch (error) {
      return error instanceof InvalidParameterError;
    }
  };
  return [
    ...(refuses({ 'no-such-parameter': 'x' }) ? [] : [`${rule.id}: takes a parameter that it does not have`]),
    ...entries.flatMap(([name, parameter]) => {
      const where = `${rule.id}: parameter ${name}`;
      const again = parameter.parse(parameter.format(parameter.default));
      return [
        ...(/^[a-z][A-Za-z0-9]*$/.test(name) ? [] : [`${where} is not spelled in camelCase`]),
        ...(/^(no|not|never|without|skip|ignore|exclude|disable)[A-Z]/.test(name)
          ? [`${where} is negative; name what is wanted or accepted`]
          : []),
        ...(isDeepStrictEqual(again, parameter.default) ? [] : [`${where} does not take its own default`]),
        ...(refuses({ [name]: { rubbish: true } }) ? [] : [`${where} takes an object`]),
        ...(parameter.accepts === A_LIST || refuses({ [name]: '\u0000 rubbish' })
          ? []
          : [`${where} takes rubbish`]),
      ];
    }),
  ];
}

/** Which imports a file may have; types count, too. */
export function importFaults(path: string, source: string): string[] {
  const imports = source.matchAll(
    /(?:^import|\bfrom) ['"]([^'"]+)['"];$|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...imports]
    .map(([, stated, called]) => stated ?? called ?? '')
    .filter((target) => !mayImport(path, target))
    .map((target) => `${path}: must not import ${target}`);
}

function mayImport(path: string, target: string): boolean {
  if (path.startsWith('shared/')) {
    const relative = path.startsWith('shared/resources/') ? /^\.\.?\/[\w-]+$/ : /^\.\/(resources\/)?[\w-]+$/;
    return relative.test(target) || /^(@aws-sdk\/|node:|aws-lambda$)/.test(target);
  }
  return target.startsWith('../../shared/') || target.startsWith('@aws-sdk/client-');
}

/** What is wrong with a deployment, and what cannot be told. */
import type { ConfigRuleEvaluationStatus, ConfigurationRecorder } from '@aws-sdk/client-config-service';
import { frequencyOf, records } from '../../local/recorder';
import type { Rule } from '../../shared/rule';
import { groupBy } from '../output/groups';
import { changeTypesOf, isScheduled, type Deployed, type Facts } from './facts';

export type Health = 'ok' | 'problem' | 'unknown';

export interface Check {
  readonly health: Health;
  /** What was looked at, such as `recorder`. */
  readonly subject: string;
  readonly finding: string;
  /** What to do about a problem. */
  readonly advice: string | undefined;
  /** The rules that it concerns. */
  readonly rules: readonly string[];
}

/** Of the embedded endpoint, about rules that need an answer of AWS. */
const NOT_EVALUATED = 'NotEvaluated';
const DAY_MS = 86_400_000;
/** A schedule comes every 24 hours, more or less. */
const SILENT_DAYS = 2;

/** Worst first. */
export function diagnose(facts: Facts, rules: readonly Rule[], now: Date): readonly Check[] {
  const checks = [
    ...recorderChecks(facts),
    ...packChecks(facts),
    ...deployedChecks(facts, rules),
    ...blindChecks(facts),
    ...functionChecks(facts),
    ...evaluationChecks(facts, now),
  ];
  const order: readonly Health[] = ['problem', 'unknown', 'ok'];
  return checks.sort((one, other) => order.indexOf(one.health) - order.indexOf(other.health));
}

const ok = (subject: string, finding: string): Check => ({
  ...{ health: 'ok', subject, finding },
  ...{ advice: undefined, rules: [] },
});
const problem = (subject: string, finding: string, advice: string, rules: readonly string[] = []): Check => ({
  ...{ health: 'problem', subject, finding, advice, rules },
});
const unknown = (subject: string, { why }: { readonly why: string }): Check => ({
  ...{ health: 'unknown', subject, finding: `cannot be told: ${why}` },
  ...{ advice: undefined, rules: [] },
});

function recorderChecks({ recorder, recorderStatus, hasDeliveryChannel }: Facts): Check[] {
  const subject = 'recorder';
  if (!recorder.known) return [unknown(subject, recorder)];
  if (recorder.value === undefined)
    return [
      problem(subject, 'there is none, so that nothing triggers a rule', 'set AWS Config up in this Region'),
    ];
  const checks: Check[] = [];
  if (!recorderStatus.known) {
    checks.push(unknown(subject, recorderStatus));
  } else {
    const { recording, lastStatus, lastErrorCode, lastErrorMessage } = recorderStatus.value ?? {};
    if (recording !== true)
      checks.push(problem(subject, 'it is stopped, so that no change triggers a rule', 'start it'));
    if (lastStatus?.toUpperCase() === 'FAILURE') {
      const why = [lastErrorCode, lastErrorMessage].filter((part) => part !== undefined).join(': ');
      checks.push(problem(subject, `it could not deliver (${why})`, 'mend its role or its bucket'));
    }
  }
  if (hasDeliveryChannel.known && !hasDeliveryChannel.value)
    checks.push(problem('delivery channel', 'there is none', 'give AWS Config a bucket to deliver to'));
  return checks.length > 0 ? checks : [ok(subject, 'it records')];
}

function packChecks({ packs }: Facts): Check[] {
  const subject = 'conformance packs';
  if (!packs.known) return [unknown(subject, packs)];
  const broken = packs.value.filter(({ ConformancePackState: state }) => state !== 'CREATE_COMPLETE');
  if (broken.length === 0) return [ok(subject, `${String(packs.value.length)} complete`)];
  return broken.map(
    ({ ConformancePackName: name = '', ConformancePackState: state, ConformancePackStatusReason }) =>
      problem(
        `conformance pack ${name}`,
        `it is ${state ?? 'in no known state'}${ConformancePackStatusReason === undefined ? '' : `: ${ConformancePackStatusReason}`}`,
        'wait for it, or deploy it again',
      ),
  );
}

function deployedChecks({ deployed }: Facts, rules: readonly Rule[]): Check[] {
  const subject = 'rules';
  if (!deployed.known) return [unknown(subject, deployed)];
  const ids = new Set(deployed.value.map(({ rule }) => rule.id));
  if (ids.size === 0)
    return [problem(subject, 'none of this pack is deployed here', 'deploy it, or choose another Region')];
  const missing = rules.filter(({ id, whitepaper }) => whitepaper.basis === 'explicit' && !ids.has(id));
  const count = `${String(ids.size)} of ${String(rules.length)} are deployed`;
  if (missing.length === 0) return [ok(subject, count)];
  return [
    problem(
      subject,
      `${count}; ${String(missing.length)} that the whitepaper asks for in words are missing`,
      'deploy conformance-pack.yaml, unless they were left out on purpose',
      missing.map(({ id }) => id),
    ),
  ];
}

function blindChecks({ deployed, recorder }: Facts): Check[] {
  if (!deployed.known || deployed.value.length === 0 || !recorder.known || recorder.value === undefined)
    return [];
  const { value: group } = recorder;
  const blind = deployed.value.filter((one) => typesSeen(one, group).length === 0 && isTriggered(one));
  const half = deployed.value.filter((one) => {
    const seen = typesSeen(one, group).length;
    return seen > 0 && seen < changeTypesOf(one.rule).length;
  });
  const daily = deployed.value.filter((one) =>
    typesSeen(one, group).some((type) => frequencyOf(group, type) === 'DAILY'),
  );
  return [
    ...(blind.length === 0
      ? []
      : [
          problem(
            'blind rules',
            `${String(blind.length)} judge types that are not recorded, and look as if nothing were wrong: ${typesOf(blind, group)}`,
            'record these types, or take the rules out of the pack',
            idsOf(blind),
          ),
        ]),
    ...(half.length === 0
      ? []
      : [
          problem(
            'rules that see a part',
            `${String(half.length)} judge several types, of which some are not recorded: ${typesOf(half, group)}`,
            'record these types',
            idsOf(half),
          ),
        ]),
    ...(blind.length + half.length > 0
      ? []
      : [ok('recorded types', 'every deployed rule sees its resources')]),
    ...(daily.length === 0
      ? []
      : [
          ok(
            'recorded types',
            `${String(daily.length)} rules judge once a day: their types are recorded daily`,
          ),
        ]),
  ];
}

const isTriggered = ({ rule }: Deployed): boolean => changeTypesOf(rule).length > 0;
const typesSeen = ({ rule }: Deployed, recorder: ConfigurationRecorder): readonly string[] =>
  changeTypesOf(rule).filter((type) => records(recorder, type));
const typesOf = (rules: readonly Deployed[], recorder: ConfigurationRecorder): string =>
  [
    ...new Set(rules.flatMap(({ rule }) => changeTypesOf(rule)).filter((type) => !records(recorder, type))),
  ].join(', ');
const idsOf = (rules: readonly Deployed[]): readonly string[] => [
  ...new Set(rules.map(({ rule }) => rule.id)),
];

function functionChecks({ deployed, functions }: Facts): Check[] {
  const subject = 'functions';
  if (!deployed.known || deployed.value.length === 0) return [];
  if (!functions.known) return [unknown(subject, functions)];
  const faulty = deployed.value.flatMap(({ rule, functionArn }) => {
    const fault = functions.value.get(functionArn)?.fault;
    return fault === undefined ? [] : [{ id: rule.id, fault }];
  });
  if (faulty.length === 0)
    return [ok(subject, `${String(functions.value.size)} are ready, and may be invoked`)];
  return [...groupBy(faulty, ({ fault }) => fault)].map(([fault, functionsWithIt]) =>
    problem(
      subject,
      `${fault} (${String(functionsWithIt.length)})`,
      'deploy the functions again',
      functionsWithIt.map(({ id }) => id),
    ),
  );
}

function evaluationChecks({ deployed, evaluations }: Facts, now: Date): Check[] {
  const subject = 'evaluations';
  if (!deployed.known || deployed.value.length === 0) return [];
  if (!evaluations.known) return [unknown(subject, evaluations)];
  const statusOf = ({ name }: Deployed): ConfigRuleEvaluationStatus => evaluations.value.get(name) ?? {};
  const failing = deployed.value.filter((one) => isFailing(statusOf(one)));
  const silent = deployed.value.filter(
    (one) => isScheduled(one.rule) && isSilent(statusOf(one), now) && !failing.includes(one),
  );
  const checks = [...groupedByError(failing, statusOf)];
  if (silent.length > 0)
    checks.push(
      problem(
        'silent rules',
        `${String(silent.length)} have a daily schedule and have evaluated nothing for ${String(SILENT_DAYS)} days`,
        'see what their functions log, and whether AWS Config may invoke them',
        idsOf(silent),
      ),
    );
  return checks.length > 0 ? checks : [ok(subject, 'no rule fails, and none with a schedule is silent')];
}

function groupedByError(
  failing: readonly Deployed[],
  statusOf: (one: Deployed) => ConfigRuleEvaluationStatus,
): Check[] {
  const errorOf = (one: Deployed): string => {
    const { LastErrorCode: code = 'an error', LastErrorMessage: message } = statusOf(one);
    return message === undefined || code === NOT_EVALUATED ? code : `${code}: ${message}`;
  };
  return [...groupBy(failing, errorOf)].map(([error, rules]) =>
    error.startsWith(NOT_EVALUATED)
      ? {
          ...unknown('rules that ask AWS', { why: 'this endpoint evaluates them with --live alone' }),
          rules: idsOf(rules),
        }
      : problem(
          'failing rules',
          `${String(rules.length)} failed last: ${error}`,
          'see what their functions log',
          idsOf(rules),
        ),
  );
}

/** The newest of what went well and what failed decides. */
function isFailing(status: ConfigRuleEvaluationStatus): boolean {
  const failed = latest(status.LastFailedInvocationTime, status.LastFailedEvaluationTime);
  const succeeded = latest(status.LastSuccessfulEvaluationTime);
  return failed > succeeded || (status.LastErrorCode !== undefined && succeeded === 0);
}

function isSilent(
  { LastSuccessfulEvaluationTime, FirstActivatedTime }: ConfigRuleEvaluationStatus,
  now: Date,
): boolean {
  const since = latest(LastSuccessfulEvaluationTime, FirstActivatedTime);
  return now.getTime() - since > SILENT_DAYS * DAY_MS;
}

const latest = (...times: readonly (Date | undefined)[]): number =>
  Math.max(0, ...times.map((time) => time?.getTime() ?? 0));

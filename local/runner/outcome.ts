/** What an invocation means for its delivery. */
import { ACCOUNT } from '../../shared/finding';
import { isRecord } from '../../shared/shape';
import type { Delivery, DeliveryError, Skip } from '../deliveries';
import { textOf, type Outcome, type ThrownErrors } from './function-process';
import { FunctionsError } from './lambda-function';
import { actionOf, refusalIn } from './refusals';

export type Settlement =
  | { readonly kind: 'done' }
  | { readonly kind: 'skipped'; readonly skips: readonly Skip[] }
  | { readonly kind: 'failed'; readonly error: DeliveryError };

/** A resource that the function could not judge, as its log says. */
export interface LoggedFailure {
  readonly type: string;
  readonly resourceId: string;
  readonly error: string;
}

/** The calls of AWS Config that are not a rule's own: handlers make them. */
const ENGINE_CALLS = [
  'config:BatchGetResourceConfig',
  'config:GetComplianceDetailsByConfigRule',
  'config:GetResourceConfigHistory',
  'config:ListDiscoveredResources',
  'config:PutEvaluations',
];

const SERVED_HERE =
  'AWS Config is served by this endpoint, which says nothing about the recorder of the account';

/** Why a function is not to run that asks AWS Config for what no handler does; undefined for the others. */
export function configSkip(delivery: Delivery, permissions: readonly string[]): Skip | undefined {
  const own = permissions.find((action) => action.startsWith('config:') && !ENGINE_CALLS.includes(action));
  return own === undefined ? undefined : { ...resourceOf(delivery), needs: own, reason: SERVED_HERE };
}

/** Reads a line of shared/log.ts; undefined for other lines. */
export function loggedFailure(line: string): LoggedFailure | undefined {
  if (!line.includes('"evaluation failed"')) return undefined;
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isRecord(entry) || entry['message'] !== 'evaluation failed') return undefined;
  const { resourceType, resourceId, error } = entry;
  return { type: String(resourceType), resourceId: String(resourceId), error: String(error) };
}

/** Why a function has no process: its code cannot be had, or the machine has no room for one. */
export const startError = (error: unknown): DeliveryError => ({
  code: error instanceof FunctionsError ? 'InvalidZipFileException' : 'ServiceException',
  message: error instanceof Error ? error.message : String(error),
  invoked: false,
});

/**
 * @param failures what the function logged
 * @param permissions the IAM actions of the function
 * @param reason why AWS was not asked, when it could have been
 */
export function settlementOf(
  outcome: Outcome,
  delivery: Delivery,
  failures: readonly LoggedFailure[],
  permissions: readonly string[],
  reason: string | undefined,
): Settlement {
  if (outcome.kind === 'ended') return { kind: 'done' };
  if (outcome.kind === 'broke') return { kind: 'failed', error: outcome.error };
  const { errors } = outcome;
  const needsOf = (error: string): string | undefined => {
    const refusal = refusalIn(error);
    return refusal === undefined ? undefined : actionOf(refusal, permissions);
  };
  const skips = failures.flatMap(({ type, resourceId, error }) => {
    const needs = needsOf(error);
    return needs === undefined ? [] : [{ type, resourceId, needs, reason }];
  });
  if (skips.length > 0 && skips.length === failures.length && skips.length === countOf(errors))
    return { kind: 'skipped', skips };
  const needs = failures.length === 0 ? needsOf(textOf(errors)) : undefined;
  if (needs !== undefined) return { kind: 'skipped', skips: [{ ...resourceOf(delivery), needs, reason }] };
  return { kind: 'failed', error: { code: 'Unhandled', message: textOf(errors), invoked: true } };
}

/** How many failures the error of an invocation stands for; a schedule's tells of all by their number. */
function countOf(errors: ThrownErrors): number {
  const [, count] = /^ReportError: (\d+) failure\(s\) beside /.exec(textOf(errors)) ?? [];
  return count === undefined ? 1 : Number(count);
}

/** The resource that a delivery is about, or the account. */
export function resourceOf({ event }: Pick<Delivery, 'event'>): {
  readonly type: string;
  readonly resourceId: string;
} {
  const notification = JSON.parse(event.invokingEvent) as Readonly<
    Record<
      'configurationItem' | 'configurationItemSummary',
      { resourceType: string; resourceId: string } | undefined
    >
  >;
  const item = notification.configurationItem ?? notification.configurationItemSummary;
  return item === undefined
    ? { type: ACCOUNT, resourceId: event.accountId }
    : { type: item.resourceType, resourceId: item.resourceId };
}

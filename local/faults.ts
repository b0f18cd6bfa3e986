/** Faults on demand: what can go wrong between AWS Config and the functions of its rules. */
import type { Evaluation } from '@aws-sdk/client-config-service';
import { isRecord } from '../shared/shape';
import type { ErrorCode } from './errors';
import type { Valid } from './protocol';

export type Fault =
  /** Nothing is done, and the answer is this error: ThrottlingException, InternalFailure, ServiceUnavailableException. */
  | { readonly kind: 'error'; readonly code: ErrorCode }
  /** The connection breaks: before anything is done, or after everything is and before the answer arrives. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** PutEvaluations stores the others and returns these as FailedEvaluations. */
  | {
      readonly kind: 'failedEvaluations';
      readonly fails: (evaluation: Valid<Evaluation>, index: number) => boolean;
    };

/** Asked before every operation; undefined lets it pass. The input is valid. */
export type FaultHook = (operation: string, input: unknown) => Fault | undefined;

const THROTTLING: Fault = { kind: 'error', code: 'ThrottlingException' };
const OUTAGE: Fault = { kind: 'error', code: 'InternalFailure' };
const RESET_BEFORE: Fault = { kind: 'reset', when: 'before' };
const RESET_AFTER: Fault = { kind: 'reset', when: 'after' };
/** Every other one, the first included. */
const PARTIAL: Fault = { kind: 'failedEvaluations', fails: (_, index) => index % 2 === 0 };

/** What befalls calls of PutEvaluations, by the names that users give. */
const OF_CALLS = {
  throttling: THROTTLING,
  outage: OUTAGE,
  partial: PARTIAL,
  'reset-before': RESET_BEFORE,
  'reset-after': RESET_AFTER,
  'kill-before': RESET_BEFORE,
  'kill-after': RESET_AFTER,
} as const;

type CallFault = keyof typeof OF_CALLS;
type DeliveryFault = 'duplicate' | 'reorder';

export type FaultSetting =
  | {
      readonly name: CallFault | DeliveryFault;
      /** Of all calls or deliveries, above 0 and up to 1. */
      readonly share: number;
    }
  | { readonly name: 'skew'; readonly seconds: number };

/** For a help text. */
export const FAULT_NAMES = [...Object.keys(OF_CALLS), 'duplicate', 'reorder', 'skew'];

const SHARE = 0.2;
const SKEW_SECONDS = 600;
const LONGEST_SKEW_SECONDS = 86_400;

/**
 * Reads `throttling`, `kill-after=0.5` for half of the calls, or `skew=-600` for a clock of AWS Config that is ten
 * minutes slow. Undefined when it cannot be read.
 */
export function parseFault(text: string): FaultSetting | undefined {
  const [, name = '', value] = /^([a-z-]+)(?:=([+-]?\d{1,5}(?:\.\d{1,5})?))?$/.exec(text) ?? [];
  if (name === 'skew') {
    const seconds = Number(value ?? SKEW_SECONDS);
    return Math.abs(seconds) > LONGEST_SKEW_SECONDS ? undefined : { name, seconds };
  }
  const share = Number(value ?? SHARE);
  if (!isCallFault(name) && name !== 'duplicate' && name !== 'reorder') return undefined;
  return share > 0 && share <= 1 ? { name, share } : undefined;
}

const isCallFault = (name: string): name is CallFault => Object.hasOwn(OF_CALLS, name);

/** The reports of one delivery suffer no more of each fault, so that the attempts of the SDK and of Lambda suffice. */
const MOST_OF_A_DELIVERY = 2;
/** Deliveries that are remembered for this. */
const REMEMBERED = 10_000;
const LONGEST_DELAY_MS = 2_000;

/** Lets things go wrong, at random, as the settings say. */
export class Faults {
  /** Ends the process of the function that has this token, at once. */
  kill: (resultToken: string) => void = () => undefined;
  readonly #suffered = new Map<string, number>();

  constructor(
    readonly settings: readonly FaultSetting[],
    readonly random: () => number = Math.random,
  ) {}

  /** For the endpoint. */
  readonly hook: FaultHook = (operation, input) => {
    // In test mode, as when a function warms up, nothing is delivered that could be lost.
    if (operation !== 'PutEvaluations' || !isRecord(input) || input['TestMode'] === true) return undefined;
    const token = String(input['ResultToken']);
    for (const { name, share } of this.#shares()) {
      if (!isCallFault(name) || this.random() >= share || !this.#maySuffer(`${name} ${token}`)) continue;
      if (name.startsWith('kill')) this.kill(token);
      return OF_CALLS[name];
    }
    return undefined;
  };

  /** By how much a delivery is late, so that later ones overtake it. */
  delayMs(): number {
    return this.#happens('reorder') ? Math.ceil(this.random() * LONGEST_DELAY_MS) : 0;
  }

  /** Whether an event that a function has handled is delivered once more. */
  duplicates(): boolean {
    return this.#happens('duplicate');
  }

  /** How far the clock of AWS Config is ahead of that of the functions. */
  get skewMs(): number {
    return this.settings.reduce(
      (sum, setting) => (setting.name === 'skew' ? sum + setting.seconds * 1000 : sum),
      0,
    );
  }

  #shares(): readonly Exclude<FaultSetting, { name: 'skew' }>[] {
    return this.settings.filter((setting) => setting.name !== 'skew');
  }

  #happens(fault: DeliveryFault): boolean {
    return this.#shares().some(({ name, share }) => name === fault && this.random() < share);
  }

  #maySuffer(key: string): boolean {
    const suffered = this.#suffered.get(key) ?? 0;
    if (suffered >= MOST_OF_A_DELIVERY) return false;
    this.#suffered.set(key, suffered + 1);
    const [oldest] = this.#suffered.keys();
    if (this.#suffered.size > REMEMBERED && oldest !== undefined) this.#suffered.delete(oldest);
    return true;
  }
}

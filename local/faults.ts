/** Faults on demand: what can go wrong between a function and AWS Config. */
import type { Evaluation } from '@aws-sdk/client-config-service';
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

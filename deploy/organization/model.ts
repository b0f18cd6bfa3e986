/**
 * Deploying to every account of an organization, in one of two models:
 * A: the functions in every account, by a StackSet; each account's packs are in its own stack, beside its functions.
 * B: the functions in one account; an organization pack's rules call them, and a role in each account lets them report.
 */
import type { Partition } from '../endpoints';
import type { PackValues } from '../pack';

export type Model = 'A' | 'B';
export type CallAs = 'SELF' | 'DELEGATED_ADMIN';

export interface Organization {
  readonly model: Model;
  readonly partition: Partition;
  /** The first is home to the StackSet. */
  readonly regions: readonly string[];
  /** Its id, such as o-abcdefghij. */
  readonly organizationId: string;
  /** Organizational units, or the root, that the StackSet covers. */
  readonly targets: readonly string[];
  /** As whom StackSets are called: from the management account, or from that of a delegated administrator. */
  readonly callAs: CallAs;
  /** Model B: the account of the functions. */
  readonly evaluator: string | undefined;
  /** Model B: the accounts whose rules may call the functions, that of the functions among them. */
  readonly accounts: readonly string[];
  /** Model B: accounts that get no packs, such as those that the StackSet does not reach. */
  readonly excluded: readonly string[];
  /** Names of the artifacts' buckets are this with the Region behind it. */
  readonly bucketPrefix: string;
  readonly parameters: PackValues;
}

export type Resource = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, Resource>>;

/** Of the stack, and what the names of everything else begin with. */
export const STACK = 'hipaa-config-rules';
export const MEMBER_ROLE = 'hipaa-config-reporter';

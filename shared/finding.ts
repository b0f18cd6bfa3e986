import type { Verdict } from './verdict';

/** The resource type of findings about the account as a whole; the resource id is then the account id. */
export const ACCOUNT = 'AWS::::Account';

/** What a rule says about one resource. */
export interface Finding {
  readonly resourceType: string;
  /** 1 to 768 characters. */
  readonly resourceId: string;
  readonly verdict: Verdict;
}

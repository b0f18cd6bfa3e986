/**
 * Work that AWS Config does not record and nobody can change once it is submitted, such as the batch jobs of a service.
 * Only what is recent is judged, or an old job would fail its account for ever.
 */
import { daysAgo } from './days-ago';
import { integerParameter } from './parameters';
import { compliant, nonCompliant, notApplicable, type Verdict } from './verdict';

export const lookbackDays = integerParameter({
  default: 30,
  min: 1,
  max: 365,
  description: 'Only what was submitted in this many days is judged.',
});

/** The filter of list calls for what was submitted in the last days. */
export const submittedWithin = (days: number): { readonly SubmitTimeAfter: Date } => ({
  SubmitTimeAfter: daysAgo(days),
});

export interface Work {
  /** Its kind and id, such as `topics job 0123`. */
  readonly name: string;
  readonly isAsWanted: boolean;
}

/**
 * One verdict about all recent work of an account: NOT_APPLICABLE without any.
 * @param words for annotations such as "Comprehend jobs of the last 30 days without a KMS key: 1 of 5 (topics job 0123)"
 */
export async function verdictOnRecent(
  work: AsyncIterable<Work>,
  words: { readonly subject: string; readonly wanted: string; readonly days: number },
): Promise<Verdict> {
  let count = 0;
  const faulty: string[] = [];
  for await (const { name, isAsWanted } of work) {
    count += 1;
    if (!isAsWanted) faulty.push(name);
  }
  const subject = `${words.subject} of the last ${String(words.days)} days`;
  if (count === 0) return notApplicable(`There are no ${subject} to judge.`);
  if (faulty.length === 0) return compliant(`${subject} with ${words.wanted}: all ${String(count)}.`);
  return nonCompliant(
    `${subject} without ${words.wanted}: ${String(faulty.length)} of ${String(count)} (${faulty.join(', ')}).`,
  );
}

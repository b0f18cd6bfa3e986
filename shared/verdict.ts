export type Compliance = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** What a rule says about one resource. */
export interface Verdict {
  readonly compliance: Compliance;
  /** For a compliance officer: what was seen and, when it fails, what was wanted. At most 256 characters. */
  readonly annotation: string;
}

/** Config refuses longer annotations. */
export const ANNOTATION_LIMIT = 256;

export const compliant = (annotation: string): Verdict => verdict('COMPLIANT', annotation);
export const nonCompliant = (annotation: string): Verdict => verdict('NON_COMPLIANT', annotation);
export const notApplicable = (annotation: string): Verdict => verdict('NOT_APPLICABLE', annotation);

const verdict = (compliance: Compliance, annotation: string): Verdict => ({
  compliance,
  annotation: cut(annotation, ANNOTATION_LIMIT),
});

/** The text itself, or its beginning with an ellipsis: never more than `limit` UTF-16 units, never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en').segment(text.slice(0, limit + 32))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

/** How verdicts add up to the compliance of a rule, a resource or a pack. */
import type {
  Compliance,
  ComplianceContributorCount,
  ComplianceType,
  EvaluationResult,
} from '@aws-sdk/client-config-service';
import { invalidParameter } from './errors';
import type { StoredEvaluation, Tally, Verdict } from './store/evaluations';

/** The service counts no further. */
const CAP = 25;

export type Summary = 'COMPLIANT' | 'NON_COMPLIANT' | 'INSUFFICIENT_DATA';

/** @param tally undefined where there is no verdict */
export function summaryOf(tally: Tally | undefined): Summary {
  if (tally === undefined || tally.judged === 0) return 'INSUFFICIENT_DATA';
  return tally.nonCompliant > 0 ? 'NON_COMPLIANT' : 'COMPLIANT';
}

export function complianceOf(tally: Tally | undefined): Compliance {
  const summary = summaryOf(tally);
  if (tally === undefined || summary !== 'NON_COMPLIANT') return { ComplianceType: summary };
  return { ComplianceType: summary, ComplianceContributorCount: capped(tally.nonCompliant) };
}

export const capped = (count: number): ComplianceContributorCount => ({
  CappedCount: Math.min(count, CAP),
  CapExceeded: count > CAP,
});

/**
 * The verdicts that a request asks for; without a filter those that count.
 * @throws ServiceError InvalidParameterValueException for INSUFFICIENT_DATA, which is no verdict
 */
export function verdictsOf(filter: readonly ComplianceType[] = []): readonly Verdict[] {
  if (filter.length === 0) return ['COMPLIANT', 'NON_COMPLIANT'];
  return filter.map((type) => {
    if (type === 'INSUFFICIENT_DATA') throw invalidParameter('INSUFFICIENT_DATA cannot be filtered for.');
    return type;
  });
}

export function evaluationResult(
  evaluation: StoredEvaluation,
  ConfigRuleName: string,
): EvaluationResult & { readonly ConfigRuleInvokedTime: Date; readonly ResultRecordedTime: Date } {
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: {
        ConfigRuleName,
        ResourceType: evaluation.type,
        ResourceId: evaluation.resourceId,
        EvaluationMode: 'DETECTIVE',
      },
      OrderingTimestamp: new Date(evaluation.orderingAt),
    },
    ComplianceType: evaluation.compliance,
    ResultRecordedTime: new Date(evaluation.recordedAt),
    ConfigRuleInvokedTime: new Date(evaluation.invokedAt),
    Annotation: evaluation.annotation,
  };
}

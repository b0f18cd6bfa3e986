import type { GetComplianceSummaryByConfigRuleResponse } from '@aws-sdk/client-config-service';
import { capped, summaryOf } from '../compliance';
import type { Service } from '../service';

/** Despite their names the counts are of rules. */
export function getComplianceSummaryByConfigRule(
  _input: object,
  service: Service,
): GetComplianceSummaryByConfigRuleResponse {
  const summaries = [...service.store.evaluations.ruleTallies().values()].map(summaryOf);
  const count = (wanted: string) => capped(summaries.filter((summary) => summary === wanted).length);
  return {
    ComplianceSummary: {
      CompliantResourceCount: count('COMPLIANT'),
      NonCompliantResourceCount: count('NON_COMPLIANT'),
      ComplianceSummaryTimestamp: service.now(),
    },
  };
}

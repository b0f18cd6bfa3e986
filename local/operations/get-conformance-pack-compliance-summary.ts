import type {
  GetConformancePackComplianceSummaryRequest,
  GetConformancePackComplianceSummaryResponse,
} from '@aws-sdk/client-config-service';
import { summaryOf, type Summary } from '../compliance';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import type { Tally } from '../store/evaluations';
import type { StoredRule } from '../store/rules';
import { packsNamed } from './packs';

const PAGE = 20;

export function getConformancePackComplianceSummary(
  input: Valid<GetConformancePackComplianceSummaryRequest>,
  service: Service,
): GetConformancePackComplianceSummaryResponse {
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'GetConformancePackComplianceSummary',
      input,
      token: input.NextToken,
      limit: input.Limit,
      defaultLimit: PAGE,
    },
    packsNamed(service, input.ConformancePackNames),
  );
  const tallies = service.store.evaluations.ruleTallies();
  return {
    ConformancePackComplianceSummaryList: results.map(({ name }) => ({
      ConformancePackName: name,
      ConformancePackComplianceStatus: packSummary(service.store.rules.ofPack(name), tallies),
    })),
    NextToken: nextToken,
  };
}

/** A pack lacks data only where all its rules do. */
function packSummary(rules: readonly StoredRule[], tallies: ReadonlyMap<string, Tally>): Summary {
  const summaries = rules.map(({ id }) => summaryOf(tallies.get(id)));
  if (summaries.includes('NON_COMPLIANT')) return 'NON_COMPLIANT';
  return summaries.includes('COMPLIANT') ? 'COMPLIANT' : 'INSUFFICIENT_DATA';
}

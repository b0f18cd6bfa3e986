import type {
  DescribeConformancePackComplianceRequest,
  DescribeConformancePackComplianceResponse,
} from '@aws-sdk/client-config-service';
import { summaryOf } from '../compliance';
import { invalidParameter } from '../errors';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { packRules } from './pack-rules';

const PAGE = 1000;

export function describeConformancePackCompliance(
  input: Valid<DescribeConformancePackComplianceRequest>,
  service: Service,
): DescribeConformancePackComplianceResponse {
  const { ConformancePackName, Filters: { ConfigRuleNames, ComplianceType: wanted } = {} } = input;
  if (wanted === 'INSUFFICIENT_DATA') throw invalidParameter('INSUFFICIENT_DATA cannot be filtered for.');
  const tallies = service.store.evaluations.ruleTallies();
  const rules = packRules(service, ConformancePackName, ConfigRuleNames)
    .map(({ id, name }) => ({ name, summary: summaryOf(tallies.get(id)) }))
    .filter(({ summary }) => wanted === undefined || summary === wanted);
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeConformancePackCompliance',
      input,
      token: input.NextToken,
      limit: input.Limit,
      defaultLimit: PAGE,
    },
    rules,
  );
  return {
    ConformancePackName,
    ConformancePackRuleComplianceList: results.map(({ name, summary }) => ({
      ConfigRuleName: name,
      ComplianceType: summary,
      Controls: [],
    })),
    NextToken: nextToken,
  };
}

import type {
  DescribeComplianceByConfigRuleRequest,
  DescribeComplianceByConfigRuleResponse,
} from '@aws-sdk/client-config-service';
import { complianceOf, summaryOf } from '../compliance';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { rulesNamed } from './rules-named';

const PAGE = 25;

export function describeComplianceByConfigRule(
  input: Valid<DescribeComplianceByConfigRuleRequest>,
  service: Service,
): DescribeComplianceByConfigRuleResponse {
  const { ConfigRuleNames, ComplianceTypes: types = [] } = input;
  const tallies = service.store.evaluations.ruleTallies();
  const rules = rulesNamed(service, ConfigRuleNames).filter(
    ({ id }) => types.length === 0 || types.includes(summaryOf(tallies.get(id))),
  );
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeComplianceByConfigRule',
      input,
      token: input.NextToken,
      limit: undefined,
      defaultLimit: PAGE,
    },
    rules,
  );
  return {
    ComplianceByConfigRules: results.map(({ id, name }) => ({
      ConfigRuleName: name,
      Compliance: complianceOf(tallies.get(id)),
    })),
    NextToken: nextToken,
  };
}

import type { DescribeConfigRulesRequest, DescribeConfigRulesResponse } from '@aws-sdk/client-config-service';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { rulesNamed } from './rules-named';

const PAGE = 25;

export function describeConfigRules(
  input: Valid<DescribeConfigRulesRequest>,
  service: Service,
): DescribeConfigRulesResponse {
  const named = rulesNamed(service, input.ConfigRuleNames);
  const rules = input.Filters?.EvaluationMode === 'PROACTIVE' ? [] : named;
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeConfigRules',
      input,
      token: input.NextToken,
      limit: undefined,
      defaultLimit: PAGE,
    },
    rules,
  );
  return {
    ConfigRules: results.map(({ id, definition }) => ({
      ...definition,
      ConfigRuleState: service.store.deliveries.isUnderWay(id) ? 'EVALUATING' : 'ACTIVE',
    })),
    NextToken: nextToken,
  };
}

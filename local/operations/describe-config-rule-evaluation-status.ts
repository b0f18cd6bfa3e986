import type {
  ConfigRuleEvaluationStatus,
  DescribeConfigRuleEvaluationStatusRequest,
  DescribeConfigRuleEvaluationStatusResponse,
} from '@aws-sdk/client-config-service';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import type { StoredRule } from '../store/rules';
import { rulesNamed } from './rules-named';

const PAGE = 50;

/** The model says that rules with functions are left out; the service does not. */
export function describeConfigRuleEvaluationStatus(
  input: Valid<DescribeConfigRuleEvaluationStatusRequest>,
  service: Service,
): DescribeConfigRuleEvaluationStatusResponse {
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeConfigRuleEvaluationStatus',
      input,
      token: input.NextToken,
      limit: input.Limit,
      defaultLimit: PAGE,
    },
    rulesNamed(service, input.ConfigRuleNames),
  );
  return { ConfigRulesEvaluationStatus: results.map(statusOf), NextToken: nextToken };
}

function statusOf(rule: StoredRule): ConfigRuleEvaluationStatus {
  return {
    ConfigRuleName: rule.name,
    ConfigRuleArn: rule.definition.ConfigRuleArn,
    ConfigRuleId: rule.id,
    LastSuccessfulInvocationTime: dateOf(rule.invokedAt),
    LastFailedInvocationTime: dateOf(rule.invocationFailedAt),
    LastSuccessfulEvaluationTime: dateOf(rule.evaluatedAt),
    LastFailedEvaluationTime: dateOf(rule.evaluationFailedAt),
    FirstActivatedTime: new Date(rule.createdAt),
    ...errorOf(rule),
    FirstEvaluationStarted: rule.invokedAt !== undefined,
  };
}

const errorOf = ({ definition, errorCode, errorMessage }: StoredRule) =>
  definition.Source?.Owner === 'AWS'
    ? {
        LastErrorCode: 'NotEvaluated',
        LastErrorMessage: 'This endpoint does not evaluate managed rules of AWS.',
      }
    : { LastErrorCode: errorCode, LastErrorMessage: errorMessage };

const dateOf = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

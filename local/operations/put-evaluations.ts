import type {
  Evaluation,
  PutEvaluationsRequest,
  PutEvaluationsResponse,
} from '@aws-sdk/client-config-service';
import { invalidParameter, noSuchRule } from '../errors';
import type { Valid } from '../protocol';
import { deliveryOfToken } from '../result-token';
import type { Service } from '../service';
import type { StoredDelivery } from '../store/deliveries';
import type { Verdict } from '../store/evaluations';

/** AWS::S3::Bucket, AWS::::Account, and the types that organizations register themselves. */
const RESOURCE_TYPE = /^[A-Za-z0-9]+::[A-Za-z0-9]*::[A-Za-z0-9]+(::[A-Za-z0-9]+)*$/;

export function putEvaluations(
  { Evaluations = [], ResultToken, TestMode }: Valid<PutEvaluationsRequest>,
  service: Service,
): PutEvaluationsResponse {
  const verdicts = Evaluations.map((evaluation) => ({ ...evaluation, verdict: verdictOf(evaluation) }));
  if (TestMode === true) return { FailedEvaluations: [] };
  const delivery = deliveryOfToken(service, ResultToken);
  for (const evaluation of verdicts) refuseOtherResource(evaluation, delivery);
  const { store, events } = service;
  const rule = store.rules.withId(delivery.ruleId);
  if (rule === undefined) throw noSuchRule(delivery.ruleId);
  const recordedAt = service.now().getTime();
  const stored = verdicts.filter((evaluation) =>
    store.evaluations.put({
      ruleId: rule.id,
      type: evaluation.ComplianceResourceType,
      resourceId: evaluation.ComplianceResourceId,
      compliance: evaluation.verdict,
      annotation: evaluation.Annotation,
      orderingAt: evaluation.OrderingTimestamp.getTime(),
      invokedAt: delivery.takenAt ?? recordedAt,
      recordedAt,
    }),
  );
  store.rules.noteEvaluated(rule.id, recordedAt);
  store.afterCommit(() => events.emit('evaluations', rule.name, stored.length));
  return { FailedEvaluations: [] };
}

function verdictOf({ ComplianceType, ComplianceResourceType }: Valid<Evaluation>): Verdict {
  if (!RESOURCE_TYPE.test(ComplianceResourceType))
    throw invalidParameter(`${ComplianceResourceType} is not a resource type.`);
  if (ComplianceType === 'INSUFFICIENT_DATA')
    throw invalidParameter('INSUFFICIENT_DATA is not a verdict that a rule can give.');
  return ComplianceType;
}

/** The token of a change speaks for the changed resource alone. */
function refuseOtherResource(evaluation: Valid<Evaluation>, { resource }: StoredDelivery): void {
  const { ComplianceResourceType: type, ComplianceResourceId: id } = evaluation;
  if (resource === undefined || (resource.type === type && resource.resourceId === id)) return;
  throw invalidParameter(
    `The result token is for ${resource.type} ${resource.resourceId}, the evaluation is of ${type} ${id}.`,
  );
}

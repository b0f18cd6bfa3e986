import type {
  Evaluation,
  PutEvaluationsRequest,
  PutEvaluationsResponse,
} from '@aws-sdk/client-config-service';
import { invalidParameter } from '../errors';
import type { Valid } from '../protocol';
import { originOfToken } from '../result-token';
import type { Service } from '../service';
import type { DeliveryOrigin } from '../store/deliveries';
import type { Verdict } from '../store/evaluations';

/** AWS::S3::Bucket, AWS::::Account, and the types that organizations register themselves. */
const RESOURCE_TYPE = /^[A-Za-z0-9]+::[A-Za-z0-9]*::[A-Za-z0-9]+(::[A-Za-z0-9]+)*$/;

export function putEvaluations(
  { Evaluations = [], ResultToken, TestMode }: Valid<PutEvaluationsRequest>,
  service: Service,
): PutEvaluationsResponse {
  const verdicts = Evaluations.map((evaluation) => ({ ...evaluation, verdict: verdictOf(evaluation) }));
  if (TestMode === true) return { FailedEvaluations: [] };
  const { ruleId, ruleName, resource, takenAt } = originOfToken(service, ResultToken);
  for (const evaluation of verdicts) refuseOtherResource(evaluation, resource);
  const { store, events } = service;
  const recordedAt = service.now().getTime();
  const stored = verdicts.filter((evaluation) => {
    const subject = {
      ruleId,
      type: evaluation.ComplianceResourceType,
      resourceId: evaluation.ComplianceResourceId,
    };
    const isNewest = store.evaluations.put({
      ...subject,
      compliance: evaluation.verdict,
      annotation: evaluation.Annotation,
      orderingAt: evaluation.OrderingTimestamp.getTime(),
      invokedAt: takenAt ?? recordedAt,
      recordedAt,
    });
    if (isNewest) store.deliveries.skipped.makeGood(subject);
    return isNewest;
  });
  store.rules.noteEvaluated(ruleId, recordedAt);
  store.afterCommit(() => events.emit('evaluations', ruleName, stored.length));
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
function refuseOtherResource(evaluation: Valid<Evaluation>, resource: DeliveryOrigin['resource']): void {
  const { ComplianceResourceType: type, ComplianceResourceId: id } = evaluation;
  if (resource === undefined || (resource.type === type && resource.resourceId === id)) return;
  throw invalidParameter(
    `The result token is for ${resource.type} ${resource.resourceId}, the evaluation is of ${type} ${id}.`,
  );
}

/** The operations of AWS Config that this endpoint has, by the names that requests give. */
import {
  BatchGetResourceConfig$,
  DeleteConfigRule$,
  DeleteConfigurationRecorder$,
  DeleteConformancePack$,
  DeleteResourceConfig$,
  DescribeComplianceByConfigRule$,
  DescribeComplianceByResource$,
  DescribeConfigRuleEvaluationStatus$,
  DescribeConfigRules$,
  DescribeConfigurationRecorderStatus$,
  DescribeConfigurationRecorders$,
  DescribeConformancePackCompliance$,
  DescribeConformancePackStatus$,
  DescribeConformancePacks$,
  DescribeDeliveryChannels$,
  GetComplianceDetailsByConfigRule$,
  GetComplianceDetailsByResource$,
  GetComplianceSummaryByConfigRule$,
  GetConformancePackComplianceDetails$,
  GetConformancePackComplianceSummary$,
  GetDiscoveredResourceCounts$,
  GetResourceConfigHistory$,
  ListDiscoveredResources$,
  PutConfigRule$,
  PutConfigurationRecorder$,
  PutConformancePack$,
  PutEvaluations$,
  PutResourceConfig$,
  StartConfigRulesEvaluation$,
  StartConfigurationRecorder$,
  StopConfigurationRecorder$,
} from '@aws-sdk/client-config-service';
import { batchGetResourceConfig } from './operations/batch-get-resource-config';
import { deleteConfigRule } from './operations/delete-config-rule';
import { deleteConfigurationRecorder } from './operations/delete-configuration-recorder';
import { deleteConformancePack } from './operations/delete-conformance-pack';
import { deleteResourceConfig } from './operations/delete-resource-config';
import { describeComplianceByConfigRule } from './operations/describe-compliance-by-config-rule';
import { describeComplianceByResource } from './operations/describe-compliance-by-resource';
import { describeConfigRuleEvaluationStatus } from './operations/describe-config-rule-evaluation-status';
import { describeConfigRules } from './operations/describe-config-rules';
import { describeConfigurationRecorderStatus } from './operations/describe-configuration-recorder-status';
import { describeConfigurationRecorders } from './operations/describe-configuration-recorders';
import { describeConformancePackCompliance } from './operations/describe-conformance-pack-compliance';
import { describeConformancePackStatus } from './operations/describe-conformance-pack-status';
import { describeConformancePacks } from './operations/describe-conformance-packs';
import { describeDeliveryChannels } from './operations/describe-delivery-channels';
import { getComplianceDetailsByConfigRule } from './operations/get-compliance-details-by-config-rule';
import { getComplianceDetailsByResource } from './operations/get-compliance-details-by-resource';
import { getComplianceSummaryByConfigRule } from './operations/get-compliance-summary-by-config-rule';
import { getConformancePackComplianceDetails } from './operations/get-conformance-pack-compliance-details';
import { getConformancePackComplianceSummary } from './operations/get-conformance-pack-compliance-summary';
import { getDiscoveredResourceCounts } from './operations/get-discovered-resource-counts';
import { getResourceConfigHistory } from './operations/get-resource-config-history';
import { listDiscoveredResources } from './operations/list-discovered-resources';
import { putConfigRule } from './operations/put-config-rule';
import { putConfigurationRecorder } from './operations/put-configuration-recorder';
import { putConformancePack } from './operations/put-conformance-pack';
import { putEvaluations } from './operations/put-evaluations';
import { putResourceConfig } from './operations/put-resource-config';
import { startConfigRulesEvaluation } from './operations/start-config-rules-evaluation';
import { startConfigurationRecorder } from './operations/start-configuration-recorder';
import { stopConfigurationRecorder } from './operations/stop-configuration-recorder';
import type { Service } from './service';

export interface Operation {
  /** Schemas of the SDK. */
  readonly input: unknown;
  readonly output: unknown;
  /** Takes a valid request. */
  readonly run: (input: unknown, service: Service) => unknown;
}

const operation = (
  [, , , , input, output]: typeof PutEvaluations$,
  run: (input: never, service: Service) => unknown,
): Operation => ({
  input,
  output,
  // What was decoded by the schema of the input is of the type that the function takes.
  run: (request, service) => run(request as never, service),
});

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    BatchGetResourceConfig: operation(BatchGetResourceConfig$, batchGetResourceConfig),
    DeleteConfigRule: operation(DeleteConfigRule$, deleteConfigRule),
    DeleteConfigurationRecorder: operation(DeleteConfigurationRecorder$, deleteConfigurationRecorder),
    DeleteConformancePack: operation(DeleteConformancePack$, deleteConformancePack),
    DeleteResourceConfig: operation(DeleteResourceConfig$, deleteResourceConfig),
    DescribeComplianceByConfigRule: operation(
      DescribeComplianceByConfigRule$,
      describeComplianceByConfigRule,
    ),
    DescribeComplianceByResource: operation(DescribeComplianceByResource$, describeComplianceByResource),
    DescribeConfigRuleEvaluationStatus: operation(
      DescribeConfigRuleEvaluationStatus$,
      describeConfigRuleEvaluationStatus,
    ),
    DescribeConfigRules: operation(DescribeConfigRules$, describeConfigRules),
    DescribeConfigurationRecorderStatus: operation(
      DescribeConfigurationRecorderStatus$,
      describeConfigurationRecorderStatus,
    ),
    DescribeConfigurationRecorders: operation(
      DescribeConfigurationRecorders$,
      describeConfigurationRecorders,
    ),
    DescribeConformancePackCompliance: operation(
      DescribeConformancePackCompliance$,
      describeConformancePackCompliance,
    ),
    DescribeConformancePackStatus: operation(DescribeConformancePackStatus$, describeConformancePackStatus),
    DescribeConformancePacks: operation(DescribeConformancePacks$, describeConformancePacks),
    DescribeDeliveryChannels: operation(DescribeDeliveryChannels$, describeDeliveryChannels),
    GetComplianceDetailsByConfigRule: operation(
      GetComplianceDetailsByConfigRule$,
      getComplianceDetailsByConfigRule,
    ),
    GetComplianceDetailsByResource: operation(
      GetComplianceDetailsByResource$,
      getComplianceDetailsByResource,
    ),
    GetComplianceSummaryByConfigRule: operation(
      GetComplianceSummaryByConfigRule$,
      getComplianceSummaryByConfigRule,
    ),
    GetConformancePackComplianceDetails: operation(
      GetConformancePackComplianceDetails$,
      getConformancePackComplianceDetails,
    ),
    GetConformancePackComplianceSummary: operation(
      GetConformancePackComplianceSummary$,
      getConformancePackComplianceSummary,
    ),
    GetDiscoveredResourceCounts: operation(GetDiscoveredResourceCounts$, getDiscoveredResourceCounts),
    GetResourceConfigHistory: operation(GetResourceConfigHistory$, getResourceConfigHistory),
    ListDiscoveredResources: operation(ListDiscoveredResources$, listDiscoveredResources),
    PutConfigRule: operation(PutConfigRule$, putConfigRule),
    PutConfigurationRecorder: operation(PutConfigurationRecorder$, putConfigurationRecorder),
    PutConformancePack: operation(PutConformancePack$, putConformancePack),
    PutEvaluations: operation(PutEvaluations$, putEvaluations),
    PutResourceConfig: operation(PutResourceConfig$, putResourceConfig),
    StartConfigRulesEvaluation: operation(StartConfigRulesEvaluation$, startConfigRulesEvaluation),
    StartConfigurationRecorder: operation(StartConfigurationRecorder$, startConfigurationRecorder),
    StopConfigurationRecorder: operation(StopConfigurationRecorder$, stopConfigurationRecorder),
  }),
);

export const operationNamed = (name: string): Operation | undefined => OPERATIONS.get(name);

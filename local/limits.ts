/**
 * The limits that AWS Config's service model sets for the members of requests, by structure and member. The schemas
 * of the SDK have the types alone.
 */
import {
  ChronologicalOrder,
  ComplianceType,
  ConformancePackComplianceType,
  EvaluationMode,
  EventSource,
  MaximumExecutionFrequency,
  MessageType,
  Owner,
  RecordingFrequency,
  RecordingStrategyType,
} from '@aws-sdk/client-config-service';

export type Limit =
  | { readonly kind: 'text'; readonly min: number; readonly max: number; readonly pattern?: RegExp }
  | { readonly kind: 'bytes'; readonly min: number; readonly max: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'list'; readonly min: number; readonly max: number; readonly of?: Limit };

const text = (min: number, max: number, pattern?: RegExp): Limit =>
  pattern === undefined ? { kind: 'text', min, max } : { kind: 'text', min, max, pattern };
const oneOf = (values: Readonly<Record<string, string>>): Limit => ({
  kind: 'enum',
  values: Object.values(values),
});
const upTo = (max: number): Limit => ({ kind: 'number', min: 0, max });
const listOf = (min: number, max: number, of?: Limit): Limit =>
  of === undefined ? { kind: 'list', min, max } : { kind: 'list', min, max, of };

/**
 * The model allows 64 characters in some places and 128 in others. Rules of conformance packs go beyond 64 by their
 * tail, and callers that read rules back get them by these very names, so it is 128 throughout.
 */
const ruleName = text(1, 128, /\S/);
const packName = text(1, 256, /^[a-zA-Z][-a-zA-Z0-9]*$/);
const resourceId = text(1, 768);
const resourceType = text(1, 256);
const complianceTypes = listOf(0, 3, oneOf(ComplianceType));
const ruleNames = listOf(0, 25, ruleName);
const packNames = listOf(0, 25, packName);
const recorderName = text(1, 256);
const tags = listOf(0, 50);

export const LIMITS: Readonly<Record<string, Limit>> = {
  'BatchGetResourceConfigRequest.resourceKeys': listOf(1, 100),
  'ConfigRule.ConfigRuleName': ruleName,
  'ConfigRule.ConfigRuleArn': text(1, 256),
  'ConfigRule.ConfigRuleId': text(1, 64),
  'ConfigRule.Description': text(0, 256),
  'ConfigRule.InputParameters': text(1, 1024),
  'ConfigRule.MaximumExecutionFrequency': oneOf(MaximumExecutionFrequency),
  'ConfigurationRecorder.name': recorderName,
  'ConformancePackComplianceFilters.ConfigRuleNames': listOf(0, 10, ruleName),
  'ConformancePackComplianceFilters.ComplianceType': oneOf(ConformancePackComplianceType),
  'ConformancePackEvaluationFilters.ConfigRuleNames': listOf(0, 10, ruleName),
  'ConformancePackEvaluationFilters.ComplianceType': oneOf(ConformancePackComplianceType),
  'ConformancePackEvaluationFilters.ResourceType': resourceType,
  'ConformancePackEvaluationFilters.ResourceIds': listOf(0, 5, text(1, 256)),
  'ConformancePackInputParameter.ParameterName': text(0, 255),
  'ConformancePackInputParameter.ParameterValue': text(0, 4096),
  'DeleteConfigRuleRequest.ConfigRuleName': ruleName,
  'DeleteConfigurationRecorderRequest.ConfigurationRecorderName': recorderName,
  'DeleteConformancePackRequest.ConformancePackName': packName,
  'DeleteResourceConfigRequest.ResourceId': resourceId,
  'DeleteResourceConfigRequest.ResourceType': text(1, 196),
  'DescribeComplianceByConfigRuleRequest.ComplianceTypes': complianceTypes,
  'DescribeComplianceByConfigRuleRequest.ConfigRuleNames': ruleNames,
  'DescribeComplianceByResourceRequest.ComplianceTypes': complianceTypes,
  'DescribeComplianceByResourceRequest.Limit': upTo(100),
  'DescribeComplianceByResourceRequest.ResourceId': resourceId,
  'DescribeComplianceByResourceRequest.ResourceType': resourceType,
  'DescribeConfigRuleEvaluationStatusRequest.ConfigRuleNames': ruleNames,
  'DescribeConfigRuleEvaluationStatusRequest.Limit': upTo(50),
  'DescribeConfigRulesFilters.EvaluationMode': oneOf(EvaluationMode),
  'DescribeConfigRulesRequest.ConfigRuleNames': ruleNames,
  'DescribeConformancePackComplianceRequest.ConformancePackName': packName,
  'DescribeConformancePackComplianceRequest.Limit': upTo(1000),
  'DescribeConformancePackStatusRequest.ConformancePackNames': packNames,
  'DescribeConformancePackStatusRequest.Limit': upTo(20),
  'DescribeConformancePacksRequest.ConformancePackNames': packNames,
  'DescribeConformancePacksRequest.Limit': upTo(20),
  'Evaluation.Annotation': text(1, 256),
  'Evaluation.ComplianceResourceId': resourceId,
  'Evaluation.ComplianceResourceType': resourceType,
  'Evaluation.ComplianceType': oneOf(ComplianceType),
  'EvaluationModeConfiguration.Mode': oneOf(EvaluationMode),
  'GetComplianceDetailsByConfigRuleRequest.ComplianceTypes': complianceTypes,
  'GetComplianceDetailsByConfigRuleRequest.ConfigRuleName': ruleName,
  'GetComplianceDetailsByConfigRuleRequest.Limit': upTo(100),
  'GetComplianceDetailsByResourceRequest.ComplianceTypes': complianceTypes,
  'GetComplianceDetailsByResourceRequest.ResourceId': resourceId,
  'GetComplianceDetailsByResourceRequest.ResourceType': resourceType,
  'GetConformancePackComplianceDetailsRequest.ConformancePackName': packName,
  'GetConformancePackComplianceDetailsRequest.Limit': upTo(100),
  'GetConformancePackComplianceSummaryRequest.ConformancePackNames': listOf(1, 5, packName),
  'GetConformancePackComplianceSummaryRequest.Limit': upTo(20),
  'GetDiscoveredResourceCountsRequest.limit': upTo(100),
  'GetDiscoveredResourceCountsRequest.resourceTypes': listOf(0, 20, text(1, 256)),
  'GetResourceConfigHistoryRequest.chronologicalOrder': oneOf(ChronologicalOrder),
  'GetResourceConfigHistoryRequest.limit': upTo(100),
  'GetResourceConfigHistoryRequest.resourceId': resourceId,
  'GetResourceConfigHistoryRequest.resourceType': resourceType,
  'ListDiscoveredResourcesRequest.limit': upTo(100),
  'ListDiscoveredResourcesRequest.resourceType': resourceType,
  'PutConfigRuleRequest.Tags': tags,
  'PutConfigurationRecorderRequest.Tags': tags,
  'PutConformancePackRequest.ConformancePackInputParameters': listOf(0, 60),
  'PutConformancePackRequest.ConformancePackName': packName,
  'PutConformancePackRequest.DeliveryS3Bucket': text(0, 63),
  'PutConformancePackRequest.DeliveryS3KeyPrefix': text(0, 1024),
  'PutConformancePackRequest.Tags': tags,
  'PutConformancePackRequest.TemplateBody': { kind: 'bytes', min: 1, max: 51_200 },
  'PutConformancePackRequest.TemplateS3Uri': text(1, 1024, /^s3:\/\//),
  'PutEvaluationsRequest.Evaluations': listOf(0, 100),
  'PutResourceConfigRequest.ResourceId': resourceId,
  'PutResourceConfigRequest.ResourceType': text(1, 196),
  'PutResourceConfigRequest.SchemaVersionId': text(1, 128, /^[A-Za-z0-9-]+$/),
  'RecordingMode.recordingFrequency': oneOf(RecordingFrequency),
  'RecordingMode.recordingModeOverrides': listOf(0, 1),
  'RecordingModeOverride.description': text(1, 256),
  'RecordingModeOverride.recordingFrequency': oneOf(RecordingFrequency),
  'RecordingStrategy.useOnly': oneOf(RecordingStrategyType),
  'ResourceKey.resourceId': resourceId,
  'ResourceKey.resourceType': resourceType,
  'Scope.ComplianceResourceId': resourceId,
  'Scope.ComplianceResourceTypes': listOf(0, 100, resourceType),
  'Scope.TagKey': text(1, 128),
  'Scope.TagValue': text(1, 256),
  'Source.Owner': oneOf(Owner),
  'Source.SourceDetails': listOf(0, 25),
  'Source.SourceIdentifier': text(1, 256),
  'SourceDetail.EventSource': oneOf(EventSource),
  'SourceDetail.MaximumExecutionFrequency': oneOf(MaximumExecutionFrequency),
  'SourceDetail.MessageType': oneOf(MessageType),
  'StartConfigRulesEvaluationRequest.ConfigRuleNames': listOf(1, 25, ruleName),
  'StartConfigurationRecorderRequest.ConfigurationRecorderName': recorderName,
  'StopConfigurationRecorderRequest.ConfigurationRecorderName': recorderName,
  'Tag.Key': text(1, 128),
  'Tag.Value': text(0, 256),
};

/** Names of things as people read them. */
import type { Basis, Safeguard, Severity } from '../../shared/rule';
import type { FindingKind } from '../store/findings';
import type { ResourceStatus } from '../store/resource-summaries';
import { html, type Html } from './html';

/** Worst first. */
export const KINDS = [
  'NON_COMPLIANT',
  'FAILED',
  'SKIPPED',
  'COMPLIANT',
  'NOT_APPLICABLE',
] as const satisfies FindingKind[];
export const RESOURCE_STATUSES = [
  'NON_COMPLIANT',
  'NOT_EVALUATED',
  'COMPLIANT',
  'NONE',
] as const satisfies ResourceStatus[];
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies Severity[];

export const KIND_NAMES: Readonly<Record<FindingKind, string>> = {
  NON_COMPLIANT: 'Non-compliant',
  FAILED: 'Failed',
  SKIPPED: 'Not evaluated',
  COMPLIANT: 'Compliant',
  NOT_APPLICABLE: 'Not applicable',
};

export const RESOURCE_STATUS_NAMES: Readonly<Record<ResourceStatus, string>> = {
  NON_COMPLIANT: 'Non-compliant',
  NOT_EVALUATED: 'Not evaluated',
  COMPLIANT: 'Compliant',
  NONE: 'No rule applies',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const SAFEGUARD_NAMES: Readonly<Record<Safeguard, string>> = {
  'access-control': 'Access control',
  'audit-logging': 'Audit logging',
  authentication: 'Authentication',
  'backup-and-recovery': 'Backup and recovery',
  'encryption-at-rest': 'Encryption at rest',
  'encryption-in-transit': 'Encryption in transit',
  integrity: 'Integrity',
  monitoring: 'Monitoring',
  patching: 'Patching',
};

export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  explicit: 'asked for in words',
  implied: 'the technical meaning of its words',
  chapter: 'asked for by the chapter on auditing, backups and disaster recovery',
  parity: "in AWS's own HIPAA rule set",
  optional: 'offered as a choice',
};

/** Where the name in resource types is not the one that people use. */
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  'AWS::': 'Account as a whole',
  'AWS::ApiGateway': 'API Gateway (REST)',
  'AWS::ApiGatewayV2': 'API Gateway (HTTP)',
  'AWS::AutoScaling': 'Auto Scaling',
  'AWS::ACM': 'Certificate Manager',
  'AWS::AmazonMQ': 'Amazon MQ',
  'AWS::DRS': 'Elastic Disaster Recovery',
  'AWS::DirectoryService': 'Directory Service',
  'AWS::GlobalAccelerator': 'Global Accelerator',
  'AWS::KafkaConnect': 'MSK Connect',
  'AWS::Kinesis': 'Kinesis Data Streams',
  'AWS::KinesisAnalyticsV2': 'Managed Service for Apache Flink',
  'AWS::KinesisVideo': 'Kinesis Video Streams',
  'AWS::Logs': 'CloudWatch Logs',
  'AWS::NetworkFirewall': 'Network Firewall',
  'AWS::RedshiftServerless': 'Redshift Serverless',
  'AWS::SMSVOICE': 'SMS and voice messaging',
  'AWS::StorageGateway': 'Storage Gateway',
  'AWS::Transfer': 'Transfer Family',
  'AWS::WAFv2': 'WAF',
  'AWS::ElasticLoadBalancing': 'Classic Load Balancing',
  'AWS::ElasticLoadBalancingV2': 'Elastic Load Balancing',
  'AWS::Elasticsearch': 'Elasticsearch Service',
  'AWS::KinesisFirehose': 'Data Firehose',
  'AWS::OpenSearch': 'OpenSearch Service',
  'AWS::SecretsManager': 'Secrets Manager',
  'AWS::StepFunctions': 'Step Functions',
  'AWS::WorkSpaces': 'WorkSpaces',
};

/** The first two parts of a resource type, such as `AWS::SQS`; `AWS::` for the account itself. */
export const serviceOf = (type: string): string => type.split('::').slice(0, 2).join('::');

export const serviceName = (service: string): string =>
  SERVICE_NAMES[service] ?? service.replace(/^AWS::/, '');

export const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`;

export const number = (value: number): string => value.toLocaleString('en-US');

/** A point in time in UTC, to the minute. */
export const moment = (at: number): Html => {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 10)} <span>${iso.slice(11, 16)} UTC</span></time>`;
};

/** In which Regions the services of the rules have an endpoint, as far as AWS's own endpoint data says. */
import type { Rule } from '../shared/rule';
import known from './endpoints.json';

export type KnownEndpoints = Readonly<
  Record<
    string,
    {
      /** The Regions that the data know. */
      readonly regions: readonly string[];
      /** By endpoint prefix: the Regions in which the service has none. */
      readonly without: Readonly<Record<string, readonly string[]>>;
    }
  >
>;

/** Endpoint prefixes of services that rule ids call otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  apigw: 'apigateway',
  apigwv2: 'apigateway',
  appstream: 'appstream2',
  cloudhsm: 'cloudhsmv2',
  cognito: 'cognito-idp',
  directory: 'ds',
  // DocumentDB and Neptune answer at the endpoints of RDS.
  docdb: 'rds',
  ebs: 'ec2',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  inspector: 'inspector2',
  lex: 'models-v2-lex',
  macie: 'macie2',
  msk: 'kafka',
  mskconnect: 'kafkaconnect',
  neptune: 'rds',
  networkfirewall: 'network-firewall',
  opensearch: 'es',
  sagemaker: 'api.sagemaker',
  ses: 'email',
  smsvoice: 'sms-voice',
  vpc: 'ec2',
};

/** Services that are called the same in both. */
const SAME_NAMES = [
  'acm',
  'appflow',
  'athena',
  'autoscaling',
  'backup',
  'batch',
  'cloudfront',
  'cloudtrail',
  'codebuild',
  'comprehend',
  'comprehendmedical',
  'config',
  'databrew',
  'datasync',
  'dax',
  'dms',
  'drs',
  'dynamodb',
  'ec2',
  'ecs',
  'eks',
  'elasticache',
  'firehose',
  'forecast',
  'fsx',
  'glacier',
  'globalaccelerator',
  'glue',
  'guardduty',
  'iam',
  'kinesis',
  'kinesisanalytics',
  'kinesisvideo',
  'kms',
  'lambda',
  'logs',
  'mq',
  'quicksight',
  'rds',
  'redshift',
  's3',
  'snowball',
  'sns',
  'sqs',
  'storagegateway',
  'transfer',
  'wafv2',
  'workspaces',
];

/** By the service's part of a rule id: what AWS's endpoint data call the service. */
export const ENDPOINT_PREFIXES: Readonly<Record<string, string>> = {
  ...OTHER_NAMES,
  ...Object.fromEntries(SAME_NAMES.map((name) => [name, name])),
};

export const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'] as const;
export type Partition = (typeof PARTITIONS)[number];

export interface Offer {
  readonly offered: readonly Rule[];
  /** Rules whose service has no endpoint there. */
  readonly notOffered: readonly Rule[];
  /** Why the data cannot tell about some rules, which are kept; undefined when they can about all. */
  readonly unknown: string | undefined;
}

/** The partition of a Region, by AWS's way of naming them. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

/** The part of a rule's id that names its service. */
export const serviceOf = ({ id }: Rule): string => id.replace(/-.*/, '');

/**
 * Tells rules by whether their service has an endpoint in a Region, or in any of the partition when none is named.
 * A rule about which the data say nothing is kept: a rule that sees nothing costs little, a missing one is a gap.
 */
export function rulesOffered(
  rules: readonly Rule[],
  partition: Partition,
  region: string | undefined,
  data: KnownEndpoints = known,
): Offer {
  const { regions = [], without = {} } = data[partition] ?? {};
  if (region !== undefined && !regions.includes(region)) {
    return {
      offered: rules,
      notOffered: [],
      unknown: `the endpoint data do not know the Region ${region}: every rule is kept`,
    };
  }
  const wanted = region === undefined ? regions : [region];
  const isLacking = (rule: Rule): boolean => {
    const lacking = without[ENDPOINT_PREFIXES[serviceOf(rule)] ?? ''] ?? [];
    return wanted.every((each) => lacking.includes(each));
  };
  const strangers = [...new Set(rules.map(serviceOf))].filter((name) => !(name in ENDPOINT_PREFIXES));
  return {
    offered: rules.filter((rule) => !isLacking(rule)),
    notOffered: rules.filter(isLacking),
    unknown:
      strangers.length === 0
        ? undefined
        : `the endpoint data do not know ${strangers.join(', ')}: their rules are kept`,
  };
}

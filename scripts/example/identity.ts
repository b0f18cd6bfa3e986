/** Users, groups, roles and policies of IAM. */
import { ACCOUNT_ID, arnOf, encoded, HOME, iamId, internal, roleArn } from './account';
import { related, type JsonObject, type Resource } from './item';
import { timeBetween } from './random';

const iamArn = (path: string): string => `arn:aws:iam::${ACCOUNT_ID}:${path}`;
const createdAt = (name: string): string =>
  timeBetween(`identity ${name}`, '2019-01-01T00:00:00Z', '2026-04-01T00:00:00Z');
const managed = (name: string): JsonObject => ({
  policyArn: `arn:aws:iam::aws:policy/${name}`,
  policyName: name.split('/').at(-1) ?? name,
});
const own = (name: string): JsonObject => ({ policyArn: iamArn(`policy/${name}`), policyName: name });
const allow = (action: string | readonly string[], resource: string) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

const users: readonly {
  name: string;
  groups: readonly string[];
  attached?: readonly JsonObject[];
  inline?: object;
}[] = [
  { name: 'dana.admin', groups: ['administrators'] },
  { name: 'morgan.ops', groups: ['operators'] },
  { name: 'riley.auditor', groups: ['auditors'] },
  // Keys of machines, and people who were given rights by name.
  { name: 'fax-bridge-service', groups: [], attached: [managed('AmazonS3FullAccess')] },
  { name: 'billing-vendor', groups: [], inline: allow('s3:*', '*') },
  { name: 'former-contractor', groups: [], attached: [managed('AdministratorAccess')] },
];

const groups: readonly { name: string; attached: readonly JsonObject[]; inline?: object }[] = [
  { name: 'administrators', attached: [managed('AdministratorAccess')] },
  { name: 'operators', attached: [own('operate-clinic')] },
  { name: 'auditors', attached: [managed('SecurityAudit')] },
  { name: 'research', attached: [], inline: allow(['athena:*', 'glue:Get*'], '*') },
];

const roles: readonly {
  name: string;
  service: string;
  policies: readonly JsonObject[];
  inline?: object;
  /** On whose behalf the service may take the role. */
  trustedFor?: object;
}[] = [
  { name: 'patient-portal', service: 'ec2', policies: [own('read-patient-documents')] },
  { name: 'hl7-gateway', service: 'ec2', policies: [own('send-lab-results')] },
  { name: 'imaging', service: 'ec2', policies: [own('imaging-archive')] },
  {
    name: 'appointment-reminders',
    service: 'lambda',
    policies: [own('send-reminders'), managed('service-role/AWSLambdaBasicExecutionRole')],
  },
  {
    name: 'lab-results',
    service: 'lambda',
    policies: [own('send-lab-results'), managed('service-role/AWSLambdaVPCAccessExecutionRole')],
  },
  {
    name: 'audit-forwarder',
    service: 'lambda',
    policies: [managed('service-role/AWSLambdaBasicExecutionRole')],
    inline: allow('sqs:SendMessage', '*'),
  },
  {
    name: 'claims-clearing-house',
    service: 'transfer',
    policies: [],
    inline: allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::northgate-clinic-insurance-claims/*'),
  },
  { name: 'delivery', service: 'firehose', policies: [own('write-data-lake')] },
  { name: 's3-replication', service: 's3', policies: [own('replicate-documents')] },
  { name: 'dms', service: 'dms', policies: [own('write-data-lake')] },
  { name: 'warehouse-load', service: 'redshift', policies: [own('read-data-lake')] },
  {
    name: 'rds-monitoring',
    service: 'monitoring.rds',
    policies: [managed('service-role/AmazonRDSEnhancedMonitoringRole')],
  },
  {
    name: 'backup',
    service: 'backup',
    policies: [managed('service-role/AWSBackupServiceRolePolicyForBackup')],
  },
  { name: 'audit-trail-logs', service: 'cloudtrail', policies: [own('write-audit-logs')] },
  {
    name: 'analytics',
    service: 'glue',
    policies: [own('read-data-lake'), managed('service-role/AWSGlueServiceRole')],
  },
  { name: 'models', service: 'sagemaker', policies: [managed('AmazonSageMakerFullAccess')] },
  { name: 'delivery-pipeline', service: 'codebuild', policies: [managed('AdministratorAccess')] },
  { name: 'cluster-nodes', service: 'eks', policies: [managed('AmazonEKSClusterPolicy')] },
  {
    name: 'tasks',
    service: 'ecs-tasks',
    policies: [managed('service-role/AmazonECSTaskExecutionRolePolicy')],
  },
  {
    name: 'comprehend-flywheels',
    service: 'comprehend',
    policies: [own('read-data-lake')],
    trustedFor: { StringEquals: { 'aws:SourceAccount': ACCOUNT_ID } },
  },
  // Knows the source only by a pattern that every account matches.
  {
    name: 'comprehend-jobs',
    service: 'comprehend',
    policies: [own('read-data-lake')],
    trustedFor: { ArnLike: { 'aws:SourceArn': 'arn:aws:comprehend:us-east-1:*:*' } },
  },
  { name: 'comprehend-trial', service: 'comprehend', policies: [managed('ComprehendFullAccess')] },
];

const policies: readonly { name: string; statements: readonly object[]; attachments?: number }[] = [
  {
    name: 'read-patient-documents',
    statements: [allow('s3:GetObject', 'arn:aws:s3:::northgate-clinic-patient-documents/*')],
  },
  { name: 'send-lab-results', statements: [allow('sqs:SendMessage', arnOf('sqs', 'lab-results-inbound'))] },
  {
    name: 'imaging-archive',
    statements: [allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::northgate-clinic-imaging/*')],
  },
  {
    name: 'send-reminders',
    statements: [allow(['ses:SendEmail', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], '*')],
  },
  {
    name: 'write-data-lake',
    statements: [allow('s3:PutObject', 'arn:aws:s3:::northgate-clinic-data-lake/*')],
  },
  {
    name: 'read-data-lake',
    statements: [allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::northgate-clinic-data-lake*')],
  },
  {
    name: 'replicate-documents',
    statements: [allow(['s3:ReplicateObject'], 'arn:aws:s3:::northgate-clinic-patient-documents-replica/*')],
  },
  {
    name: 'write-audit-logs',
    statements: [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf('logs', 'log-group:/clinic/audit-trail:*')),
    ],
  },
  { name: 'operate-clinic', statements: [allow(['ec2:*', 'rds:*', 'kms:Decrypt'], '*')] },
  {
    name: 'find-terms-in-notes',
    statements: [allow(['comprehendmedical:DetectEntitiesV2', 'comprehendmedical:InferICD10CM'], '*')],
  },
  // Copied from a tutorial: training and deleting of models included.
  { name: 'mine-referral-letters', statements: [allow(['comprehend:*', 's3:GetObject'], '*')] },
  { name: 'speak-reminders', statements: [allow('lex:RecognizeText', '*'), allow('Polly:*', '*')] },
  // Nobody knows any more what it was for.
  { name: 'temporary-full-access', statements: [allow('*', '*')], attachments: 0 },
];

const inlinePolicy = (name: string, statement: object | undefined): readonly JsonObject[] =>
  statement === undefined ? [] : [{ policyName: name, policyDocument: encoded({ Statement: [statement] }) }];

const user = ({ name, groups: of, attached = [], inline }: (typeof users)[number]): Resource => ({
  type: 'AWS::IAM::User',
  id: iamId('AIDA', name),
  name,
  arn: iamArn(`user/${name}`),
  region: 'global',
  created: createdAt(name),
  relationships: of.map((group) => related('Is attached to Group', 'AWS::IAM::Group', iamId('AGPA', group))),
  configuration: {
    arn: iamArn(`user/${name}`),
    attachedManagedPolicies: attached,
    createDate: createdAt(name),
    groupList: of,
    path: '/',
    userId: iamId('AIDA', name),
    userName: name,
    userPolicyList: inlinePolicy(`${name}-own`, inline),
  },
});

const group = ({ name, attached, inline }: (typeof groups)[number]): Resource => ({
  type: 'AWS::IAM::Group',
  id: iamId('AGPA', name),
  name,
  arn: iamArn(`group/${name}`),
  region: 'global',
  created: createdAt(name),
  configuration: {
    arn: iamArn(`group/${name}`),
    attachedManagedPolicies: attached,
    createDate: createdAt(name),
    groupId: iamId('AGPA', name),
    groupName: name,
    groupPolicyList: inlinePolicy(`${name}-own`, inline),
    path: '/',
  },
});

const role = ({
  name,
  service,
  policies: attached,
  inline,
  trustedFor,
}: (typeof roles)[number]): Resource => ({
  type: 'AWS::IAM::Role',
  id: iamId('AROA', name),
  name,
  arn: roleArn(name),
  region: 'global',
  created: createdAt(name),
  tags: internal('platform'),
  configuration: {
    arn: roleArn(name),
    assumeRolePolicyDocument: encoded({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sts:AssumeRole',
          ...(trustedFor === undefined ? {} : { Condition: trustedFor }),
        },
      ],
    }),
    attachedManagedPolicies: attached,
    createDate: createdAt(name),
    instanceProfileList: [],
    path: '/',
    roleId: iamId('AROA', name),
    roleLastUsed: { lastUsedDate: '2026-09-30T18:00:00.000Z', region: HOME },
    roleName: name,
    rolePolicyList: inlinePolicy(`${name}-own`, inline),
  },
});

const policy = ({ name, statements, attachments = 1 }: (typeof policies)[number]): Resource => ({
  type: 'AWS::IAM::Policy',
  id: iamId('ANPA', name),
  name,
  arn: iamArn(`policy/${name}`),
  region: 'global',
  created: createdAt(name),
  configuration: {
    arn: iamArn(`policy/${name}`),
    attachmentCount: attachments,
    createDate: createdAt(name),
    defaultVersionId: 'v1',
    isAttachable: true,
    path: '/',
    permissionsBoundaryUsageCount: 0,
    policyId: iamId('ANPA', name),
    policyName: name,
    policyVersionList: [
      {
        createDate: createdAt(name),
        document: encoded({ Statement: statements }),
        isDefaultVersion: true,
        versionId: 'v1',
      },
    ],
    updateDate: createdAt(name),
  },
});

export const identity: readonly Resource[] = [
  ...users.map(user),
  ...groups.map(group),
  ...roles.map(role),
  ...policies.map(policy),
];

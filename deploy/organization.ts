/**
 * Deploying to every account of an organization, in one of two models:
 * A: the functions in every account, by a StackSet; each account's packs are in its own stack, beside its functions.
 * B: the functions in one account; an organization pack's rules call them, and a role in each account lets them report.
 */
import { createHash } from 'node:crypto';
import type { Rule } from '../shared/rule';
import { isRecord } from '../shared/shape';
import { renderPacksWithin } from './compile';
import { rulesOffered, type Partition } from './endpoints';
import { FUNCTION_ARN_PREFIX, type Pack, type PackValues } from './pack';
import { LIMITS } from './preflight-rules';

export type Model = 'A' | 'B';

export interface Organization {
  readonly model: Model;
  readonly partition: Partition;
  readonly regions: readonly string[];
  /** Its id, such as o-abcdefghij. */
  readonly organizationId: string;
  /** Organizational units, or the root, that the StackSet covers. */
  readonly targets: readonly string[];
  /** Model B: the account of the functions. */
  readonly evaluator: string | undefined;
  /** Model B: the accounts whose rules may call the functions, that of the functions among them. */
  readonly accounts: readonly string[];
  /** Model B: accounts that get no packs, such as those that the StackSet does not reach. */
  readonly excluded: readonly string[];
  /** Names of the artifacts' buckets are this with the Region behind it. */
  readonly bucketPrefix: string;
  readonly parameters: PackValues;
}

/** A file of the rendered deployment. */
export interface RenderedFile {
  readonly path: string;
  readonly content: string;
}

/** A function's code, and its key in the artifacts' buckets. */
export interface Artifact {
  readonly zip: string;
  readonly key: string;
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  readonly artifacts: readonly Artifact[];
}

/** What `npm run package` made. */
export interface Packaged {
  readonly template: Readonly<Record<string, unknown>>;
  /** The content of the zip of a rule. */
  readonly zip: (name: string) => Uint8Array;
}

type Resource = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Resource>>;

const STACK = 'hipaa-config-rules';
const MEMBER_ROLE = 'hipaa-config-reporter';

/** Of the policy of a function, in bytes. */
const POLICY_BYTES = 20_480;
/** Of a template in S3, in bytes, and of a stack. */
const TEMPLATE_BYTES = 1_048_576;
const STACK_RESOURCES = 500;

/** How many accounts' rules may call the functions: each is a statement in every function's policy. */
export function mostAccounts({ partition, regions }: Organization): number {
  const account = '111122223333';
  const longest = regions.reduce((one, other) => (one.length > other.length ? one : other), '');
  // As Lambda keeps it; CloudFormation makes the Sid of the names of stack and resource.
  const statement = {
    Sid: `${STACK}-invoke-${account}-`.padEnd(100, 'x'),
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: `arn:${partition}:lambda:${longest}:${account}:function:${'x'.repeat(LIMITS.functionName)}`,
    Condition: { StringEquals: { 'AWS:SourceAccount': account } },
  };
  const frame = JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [] });
  return Math.floor((POLICY_BYTES - frame.length) / (JSON.stringify(statement).length + 1));
}

export interface Step {
  readonly where: string;
  readonly what: string;
  readonly commands: readonly string[];
}

/** What is made, in order. The commands take the rendered folder for the working directory. */
export function stepsFor(organization: Organization, packs: ReadonlyMap<string, number>): readonly Step[] {
  return organization.model === 'A' ? stepsOfA(organization) : stepsOfB(organization, packs);
}

const bucketSteps = ({ regions, bucketPrefix, organizationId }: Organization, where: string): Step[] =>
  regions.flatMap((region) => [
    {
      where: `${where}, ${region}`,
      what: `the artifacts' bucket ${bucketPrefix}-${region}, which the organization may read`,
      commands: [
        `aws cloudformation deploy --region ${region} --stack-name ${STACK}-artifacts --template-file artifacts-bucket.json ` +
          `--parameter-overrides BucketName=${bucketPrefix}-${region} OrganizationId=${organizationId}`,
        `aws s3 sync artifacts s3://${bucketPrefix}-${region} --region ${region}`,
      ],
    },
  ]);

function stepsOfA(organization: Organization): Step[] {
  const { regions, targets, bucketPrefix } = organization;
  const [home = ''] = regions;
  const where = 'management or delegated administrator account';
  const set = `--stack-set-name ${STACK} --call-as SELF --region ${home}`;
  return [
    ...bucketSteps(organization, where),
    {
      where: `${where}, ${home}`,
      what: 'the StackSet, which also deploys to accounts that join later, and takes accounts that leave off it',
      commands: [
        `aws cloudformation create-stack-set ${set} --permission-model SERVICE_MANAGED ` +
          '--auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false --capabilities CAPABILITY_IAM ' +
          `--template-url https://${bucketPrefix}-${home}.s3.${home}.${dnsSuffix(organization)}/stacks/member-stack.json`,
      ],
    },
    {
      where: `every account of ${targets.join(', ')}, in ${regions.join(', ')}`,
      what: 'a stack with the functions and the packs; AWS Config must be recording there',
      commands: [
        `aws cloudformation create-stack-instances ${set} --deployment-targets OrganizationalUnitIds=${targets.join(',')} ` +
          `--regions ${regions.join(' ')} --operation-preferences ` +
          'RegionConcurrencyType=PARALLEL,MaxConcurrentPercentage=25,FailureTolerancePercentage=10',
      ],
    },
  ];
}

function stepsOfB(organization: Organization, packs: ReadonlyMap<string, number>): Step[] {
  const { regions, targets, evaluator = '', accounts, excluded, bucketPrefix } = organization;
  const [home = ''] = regions;
  const where = 'management or delegated administrator account';
  const set = `--stack-set-name ${STACK}-reporter --call-as SELF --region ${home}`;
  return [
    ...bucketSteps(organization, `evaluator account ${evaluator}`),
    ...regions.map((region) => ({
      where: `evaluator account ${evaluator}, ${region}`,
      what: 'the functions',
      commands: [
        `aws cloudformation deploy --region ${region} --stack-name ${STACK} --template-file evaluator-stack.json ` +
          `--s3-bucket ${bucketPrefix}-${region} --s3-prefix stacks --capabilities CAPABILITY_IAM`,
      ],
    })),
    {
      where: `every account of ${targets.join(', ')}`,
      what: `the role ${MEMBER_ROLE}, once an account since IAM knows no Regions`,
      commands: [
        `aws cloudformation create-stack-set ${set} --permission-model SERVICE_MANAGED ` +
          '--auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false --capabilities CAPABILITY_NAMED_IAM ' +
          '--template-body file://member-role.json',
        `aws cloudformation create-stack-instances ${set} --deployment-targets OrganizationalUnitIds=${targets.join(',')} ` +
          `--regions ${home}`,
      ],
    },
    ...regions.map((region) => ({
      where: `evaluator account ${evaluator}, ${region}`,
      what: `for each of ${String(accounts.length)} accounts: the permission for its rules to call the functions`,
      commands: accounts.map(
        (account) =>
          `aws cloudformation deploy --region ${region} --stack-name ${STACK}-invoke-${account} ` +
          `--template-file invoke-permissions.json --s3-bucket ${bucketPrefix}-${region} --s3-prefix stacks ` +
          `--parameter-overrides MemberAccountId=${account}`,
      ),
    })),
    ...regions.map((region) => ({
      where: `${where}, ${region}`,
      what: `the organization packs, in every account${excluded.length === 0 ? '' : ` but ${excluded.join(', ')}`}`,
      commands: Array.from({ length: packs.get(region) ?? 0 }, (_, index) => {
        const name = `${STACK}-${String(index + 1)}`;
        return (
          `aws configservice put-organization-conformance-pack --region ${region} ` +
          `--organization-conformance-pack-name ${name} --template-body file://packs/${region}/${name}.yaml` +
          (excluded.length === 0 ? '' : ` --excluded-accounts ${excluded.join(' ')}`)
        );
      }),
    })),
  ];
}

const dnsSuffix = ({ partition }: Organization): string =>
  partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';

/**
 * @param rules those to deploy
 * @throws Error when the package lacks the function of a rule, or a template is too large for CloudFormation
 */
export function renderOrganization(
  organization: Organization,
  rules: readonly Rule[],
  packaged: Packaged,
): Rendered {
  const functions = functionStack(organization, rules, packaged);
  const common = [jsonFile('artifacts-bucket.json', artifactsBucket)];
  if (organization.model === 'A') {
    const member = withPacks(functions, organization, rules);
    return {
      files: [...common, jsonFile('artifacts/stacks/member-stack.json', member)],
      artifacts: functions.artifacts,
    };
  }
  return {
    files: [
      ...common,
      jsonFile('evaluator-stack.json', functions.template),
      jsonFile('invoke-permissions.json', invokePermissions(functions)),
      jsonFile('member-role.json', memberRole(organization, functions)),
      ...organization.regions.flatMap((region) =>
        organizationPacks(organization, rules, region, functions.prefix),
      ),
    ],
    artifacts: functions.artifacts,
  };
}

interface FunctionStack {
  readonly template: { readonly Resources: Resources; readonly [section: string]: unknown };
  readonly artifacts: readonly Artifact[];
  /** What the names of the functions have before the id. */
  readonly prefix: string;
  /** By rule id: the names of its permission and its function. */
  readonly permissions: ReadonlyMap<string, string>;
  readonly functionNames: readonly string[];
}

/** The packaged stack with the code in the artifacts' buckets, without its own bucket and packs. */
function functionStack(
  organization: Organization,
  rules: readonly Rule[],
  packaged: Packaged,
): FunctionStack {
  const all = recordOf(packaged.template['Resources']) as Resources;
  const logicalIds = new Map(
    Object.entries(all)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([logicalId, resource]) => [zipOf(resource).replace(/\.zip$/, ''), logicalId]),
  );
  const permissions = new Map<string, string>();
  const artifacts: Artifact[] = [];
  const functionNames: string[] = [];
  const ofRules: Record<string, Resource> = {};
  const missing: string[] = [];
  for (const { id } of rules) {
    const logicalId = logicalIds.get(id) ?? '';
    const permission = logicalId.replace(/LambdaFunction$/, 'Permission');
    const [resource, invoke] = [all[logicalId], all[permission]];
    if (resource === undefined || invoke === undefined) {
      missing.push(id);
      continue;
    }
    const properties = recordOf(resource['Properties']);
    const zip = zipOf(resource);
    const hash = createHash('sha256').update(packaged.zip(zip)).digest('hex').slice(0, 16);
    const key = `functions/${id}-${hash}.zip`;
    artifacts.push({ zip, key });
    functionNames.push(String(properties['FunctionName']));
    const S3Bucket = { 'Fn::Sub': `${organization.bucketPrefix}-\${AWS::Region}` };
    ofRules[logicalId] = { ...resource, Properties: { ...properties, Code: { S3Bucket, S3Key: key } } };
    permissions.set(id, permission);
    if (organization.model === 'A') ofRules[permission] = invoke;
  }
  if (missing.length > 0) throw new Error(`the package has no function for ${missing.join(', ')}`);
  const frame = Object.entries(all).filter(([logicalId, { Type }]) =>
    logicalId.startsWith('ServerlessDeploymentBucket')
      ? false
      : !['AWS::Lambda::Function', 'AWS::Lambda::Permission', 'AWS::Config::ConformancePack'].includes(
          String(Type),
        ),
  );
  const { Outputs: _, ...template } = packaged.template;
  const [rule, name] = [rules[0]?.id ?? '', functionNames[0] ?? ''];
  return {
    template: {
      ...template,
      Description: 'The functions of AWS Config rules for HIPAA.',
      Parameters: withMemberRole(recordOf(template['Parameters']), organization),
      Resources: { ...Object.fromEntries(frame), ...ofRules },
    },
    artifacts,
    prefix: name.slice(0, name.length - rule.length),
    permissions,
    functionNames,
  };
}

const withMemberRole = (parameters: Resource, { model }: Organization): Resource =>
  model === 'A'
    ? parameters
    : { ...parameters, MemberRoleName: { ...recordOf(parameters['MemberRoleName']), Default: MEMBER_ROLE } };

const zipOf = ({ Properties }: Resource): string =>
  String(recordOf(recordOf(Properties)['Code'])['S3Key']).replace(/^.*\//, '');

/** The packs that can be passed inline: whether AWS Config may read another account's bucket no source says. */
export const inlinePacks = (
  { parameters }: Organization,
  rules: readonly Rule[],
  functionArnPrefix?: string,
): readonly Pack[] =>
  renderPacksWithin(
    rules,
    { parameters, ...(functionArnPrefix === undefined ? {} : { functionArnPrefix }) },
    LIMITS.inlineBytes,
  );

function withPacks(
  { template, permissions, prefix }: FunctionStack,
  organization: Organization,
  rules: readonly Rule[],
): object {
  const packs = inlinePacks(organization, rules).map(
    ({ template: { Resources }, text }, index): [string, Resource] => [
      `Pack${String(index + 1)}`,
      {
        Type: 'AWS::Config::ConformancePack',
        // AWS Config refuses a rule whose function it may not invoke.
        DependsOn: Object.values(Resources).map(({ Properties }) =>
          permissions.get(Properties.ConfigRuleName),
        ),
        Properties: {
          ConformancePackName: `${STACK}-${String(index + 1)}`,
          TemplateBody: text,
          ConformancePackInputParameters: [
            {
              ParameterName: FUNCTION_ARN_PREFIX,
              ParameterValue: {
                'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${prefix}`,
              },
            },
          ],
        },
      },
    ],
  );
  return { ...template, Resources: { ...template.Resources, ...Object.fromEntries(packs) } };
}

/** A stack for each account: in one stack, more accounts than one would be more resources than it may have. */
const invokePermissions = ({ functionNames }: FunctionStack): object => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Lets the AWS Config rules of one account call the functions of this one.',
  Parameters: { MemberAccountId: { Type: 'String', AllowedPattern: '[0-9]{12}' } },
  Resources: Object.fromEntries(
    functionNames.map((FunctionName) => [
      FunctionName.replaceAll(/[^A-Za-z0-9]/g, ''),
      {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName,
          Action: 'lambda:InvokeFunction',
          Principal: 'config.amazonaws.com',
          SourceAccount: { Ref: 'MemberAccountId' },
        },
      },
    ]),
  ),
});

/** In every account: what the functions of the evaluator's account may do there, which is what they may do at home. */
function memberRole({ partition, evaluator = '' }: Organization, { template }: FunctionStack): object {
  const policies = recordOf(recordOf(template.Resources['ReaderRole'])['Properties'])['Policies'];
  const statements = (policies as readonly Partial<{ PolicyDocument: { Statement: readonly Resource[] } }>[])
    // That for the dead letters has a condition: it is of the functions' own account.
    .flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? [])
    .filter(({ Action }) => !String(Action).startsWith('logs:'));
  const role = (name: string): string => `arn:${partition}:iam::${evaluator}:role/${STACK}-${name}-*`;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role by which the functions of the evaluator account read and report in this account.',
    Resources: {
      Reporter: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: MEMBER_ROLE,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:${partition}:iam::${evaluator}:root` },
                Action: 'sts:AssumeRole',
                // The roles of the functions alone, in whatever Region their stack is.
                Condition: { ArnLike: { 'aws:PrincipalArn': [role('EvaluatorRole'), role('ReaderRole')] } },
              },
            ],
          },
          Policies: [
            { PolicyName: 'evaluate', PolicyDocument: { Version: '2012-10-17', Statement: statements } },
          ],
        },
      },
    },
  };
}

function organizationPacks(
  organization: Organization,
  rules: readonly Rule[],
  region: string,
  prefix: string,
): RenderedFile[] {
  const { partition, evaluator = '' } = organization;
  const { offered } = rulesOffered(rules, partition, region);
  const arn = `arn:${partition}:lambda:${region}:${evaluator}:function:${prefix}`;
  return inlinePacks(organization, offered, arn).map(({ text }, index) => ({
    path: `packs/${region}/${STACK}-${String(index + 1)}.yaml`,
    content: text,
  }));
}

/** Versioned and encrypted, for accounts of the organization alone, over TLS alone. */
const artifactsBucket = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Code and templates that the accounts of the organization deploy.',
  Parameters: { BucketName: { Type: 'String' }, OrganizationId: { Type: 'String' } },
  Resources: {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: { Ref: 'BucketName' },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Bucket' },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OrganizationReads',
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:GetObject',
              Resource: { 'Fn::Sub': '${Bucket.Arn}/*' },
              Condition: { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'OrganizationId' } } },
            },
            {
              Sid: 'TlsOnly',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, { 'Fn::Sub': '${Bucket.Arn}/*' }],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  },
};

function jsonFile(path: string, template: object): RenderedFile {
  const content = `${JSON.stringify(template, null, 1)}\n`;
  const resources = Object.keys(recordOf((template as Resource)['Resources'])).length;
  if (resources > STACK_RESOURCES)
    throw new Error(`${path}: ${String(resources)} resources, at most ${String(STACK_RESOURCES)} allowed`);
  if (content.length > TEMPLATE_BYTES)
    throw new Error(`${path}: ${String(content.length)} bytes, at most ${String(TEMPLATE_BYTES)} allowed`);
  return { path, content };
}

const recordOf = (value: unknown): Resource => (isRecord(value) ? value : {});

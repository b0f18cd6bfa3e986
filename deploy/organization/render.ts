/** Templates, packs and the layout of the artifacts' buckets: what an organization is deployed from. */
import { createHash } from 'node:crypto';
import type { Rule } from '../../shared/rule';
import { renderPacksBySafeguard } from '../compile';
import { rulesOffered } from '../endpoints';
import { FUNCTION_ARN_PREFIX, pascal, type Pack } from '../pack';
import { LIMITS, recordOf } from '../preflight-rules';
import { MEMBER_ROLE, STACK, type Organization, type Resource, type Resources } from './model';
import type { RenderedNames } from './steps';
import { artifactsBucket, invokePermissions, memberRole } from './templates';

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
  readonly names: RenderedNames;
}

/** What `npm run package` made. */
export interface Packaged {
  readonly template: Readonly<Record<string, unknown>>;
  /** The content of the zip of a rule. */
  readonly zip: (name: string) => Uint8Array;
}

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
  const { files, names } =
    organization.model === 'A'
      ? filesOfA(organization, rules, functions)
      : filesOfB(organization, rules, functions);
  return {
    files: [jsonFile('artifacts-bucket.json', artifactsBucket), ...files],
    artifacts: functions.artifacts,
    names,
  };
}

type Files = Pick<Rendered, 'files' | 'names'>;

function filesOfA(organization: Organization, rules: readonly Rule[], functions: FunctionStack): Files {
  const { content } = jsonFile('member-stack.json', withPacks(functions, organization, rules));
  const memberStack = `stacks/member-stack-${hashOf(content)}.json`;
  const parameters = parametersOf(functions).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }));
  return {
    files: [{ path: `artifacts/${memberStack}`, content }, parametersFile(parameters)],
    names: { memberStack, packs: new Map() },
  };
}

function filesOfB(organization: Organization, rules: readonly Rule[], functions: FunctionStack): Files {
  const { template, prefix, functionNames } = functions;
  const packs = organization.regions.map(
    (region) => [region, organizationPacks(organization, rules, region, prefix)] as const,
  );
  return {
    files: [
      jsonFile('evaluator-stack.json', template),
      parametersFile(parametersOf(functions).map(([name, value]) => `${name}=${value}`)),
      jsonFile('invoke-permissions.json', invokePermissions(functionNames)),
      jsonFile('member-role.json', memberRole(organization, template)),
      ...packs.flatMap(([region, named]) =>
        [...named].map(([name, { text }]) => ({ path: `packs/${region}/${name}.yaml`, content: text })),
      ),
    ],
    names: { memberStack: '', packs: new Map(packs.map(([region, named]) => [region, [...named.keys()]])) },
  };
}

/** Of the stack with the functions, all of them: a value that is left out would stay what it was at the last deployment. */
const parametersOf = ({ template }: FunctionStack): [string, string][] =>
  Object.entries(template.Parameters).map(([name, parameter]) => [
    name,
    String(recordOf(parameter)['Default']),
  ]);

/** As the AWS CLI takes it, for a StackSet or for `deploy`. */
const parametersFile = (parameters: readonly unknown[]): RenderedFile => ({
  path: 'parameters.json',
  content: `${JSON.stringify(parameters, null, 2)}\n`,
});

/** So that another content has another key: what is in use, or was, is never overwritten. */
const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

interface FunctionStack {
  readonly template: {
    readonly Parameters: Resource;
    readonly Resources: Resources;
    readonly [section: string]: unknown;
  };
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
    const key = `functions/${id}-${hashOf(packaged.zip(zip))}.zip`;
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

/**
 * The packs by name, one for each safeguard, so that they are the same in all Regions and releases. Each can be passed
 * inline: whether AWS Config may read another account's bucket no source says.
 */
export const inlinePacks = (
  { parameters }: Organization,
  rules: readonly Rule[],
  functionArnPrefix?: string,
): ReadonlyMap<string, Pack> => {
  const options = { parameters, ...(functionArnPrefix === undefined ? {} : { functionArnPrefix }) };
  const packs = renderPacksBySafeguard(rules, options, LIMITS.inlineBytes);
  return new Map([...packs].map(([name, pack]) => [`${STACK}-${name}`, pack]));
};

function withPacks(functions: FunctionStack, organization: Organization, rules: readonly Rule[]): object {
  const { template } = functions;
  const packs = [...inlinePacks(organization, rules)].map(([name, pack]): [string, Resource] => [
    `${pascal(name)}Pack`,
    packResource(name, pack, functions),
  ]);
  return { ...template, Resources: { ...template.Resources, ...Object.fromEntries(packs) } };
}

const packResource = (
  name: string,
  { template, text }: Pack,
  { permissions, prefix }: FunctionStack,
): Resource => ({
  Type: 'AWS::Config::ConformancePack',
  // AWS Config refuses a rule whose function it may not invoke.
  DependsOn: Object.values(template.Resources).map(({ Properties }) =>
    permissions.get(Properties.ConfigRuleName),
  ),
  Properties: {
    ConformancePackName: name,
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
});

function organizationPacks(
  organization: Organization,
  rules: readonly Rule[],
  region: string,
  prefix: string,
): ReadonlyMap<string, Pack> {
  const { partition, evaluator = '' } = organization;
  const { offered } = rulesOffered(rules, partition, region);
  const arn = `arn:${partition}:lambda:${region}:${evaluator}:function:${prefix}`;
  return inlinePacks(organization, offered, arn);
}

function jsonFile(path: string, template: object): RenderedFile {
  const content = `${JSON.stringify(template, null, 1)}\n`;
  const resources = Object.keys(recordOf((template as Resource)['Resources'])).length;
  if (resources > STACK_RESOURCES)
    throw new Error(`${path}: ${String(resources)} resources, at most ${String(STACK_RESOURCES)} allowed`);
  if (content.length > TEMPLATE_BYTES)
    throw new Error(`${path}: ${String(content.length)} bytes, at most ${String(TEMPLATE_BYTES)} allowed`);
  return { path, content };
}

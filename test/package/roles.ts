/** What the roles of the packaged stack allow, and what the packaged functions can ask. */
import { readFileSync } from 'node:fs';
import { isAllowed } from '../../shared/iam-actions';
import { filesOf } from './function';
import { OUTPUT } from './packaged';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

interface Conditional {
  readonly 'Fn::If': readonly [condition: string, then: Policy, otherwise: unknown];
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface Role {
  readonly actions: readonly string[];
  /** Of its inline policies, as IAM counts them: without white space, in the longest partition. */
  readonly policyLength: number;
}

export const resources = (): Readonly<Record<string, Resource>> =>
  (
    JSON.parse(readFileSync(`${OUTPUT}/cloudformation-template-update-stack.json`, 'utf8')) as {
      readonly Resources: Readonly<Record<string, Resource>>;
    }
  ).Resources;

/** @param name the role's in the stack */
export function roleOf(name: string): Role {
  const given = resources()[name]?.Properties['Policies'] as readonly (Policy | Conditional)[];
  const policies = given.map((policy) => ('Fn::If' in policy ? policy['Fn::If'][1] : policy));
  const actions = policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.flatMap(({ Action }) => Action),
  );
  const deployed = JSON.stringify(policies.map(({ PolicyDocument }) => PolicyDocument))
    .replaceAll(/\{"Fn::Sub":("[^"]*")\}/g, '$1')
    .replaceAll('${AWS::Partition}', 'aws-us-gov')
    .replaceAll('${AWS::AccountId}', '111122223333');
  return { actions: [...new Set(actions)].sort(), policyLength: deployed.length };
}

/** The roles' names in the stack, by the names of the functions. */
export function rolesOfFunctions(): ReadonlyMap<string, string> {
  const functions = Object.values(resources()).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return new Map(
    functions.map(({ Properties: { FunctionName, Role } }) => [
      String(FunctionName),
      (Role as { readonly 'Fn::GetAtt': readonly string[] })['Fn::GetAtt'][0] ?? '',
    ]),
  );
}

/** Of the SDK's clients for S3, DynamoDB and CloudHSM, in their bundles for features that no rule uses. */
const UNUSED = ['CreateSession', 'DescribeEndpoints', 'AssumeRoleWithWebIdentity'];

/** Commands as the SDK's clients of three generations define them, minified. */
const COMMANDS = [
  /=class extends [\w$]+\([\w$]+,[\w$]+,"(\w+)",[\w$]+\)\{\}/g,
  /\.s\("\w+","(\w+)",/g,
  /commandName:"(\w+)Command"/g,
];

/** The operations whose commands are in the bundle of a rule. */
export function operationsOf(id: string): readonly string[] {
  const [bundle] = Object.values(filesOf(`${OUTPUT}/${id}.zip`));
  const text = Buffer.from(bundle ?? []).toString();
  const found = COMMANDS.flatMap((command) => [...text.matchAll(command)].map(([, name = '']) => name));
  return [...new Set(found)].filter((name) => !UNUSED.includes(name)).sort();
}

/** The operations that a role with these actions is denied. */
export const deniedOf = (operations: readonly string[], actions: readonly string[]): readonly string[] =>
  operations.filter((operation) => !isAllowed(operation, actions));

/** What serverless.yml takes from the rules: their functions, and who may invoke them. */
import { stringify } from 'yaml';
import type { Rule } from '../../shared/rule';
import { ruleFileOf } from '../project-files';
import { NOTICE, type Generator } from './file';

export const renderFunctions: Generator = (rules) => [
  yamlFile('generated/functions.yml', Object.fromEntries(rules.map((rule) => [rule.id, functionOf(rule)]))),
  yamlFile('generated/invoke-permissions.yml', {
    Resources: Object.fromEntries(
      rules.map(({ id }) => [`${logicalId(id)}Permission`, invokePermission(id)]),
    ),
  }),
];

function functionOf(rule: Rule) {
  return {
    name: `\${param:functionPrefix}${rule.id}`,
    description: rule.title,
    handler: ruleFileOf(rule.id).replace(/ts$/, 'handler'),
    // A log group for each function would be as many resources more; the stack has one for all.
    disableLogs: true,
    ...resourcesOf(rule),
  };
}

function resourcesOf(rule: Rule) {
  if (rule.kind === 'periodic' || rule.alsoEvery !== undefined) {
    // Lists that grow with the account, at the pace that AWS's throttling allows: all the time that Lambda gives.
    return { role: 'ReaderRole', memorySize: 256, timeout: 900 };
  }
  return {
    role: rule.permissions.length > 0 ? 'ReaderRole' : 'EvaluatorRole',
    memorySize: 128,
    timeout: 120,
  };
}

/** Config alone, and only for rules of this account: without the account anybody's rule could invoke the function. */
function invokePermission(id: string) {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: { Ref: `${logicalId(id)}LambdaFunction` },
      Action: 'lambda:InvokeFunction',
      Principal: 'config.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
    },
  };
}

/** As Serverless spells a function's name in the stack. */
const logicalId = (id: string): string =>
  id.replace(/^./, (letter) => letter.toUpperCase()).replaceAll('-', 'Dash');

const yamlFile = (path: string, value: unknown) => ({
  path,
  content: NOTICE + stringify(value, { lineWidth: 0 }),
});

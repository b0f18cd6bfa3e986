import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { hasCleartextUrl } from '../../shared/cleartext-urls';
import { ifFound } from '../../shared/if-found';
import { listParameter } from '../../shared/parameters';
import { LambdaFunction } from '../../shared/resources/lambda';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'lambda-environment-no-cleartext-endpoints',
  title: 'Lambda functions are pointed at no endpoints without encryption',
  rationale:
    'Functions learn from environment variables whom to call; a URL of an unencrypted scheme there sends PHI in clear.',
  whitepaper: { section: 'AWS Lambda', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Give the variable the URL with TLS (https, ftps, ldaps, wss, mqtts, amqps, rediss) and the port that goes with it.',
  resource: LambdaFunction,
  parameters: {
    cleartextSchemes: listParameter({
      default: ['http', 'ftp', 'ldap', 'ws', 'mqtt', 'amqp', 'redis', 'telnet'],
      description: 'Schemes of URLs that are taken as unencrypted.',
    }),
    allowedUrlPrefixes: listParameter({
      default: ['http://www.w3.org/', 'http://schemas.'],
      description: 'Beginnings of URLs that are names and no endpoints.',
    }),
    exemptVariableNames: listParameter({
      default: ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
      description: 'Variables to leave out: a proxy has an http URL even where it tunnels TLS.',
    }),
  },
  permissions: ['lambda:GetFunctionConfiguration'],

  async evaluate({ configuration: { functionArn }, resourceId }, { client, parameters }) {
    // The resource id of a function is its name. Its item never holds the variables.
    const question = new GetFunctionConfigurationCommand({ FunctionName: functionArn ?? resourceId });
    const answer = await ifFound(client(LambdaClient).send(question));
    if (answer === undefined) return notApplicable('Lambda no longer has the function.');
    const { Error: error, Variables: variables = {} } = answer.Environment ?? {};
    if (error !== undefined)
      return notApplicable(`Lambda cannot decrypt the variables for the rule: ${String(error.ErrorCode)}.`);
    if (Object.keys(variables).length === 0) return notApplicable('The function has no variables.');
    const { cleartextSchemes: schemes, allowedUrlPrefixes: allowedPrefixes } = parameters;
    const exempt = parameters.exemptVariableNames.map((name) => name.toUpperCase());
    // Values may be secrets: only names leave this rule.
    const found = Object.entries(variables)
      .filter(
        ([name, value]) =>
          !exempt.includes(name.toUpperCase()) && hasCleartextUrl(value, { schemes, allowedPrefixes }),
      )
      .map(([name]) => name);
    if (found.length === 0) return compliant('No variable holds a URL of an unencrypted scheme.');
    return nonCompliant(`Variables hold URLs of unencrypted schemes: ${found.join(', ')}. TLS is wanted.`);
  },
});

export const { handler } = rule;

import { type EnvironmentResponse, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { rule } from '../../../rules/lambda/lambda-environment-no-cleartext-endpoints';
import { answer, failure, testRule } from '../../rule-tester';

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:intake';

const environment = (Environment: EnvironmentResponse | undefined, FunctionName = ARN) => [
  answer(GetFunctionConfigurationCommand, { Environment }, { input: { FunctionName } }),
];

const variables = (Variables: Record<string, string>) => environment({ Variables });

testRule(rule, {
  compliant: {
    https: {
      configuration: { functionArn: ARN },
      ignored: { functionName: 'intake', kmskeyArn: null },
      answers: variables({ API_URL: 'https://ehr.example.org/v1' }),
      annotation: /^No variable holds a URL of an unencrypted scheme\.$/,
    },
    'an empty configuration, asked about by the resource id': {
      configuration: {},
      answers: environment({ Variables: { LOG_LEVEL: 'debug' } }, 'resource-1'),
    },
    'the machine itself': {
      configuration: { functionArn: ARN },
      answers: variables({ OTEL_EXPORTER: 'http://localhost:4318' }),
    },
    'the name of a namespace': {
      configuration: { functionArn: ARN },
      parameters: { allowedUrlPrefixes: 'http://www.w3.org/' },
      answers: variables({ NS: 'http://www.w3.org/2001/XMLSchema' }),
    },
    'the name of a namespace, by default': {
      configuration: { functionArn: ARN },
      answers: variables({ NS: 'http://schemas.xmlsoap.org/soap/envelope/' }),
    },
    'a proxy, in another casing of the name': {
      configuration: { FunctionArn: ARN },
      answers: variables({ HTTPS_PROXY: 'http://proxy.internal:3128', no_proxy: 'http://a' }),
    },
    'a scheme that is not taken as unencrypted': {
      configuration: { functionArn: ARN },
      parameters: { cleartextSchemes: 'ftp' },
      answers: variables({ API_URL: 'http://ehr.example.org/v1' }),
    },
  },
  nonCompliant: {
    'http, beside a variable that is well': {
      configuration: { functionArn: ARN },
      answers: variables({ API_URL: 'http://ehr.example.org/v1', FHIR: 'https://fhir.example.org' }),
      annotation: /^Variables hold URLs of unencrypted schemes: API_URL\. TLS is wanted\.$/,
    },
    'redis, and a secret inside the URL that is not told': {
      configuration: { functionArn: ARN },
      answers: variables({ CACHE: 'redis://:hunter2@cache.internal:6379', FTP: 'FTP://files' }),
      annotation: /^Variables hold URLs of unencrypted schemes: CACHE, FTP\. TLS is wanted\.$/,
    },
    'a namespace, where none is allowed': {
      configuration: { functionArn: ARN },
      parameters: { allowedUrlPrefixes: 'http://example.org/' },
      answers: variables({ NS: 'http://www.w3.org/2001/XMLSchema' }),
    },
    'a proxy, where another variable is exempt': {
      configuration: { functionArn: ARN },
      parameters: { exemptVariableNames: 'legacy_url' },
      answers: variables({ HTTP_PROXY: 'http://proxy.internal:3128', LEGACY_URL: 'http://a' }),
      annotation: /schemes: HTTP_PROXY\. TLS/,
    },
  },
  notApplicable: {
    'no environment': {
      configuration: { functionArn: ARN },
      answers: environment(undefined),
      annotation: /has no variables/,
    },
    'an environment without variables': {
      configuration: { functionArn: ARN },
      answers: environment({ Variables: {} }),
    },
    'variables that cannot be decrypted': {
      configuration: { functionArn: ARN },
      answers: environment({ Error: { ErrorCode: 'AccessDeniedException', Message: 'kms:Decrypt' } }),
      annotation: /^Lambda cannot decrypt the variables for the rule: AccessDeniedException\.$/,
    },
    'the function is gone': {
      configuration: { functionArn: ARN },
      answers: [failure(GetFunctionConfigurationCommand, 'ResourceNotFoundException')],
      annotation: /no longer has/,
    },
  },
  fails: {
    'the function may not be asked about': {
      configuration: { functionArn: ARN },
      answers: [failure(GetFunctionConfigurationCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'an ARN of another kind': {
      configuration: { functionArn: [ARN] },
      error: /configuration\.functionArn: expected text, got a list/,
    },
  },
});

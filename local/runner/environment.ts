/** The environment of a function's process: what Lambda sets, and where its calls of AWS go. */
import { randomBytes } from 'node:crypto';
import { partsOfArn, type LambdaFunction } from './lambda-function';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** Where calls of AWS go, beside those of AWS Config, which go to the embedded endpoint. */
export interface AwsAccess {
  /** Where given, all calls are made with these, to AWS unless the variables say otherwise. */
  readonly credentials?: (() => Promise<Credentials>) | undefined;
  /** The user's AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE>. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Why AWS is not asked, when it could have been. */
  readonly reason?: string | undefined;
}

const DUMMY: Credentials = {
  accessKeyId: 'AKIDFUNCTION',
  secretAccessKey: 'secret',
  sessionToken: 'session',
};
const LOG_GROUP = '/hipaa-config-rules';

export interface Place {
  /** The embedded AWS Config. */
  readonly endpointUrl: string;
  /** Refuses all calls. */
  readonly standInUrl: string;
}

/** @param arn the function with its account and Region */
export function environmentOf(
  lambda: LambdaFunction,
  arn: string,
  { endpoints }: AwsAccess,
  credentials: Credentials | undefined,
  { endpointUrl, standInUrl }: Place,
): Record<string, string> {
  const { region, name } = partsOfArn(arn);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials ?? DUMMY;
  return {
    ...lambda.environment,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: LOG_GROUP,
    AWS_LAMBDA_LOG_STREAM_NAME: `[$LATEST]${randomBytes(16).toString('hex')}`,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    _HANDLER: lambda.handler,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
    ...(credentials === undefined ? { AWS_ENDPOINT_URL: standInUrl } : {}),
    ...endpoints,
    AWS_ENDPOINT_URL_CONFIG_SERVICE: endpointUrl,
    // The function's Node is this machine's, older than Lambda's.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

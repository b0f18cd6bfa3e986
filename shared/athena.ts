/** Connectors of Athena's federated queries: the functions behind a catalog, and whether they encrypt what they spill to S3. */
import { type AthenaClient, GetDataCatalogCommand } from '@aws-sdk/client-athena';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Aws } from './aws';
import { ReportError } from './errors';
import type { DataCatalog } from './resources/athena';
import type { Decoded } from './shape';

type Parameters = Decoded<(typeof DataCatalog)['configuration']>['Parameters'];

/**
 * The functions of a catalog of type LAMBDA: one for everything, or one for metadata and one for records.
 * Needs athena:GetDataCatalog.
 * @param recorded of the configuration item; Athena is asked where it has none
 * @throws ReportError when Athena does not tell either
 */
export async function connectorFunctions(
  athena: AthenaClient,
  name: string,
  recorded: Parameters,
): Promise<readonly string[]> {
  const named = functionsOf(recorded);
  if (named.length > 0) return named;
  const { DataCatalog: catalog } = await athena.send(new GetDataCatalogCommand({ Name: name }));
  const answered = functionsOf(catalog?.Parameters);
  if (answered.length === 0)
    throw new ReportError(`Athena does not tell the functions of data catalog ${name}`);
  return answered;
}

const functionsOf = (parameters: Readonly<Record<string, string | undefined>> | undefined): string[] =>
  ['function', 'metadata-function', 'record-function'].flatMap((role) => parameters?.[role] ?? []);

export interface SpillEncryption {
  /** Undefined where that cannot be told: the function is out of reach. */
  readonly isOn: boolean | undefined;
  /** Why, as a sentence. */
  readonly description: string;
}

/**
 * Whether a function of a connector encrypts what it spills. It does unless a variable of its environment turns that
 * off; the function for metadata makes the keys, so that both functions count. Needs lambda:GetFunctionConfiguration.
 * @param reference the ARN of the function, also with a version or an alias
 * @throws ReportError when Lambda cannot show the environment, or an error of AWS
 */
export async function spillEncryption(
  reference: string,
  { accountId, client }: Aws,
): Promise<SpillEncryption> {
  const [, , , region, owner = accountId] = reference.startsWith('arn:') ? reference.split(':') : [];
  if (owner !== accountId)
    return { isOn: undefined, description: `Function ${reference} belongs to another account.` };
  const environment = await environmentOf(client(LambdaClient, region), reference);
  if (environment === undefined)
    return { isOn: undefined, description: `Function ${reference} does not exist any more.` };
  const variables = new Map(Object.entries(environment).map(([name, value]) => [name.toLowerCase(), value]));
  const disabled = variables.get('disable_spill_encryption')?.toLowerCase();
  if (disabled === 'true')
    return { isOn: false, description: `Function ${reference} has disable_spill_encryption set to true.` };
  // A variable of the function goes before the connection's property of the same name.
  const connection = variables.get('glue_connection')?.trim();
  if (disabled === undefined && connection !== undefined && connection !== '') {
    const description = `Function ${reference} takes its settings from Glue connection ${connection}, which is not read.`;
    return { isOn: undefined, description };
  }
  return { isOn: true, description: `Function ${reference} encrypts what it spills.` };
}

/** The variables of a function; undefined when there is no such function. */
async function environmentOf(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  try {
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    if (Environment?.Error !== undefined)
      throw new ReportError(
        `Lambda cannot show the environment of ${FunctionName}: ${String(Environment.Error.ErrorCode)}`,
      );
    return Environment?.Variables ?? {};
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

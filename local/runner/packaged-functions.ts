/** The functions that `npm run package` made: zips, and the template of their stack with their settings. */
import { unzipSync } from 'fflate';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRecord } from '../../shared/shape';
import { evaluate, type Scope } from '../template/intrinsics';
import { FunctionsError, type LambdaFunction, type LambdaFunctions } from './lambda-function';

const TEMPLATE = 'cloudformation-template-update-stack.json';
/** Of the zips that are missing. */
const MOST_NAMED = 3;

interface Properties {
  readonly FunctionName: string;
  readonly Handler: string;
  readonly MemorySize: number;
  /** In seconds. */
  readonly Timeout: number;
  readonly Code: { readonly S3Key: string };
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
}

/**
 * @param folder with the zips and the template
 * @param parameters of the stack; their defaults stand for the others
 * @param unpacked a folder for the unpacked code
 * @throws FunctionsError
 */
export function packagedFunctions(
  folder: string,
  parameters: Readonly<Record<string, string>>,
  unpacked: string,
): LambdaFunctions {
  const template = templateIn(folder);
  const scope = scopeOf(template, parameters);
  const properties = Object.values(section(template, 'Resources')).flatMap((resource) =>
    isRecord(resource) && resource['Type'] === 'AWS::Lambda::Function'
      ? [resource['Properties'] as Properties]
      : [],
  );
  const missing = properties.map((of) => zipOf(of, folder)).filter((zip) => !existsSync(zip));
  if (missing.length > 0)
    throw new FunctionsError(
      `${missing.slice(0, MOST_NAMED).join(', ')}: ${String(missing.length)} of the zips are missing; make them with ` +
        'npm run package',
    );
  const functions = properties.map((of) => functionOf(of, scope, folder, unpacked));
  return new Map(functions.map((lambda) => [lambda.name, lambda]));
}

function functionOf(properties: Properties, scope: Scope, folder: string, unpacked: string): LambdaFunction {
  const { FunctionName: name, Handler, MemorySize, Timeout, Environment } = properties;
  const zip = zipOf(properties, folder);
  const variables = evaluate(Environment?.Variables ?? {}, scope, `${name}.Environment`);
  let file: string | undefined;
  return {
    name,
    handler: Handler,
    memoryMb: MemorySize,
    timeoutMs: Timeout * 1000,
    environment: variables as Readonly<Record<string, string>>,
    file: () => (file ??= unpack(zip, Handler, join(unpacked, name))),
  };
}

const zipOf = ({ Code }: Properties, folder: string): string => join(folder, basename(Code.S3Key));

/** Unpacks the zip, and gives the file that the handler is in. */
function unpack(zip: string, handler: string, folder: string): string {
  const module = handler.slice(0, handler.lastIndexOf('.'));
  let found: string | undefined;
  for (const [name, content] of Object.entries(filesOf(zip))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (/^\.[cm]?js$/.test(name.slice(module.length)) && name.startsWith(module)) found = path;
  }
  if (found === undefined) throw new FunctionsError(`${zip}: there is no ${module}`);
  return found;
}

function filesOf(zip: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(readFileSync(zip));
  } catch (error) {
    throw new FunctionsError(`${zip}: cannot be unpacked: ${(error as Error).message}`, { cause: error });
  }
}

function templateIn(folder: string): Readonly<Record<string, unknown>> {
  const path = join(folder, TEMPLATE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new FunctionsError(
      `${folder}: there are no packaged functions (${TEMPLATE} is missing); make them with npm run package, or run ` +
        'the sources with --source',
      { cause: error },
    );
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new FunctionsError(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function scopeOf(
  template: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, string>>,
): Scope {
  const defaults = Object.entries(section(template, 'Parameters')).flatMap(([name, parameter]) =>
    isRecord(parameter) && typeof parameter['Default'] === 'string'
      ? [[name, parameter['Default']] as const]
      : [],
  );
  return {
    values: new Map([...defaults, ...Object.entries(given)]),
    conditions: section(template, 'Conditions'),
    mappings: section(template, 'Mappings'),
  };
}

function section(
  template: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  const content = template[name];
  return isRecord(content) ? content : {};
}

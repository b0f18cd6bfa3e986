/** A function as it is deployed: its code and its settings. */
export interface LambdaFunction {
  /** Without account and Region, such as hipaa-config-sqs-queue-encrypted-at-rest. */
  readonly name: string;
  /** Such as rules/sqs/sqs-queue-encrypted-at-rest.handler. */
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** The variables that the stack sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The file with the code; made when it is asked for. */
  readonly file: () => string;
}

/** By name. */
export type LambdaFunctions = ReadonlyMap<string, LambdaFunction>;

/** The functions cannot be had as asked; the message says what to do. */
export class FunctionsError extends Error {
  override readonly name = 'FunctionsError';
}

/** Of an ARN, which may end in a version or an alias. */
export function partsOfArn(arn: string): {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
} {
  const [, , , region = '', accountId = '', , name = ''] = arn.split(':');
  return { region, accountId, name };
}

/** What the names of functions begin with, before the id of their rule, which their handler is named after. */
export function prefixOf(functions: LambdaFunctions): string {
  const [first] = functions.values();
  if (first === undefined) return '';
  const id = first.handler.replace(/\.\w+$/, '').replace(/^.*\//, '');
  return first.name.endsWith(id) ? first.name.slice(0, -id.length) : '';
}

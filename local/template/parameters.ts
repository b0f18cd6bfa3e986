/** The parameters of a conformance pack's template. */
import type { ConformancePackInputParameter } from '@aws-sdk/client-config-service';
import { isRecord } from '../../shared/shape';
import type { Json } from './intrinsics';
import { templateError } from './template-error';

const TYPES = ['String', 'Number', 'CommaDelimitedList'];
const MOST = 60;

/**
 * The value of every declared parameter: the one given, else its default.
 * @throws ServiceError ConformancePackTemplateValidationException
 */
export function parameterValues(
  declared: Json,
  given: readonly ConformancePackInputParameter[],
): ReadonlyMap<string, string> {
  const names = Object.keys(declared);
  if (names.length > MOST)
    throw templateError('Parameters', `a pack has at most ${String(MOST)}, not ${String(names.length)}`);
  const inputs = new Map(given.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]));
  const unknown = [...inputs.keys()].find((name) => name === undefined || !names.includes(name));
  if (unknown !== undefined)
    throw templateError(`Parameters.${unknown}`, 'the template has no such parameter');
  return new Map(
    Object.entries(declared).map(([name, declaration]) => {
      const path = `Parameters.${name}`;
      if (!isRecord(declaration)) throw templateError(path, 'expected a map');
      const value = inputs.get(name) ?? declaration['Default'];
      if (value === undefined || value === null)
        throw templateError(path, 'has no default and no value was given');
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        throw templateError(path, 'the default must be a text');
      checkValue(String(value), declaration, path);
      return [name, String(value)];
    }),
  );
}

function checkValue(value: string, declaration: Json, path: string): void {
  const { Type, AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = declaration;
  if (typeof Type !== 'string' || !TYPES.includes(Type))
    throw templateError(path, `the type must be one of ${TYPES.join(', ')}`);
  if (Type === 'Number' && (value.trim() === '' || Number.isNaN(Number(value))))
    throw templateError(path, `${JSON.stringify(value)} is not a number`);
  if (Array.isArray(AllowedValues) && !AllowedValues.map(String).includes(value))
    throw templateError(
      path,
      `${JSON.stringify(value)} is not one of ${AllowedValues.map(String).join(', ')}`,
    );
  if (typeof AllowedPattern === 'string' && !matches(value, AllowedPattern, path))
    throw templateError(path, `${JSON.stringify(value)} does not match ${AllowedPattern}`);
  if (value.length < bound(MinLength, 0) || value.length > bound(MaxLength, 4096))
    throw templateError(path, `the value has ${String(value.length)} characters`);
  if (
    Type === 'Number' &&
    (Number(value) < bound(MinValue, -Infinity) || Number(value) > bound(MaxValue, Infinity))
  )
    throw templateError(path, `${value} is out of bounds`);
}

const bound = (declared: unknown, fallback: number): number =>
  declared === undefined ? fallback : Number(declared);

function matches(value: string, pattern: string, path: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    throw templateError(path, `AllowedPattern is no regular expression: ${pattern}`);
  }
}

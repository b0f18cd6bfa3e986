/**
 * The JSON of requests and answers (AWS JSON 1.1), by the schemas of the SDK: types, required members and the
 * service's limits of requests; dates are seconds since the epoch.
 */
import { isRecord } from '../shared/shape';
import { ServiceError } from './errors';
import { LIMITS, type Limit } from './limits';

/** A request after validation: what the service requires is there. */
export type Valid<T> = T extends Date
  ? Date
  : T extends readonly (infer E)[]
    ? Valid<E>[]
    : T extends object
      ? {
          [K in keyof T]: Record<never, never> extends Pick<T, K>
            ? Valid<T[K]>
            : Valid<Exclude<T[K], undefined>>;
        }
      : T;

/**
 * Decodes a request.
 * @param schema the structure's schema, as the SDK exports it
 * @throws ServiceError SerializationException for a value of another type; ValidationException, or
 *   InvalidLimitException for the size of a page, when a limit is broken
 */
export function decode(schema: unknown, source: unknown): unknown {
  const problems: Problem[] = [];
  const value = decodeValue(resolve(schema), source, { path: '', limit: undefined, problems });
  if (problems.length === 0) return value;
  const pageSize = problems.every(({ path }) => /^limit$/i.test(path));
  const errors = problems.length === 1 ? 'error' : 'errors';
  throw new ServiceError(
    pageSize ? 'InvalidLimitException' : 'ValidationException',
    `${String(problems.length)} validation ${errors} detected: ${problems.map(({ text }) => text).join('; ')}`,
  );
}

/** Encodes an answer: its declared members alone. */
export function encode(schema: unknown, value: unknown): unknown {
  const resolved = resolve(schema);
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return value.getTime() / 1000;
  switch (resolved.kind) {
    case 'list':
      return (value as readonly unknown[]).map((entry) => encode(resolved.of, entry));
    case 'structure': {
      const members = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(
        resolved.members.flatMap(({ name, schema: member }) => {
          const encoded = encode(member, members[name]);
          return encoded === undefined ? [] : [[name, encoded]];
        }),
      );
    }
    default:
      return value;
  }
}

/** Whether an operation answers with nothing at all. */
export const isUnit = (schema: unknown): boolean => resolve(schema).kind === 'unit';

interface Problem {
  readonly path: string;
  readonly text: string;
}

interface Place {
  readonly path: string;
  readonly limit: Limit | undefined;
  readonly problems: Problem[];
}

type Resolved =
  | { readonly kind: 'unit' | 'text' | 'number' | 'flag' | 'time' }
  | { readonly kind: 'list' | 'map'; readonly of: unknown }
  | {
      readonly kind: 'structure';
      readonly name: string;
      readonly members: readonly {
        readonly name: string;
        readonly schema: unknown;
        readonly required: boolean;
      }[];
    };

/** How the SDK writes its schemas down: numbers for simple types, bits for lists and maps of them, else tuples. */
const CODES: Readonly<Record<number, Resolved['kind'] & ('text' | 'number' | 'flag' | 'time')>> = {
  0: 'text',
  1: 'number',
  2: 'flag',
  4: 'time',
};
const LIST_BIT = 64;
const MAP_BIT = 128;
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;

function resolve(schema: unknown): Resolved {
  if (typeof schema === 'function') return resolve((schema as () => unknown)());
  if (schema === 'unit') return { kind: 'unit' };
  if (typeof schema === 'number') {
    if ((schema & MAP_BIT) !== 0) return { kind: 'map', of: schema & ~MAP_BIT };
    if ((schema & LIST_BIT) !== 0) return { kind: 'list', of: schema & ~LIST_BIT };
    const kind = CODES[schema];
    if (kind !== undefined) return { kind };
  }
  if (Array.isArray(schema)) {
    const [code, , name, , first, second, required = 0] = schema as readonly unknown[];
    if (code === LIST) return { kind: 'list', of: first };
    if (code === MAP) return { kind: 'map', of: second };
    if (code === STRUCTURE) return structure(String(name), first, second, Number(required));
  }
  throw new TypeError(`a schema of the SDK has an unknown form: ${JSON.stringify(schema)}`);
}

/** The members come required ones first. */
function structure(name: string, names: unknown, schemas: unknown, required: number): Resolved {
  return {
    kind: 'structure',
    name,
    members: (names as readonly string[]).map((member, index) => ({
      name: member,
      schema: (schemas as readonly unknown[])[index],
      required: index < required,
    })),
  };
}

function decodeValue(schema: Resolved, source: unknown, place: Place): unknown {
  if (place.limit !== undefined) check(source, place.limit, place);
  switch (schema.kind) {
    case 'unit':
      return {};
    case 'text':
      return text(wanted(typeof source === 'string', source, 'a string', place), place);
    case 'number':
      return wanted(Number.isInteger(source), source, 'an integer', place);
    case 'flag':
      return wanted(typeof source === 'boolean', source, 'true or false', place);
    case 'time':
      return time(source, place);
    case 'list':
      return list(schema.of, source, place);
    case 'map':
      return map(schema.of, source, place);
    case 'structure':
      return members(schema, source, place);
  }
}

/** The database cuts text at U+0000, so that none of it may hold one. */
function text(source: unknown, { path, problems }: Place): unknown {
  if (String(source).includes('\0'))
    problems.push({
      path,
      text: `Value at '${path}' failed to satisfy constraint: Member must not contain U+0000`,
    });
  return source;
}

function time(source: unknown, place: Place): Date {
  const date = new Date(typeof source === 'number' ? Math.round(source * 1000) : Number.NaN);
  wanted(!Number.isNaN(date.getTime()), source, 'a number of seconds since the epoch', place);
  return date;
}

function list(of: unknown, source: unknown, place: Place): unknown[] {
  wanted(Array.isArray(source), source, 'a list', place);
  const entry = resolve(of);
  const limit = place.limit?.kind === 'list' ? place.limit.of : undefined;
  return (source as readonly unknown[]).map((value, index) =>
    decodeValue(entry, value, {
      ...place,
      limit,
      path: `${place.path}.${String(index + 1)}.member`,
    }),
  );
}

function map(of: unknown, source: unknown, place: Place): Record<string, unknown> {
  wanted(isRecord(source), source, 'an object', place);
  const entry = resolve(of);
  return Object.fromEntries(
    Object.entries(source as Record<string, unknown>).map(([name, value]) => [
      name,
      decodeValue(entry, value, { ...place, limit: undefined, path: `${place.path}.${name}` }),
    ]),
  );
}

function members(
  schema: Extract<Resolved, { kind: 'structure' }>,
  source: unknown,
  place: Place,
): Record<string, unknown> {
  wanted(isRecord(source), source, 'an object', place);
  const given = source as Readonly<Record<string, unknown>>;
  const decoded: Record<string, unknown> = {};
  for (const member of schema.members) {
    const value = Object.hasOwn(given, member.name) ? given[member.name] : undefined;
    const path = `${place.path}${place.path === '' ? '' : '.'}${spelled(member.name)}`;
    if (value !== undefined && value !== null) {
      const limit = LIMITS[`${schema.name}.${member.name}`];
      decoded[member.name] = decodeValue(resolve(member.schema), value, { ...place, path, limit });
    } else if (member.required) {
      place.problems.push({
        path,
        text: `Value at '${path}' failed to satisfy constraint: Member must not be null`,
      });
    }
  }
  return decoded;
}

function wanted<T>(ok: boolean, source: T, what: string, { path }: Place): T {
  if (ok) return source;
  const kind =
    source === null ? 'null' : Array.isArray(source) ? 'a list' : `a value of type ${typeof source}`;
  throw new ServiceError(
    'SerializationException',
    `${path === '' ? 'request' : path}: expected ${what}, got ${kind}`,
  );
}

/** Adds a problem when the value breaks the limit; a value of another type is reported by the decoding. */
function check(source: unknown, limit: Limit, place: Place): void {
  const broken = brokenConstraint(source, limit);
  if (broken === undefined) return;
  place.problems.push({
    path: place.path,
    text: `Value at '${place.path}' failed to satisfy constraint: Member must ${broken}`,
  });
}

function brokenConstraint(source: unknown, limit: Limit): string | undefined {
  switch (limit.kind) {
    case 'text':
      if (typeof source !== 'string') return undefined;
      if (limit.pattern !== undefined && !limit.pattern.test(source))
        return `satisfy regular expression pattern: ${limit.pattern.source}`;
      return outside(source.length, 'length', limit);
    case 'bytes':
      return typeof source === 'string' ? outside(Buffer.byteLength(source), 'length', limit) : undefined;
    case 'list':
      return Array.isArray(source) ? outside(source.length, 'length', limit) : undefined;
    case 'number':
      return typeof source === 'number' ? outside(source, 'value', limit) : undefined;
    case 'enum':
      return limit.values.some((value) => value === source)
        ? undefined
        : `satisfy enum value set: [${limit.values.join(', ')}]`;
  }
}

function outside(
  size: number,
  what: 'length' | 'value',
  { min, max }: { readonly min: number; readonly max: number },
): string | undefined {
  if (size > max) return `have ${what} less than or equal to ${String(max)}`;
  if (size < min) return `have ${what} greater than or equal to ${String(min)}`;
  return undefined;
}

/** The service names members with a small first letter. */
const spelled = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

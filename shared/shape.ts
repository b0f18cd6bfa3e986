/**
 * Shapes: the fields that rules read, in the form in which AWS Config sends them. A shape gives the types, decodes
 * the wire form (booleans as text, JSON as text, null for absent) and knows its own paths, which `check:paths`
 * compares with AWS's published schemas. Decoding is lazy: a field that a rule does not read cannot fail it.
 */
import { MalformedItemError } from './errors';

/** How one field is decoded. `decode` never sees null, undefined or an empty text: they all mean that nothing is set. */
export interface Kind<T> {
  /** @throws MalformedItemError when the value is of another kind. */
  readonly decode: (value: unknown, at: string) => T;
  /** Every path below and including `at` that the kind reads, in the notation of AWS's schema: lists carry no mark. */
  readonly paths: (at: string) => readonly string[];
}

export type Fields = Readonly<Record<string, Kind<unknown>>>;
export type Decoded<K> = K extends Kind<infer T> ? T : never;
/** An object of the wire form: every declared field, each of which may be absent. */
export type View<F extends Fields> = { readonly [K in keyof F]: Decoded<F[K]> | undefined };

const scalar = <T>(wanted: string, read: (value: unknown) => T | undefined): Kind<T> => ({
  decode(value, at) {
    const decoded = read(isRecord(value) && 'value' in value ? value['value'] : value);
    if (decoded === undefined) throw new MalformedItemError(at, wanted, value);
    return decoded;
  },
  paths: (at) => [at],
});

/** A string. Advanced queries wrap some as `{value: "..."}`. */
export const text: Kind<string> = scalar('text', (value) => (typeof value === 'string' ? value : undefined));

/** A boolean; newer resource types and string-valued attributes spell it "true" or "False". */
export const flag: Kind<boolean> = scalar('true or false', (value) => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
});

/** A whole number; attributes that are text on the wire ("7") and the floats of advanced queries (7.0) included. */
export const integer: Kind<number> = scalar('a whole number', (value) => {
  const number = typeof value === 'string' && /^-?\d+(\.0+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
});

/** A JSON value of any form, also as text, percent-encoded text, or text within text. Text that is no JSON stays text. */
export const json: Kind<unknown> = {
  decode: (value) => unwrapJson(value),
  paths: (at) => [at],
};

/** A list; the history API sends it as JSON text. Empty entries are dropped. */
export function list<T>(of: Kind<T>): Kind<readonly T[]> {
  return {
    decode(value, at) {
      const entries = parsed(value);
      if (!Array.isArray(entries)) {
        if (isEmpty(entries)) return [];
        throw new MalformedItemError(at, 'a list', value);
      }
      // A plain loop, since all lists of all items pass here.
      const decoded: T[] = [];
      for (let index = 0; index < entries.length; index += 1) {
        const entry: unknown = entries[index];
        if (!isUnset(entry)) decoded.push(of.decode(entry, `${at}[${String(index)}]`));
      }
      return decoded;
    },
    paths: (at) => of.paths(at),
  };
}

/** An object with declared fields; the history API sends it as JSON text. */
export function object<F extends Fields>(fields: F): Kind<View<F>> {
  const define = viewOf(fields);
  return {
    decode(value, at) {
      const members = parsed(value);
      if (isRecord(members)) return define(members, at);
      if (isEmpty(members)) return define({}, at);
      throw new MalformedItemError(at, 'an object', value);
    },
    paths: (at) => Object.entries(fields).flatMap(([name, kind]) => kind.paths(`${at}.${name}`)),
  };
}

/**
 * A map whose names are data, such as API Gateway's settings by method; empty entries are dropped. AWS's schemas end
 * at the map, and so does its path.
 */
export function record<T>(of: Kind<T>): Kind<Readonly<Record<string, T>>> {
  return {
    decode(value, at) {
      const members = parsed(value);
      if (!isRecord(members)) {
        if (isEmpty(members)) return {};
        throw new MalformedItemError(at, 'an object', value);
      }
      return Object.fromEntries(
        Object.entries(members).flatMap(([name, member]) =>
          isUnset(member) ? [] : [[name, of.decode(member, `${at}.${name}`)]],
        ),
      );
    },
    paths: (at) => [at],
  };
}

/** The declared parts of a configuration item of one resource type. */
export interface ResourceShape<T extends string = string, C = unknown, S = unknown> {
  readonly type: T;
  readonly configuration: Kind<C>;
  readonly supplementaryConfiguration: Kind<S>;
  /** Paths as in AWS's published schema, such as `configuration.StreamEncryption.KeyId`. */
  readonly paths: readonly string[];
}

/** Declares the fields of a resource type that rules read. */
export function resource<T extends string, C extends Fields, S extends Fields = Record<never, never>>(
  type: T,
  parts: { readonly configuration: C; readonly supplementaryConfiguration?: S },
): ResourceShape<T, View<C>, View<S>> {
  const configuration = object(parts.configuration);
  // Without declared fields S is the empty record, of which {} is the only value.
  const supplementaryConfiguration = object(parts.supplementaryConfiguration ?? ({} as S));
  return {
    type,
    configuration,
    supplementaryConfiguration,
    paths: [
      ...configuration.paths('configuration'),
      ...supplementaryConfiguration.paths('supplementaryConfiguration'),
    ],
  };
}

/** Several resource types for one rule; the item is told apart by its `resourceType`. */
export const either = <const R extends readonly [ResourceShape, ResourceShape, ...ResourceShape[]]>(
  ...shapes: R
): R => shapes;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for the ways in which the wire says that nothing is set. */
export const isUnset = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

/**
 * The JSON that a text holds, through any number of encodings; a value that is no text, or no JSON, is returned as it
 * is. So is a number: an account id or a version must not lose its zeros, and `integer` reads text.
 */
export function unwrapJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const inner = parseJson(value) ?? (value.includes('%') ? parseJson(percentDecoded(value)) : undefined);
  return inner === undefined ? value : unwrapJson(inner.value);
}

const parsed = (value: unknown): unknown => (typeof value === 'string' ? unwrapJson(value) : value);

/** `{}` in the place of a list, or `[]` in that of an object: either way there is nothing in it. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** How JSON begins that is no number. Most texts are no JSON, and an error of the parser costs more than all the rest. */
const JSON_BEGINS = /^\s*(?:[{["]|(?:true|false|null)\s*$)/;

function parseJson(source: string): { readonly value: unknown } | undefined {
  if (!JSON_BEGINS.test(source)) return undefined;
  try {
    return { value: JSON.parse(source) };
  } catch {
    return undefined;
  }
}

function percentDecoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

function viewOf<F extends Fields>(
  fields: F,
): (members: Readonly<Record<string, unknown>>, at: string) => View<F> {
  class FieldView {
    // Declared alone, and assigned: initialized as fields they would take three times as long.
    declare readonly $members: Readonly<Record<string, unknown>>;
    declare readonly $at: string;

    constructor(members: Readonly<Record<string, unknown>>, at: string) {
      this.$members = members;
      this.$at = at;
    }
  }
  for (const [name, kind] of Object.entries(fields)) {
    Object.defineProperty(FieldView.prototype, name, {
      enumerable: true,
      get(this: FieldView) {
        const value = member(this.$members, name);
        return isUnset(value) ? undefined : kind.decode(value, `${this.$at}.${name}`);
      },
    });
  }
  // The getters defined above are exactly the members of View<F>.
  return (members, at) => new FieldView(members, at) as unknown as View<F>;
}

/** A member by its name: as spelled, else in another letter case, since AWS's casing differs between channels and years. */
function member(members: Readonly<Record<string, unknown>>, name: string): unknown {
  const exact = members[name];
  if (!isUnset(exact)) return exact;
  const lower = name.toLowerCase();
  for (const key in members) {
    if (key.length === name.length && key.toLowerCase() === lower && !isUnset(members[key]))
      return members[key];
  }
  return undefined;
}

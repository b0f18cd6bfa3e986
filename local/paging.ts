/** Pages of results. A token names the last result of its page, so that results added meanwhile disturb nothing. */
import { ServiceError } from './errors';
import type { Service } from './service';
import { sign, verify } from './signature';

/** Which result a page ended with: the parts of its sort key. */
export type Cursor = readonly string[];

interface Request<T> {
  readonly operation: string;
  /** The whole request: a token of a request with other filters is foreign. */
  readonly input: object;
  readonly token: string | undefined;
  /** The size asked for; 0 and undefined mean the default. */
  readonly limit: number | undefined;
  readonly defaultLimit: number;
  /** Results after the cursor in the order of their keys. */
  readonly fetch: (after: Cursor | undefined, limit: number) => readonly T[];
  readonly keyOf: (result: T) => Cursor;
}

/** @throws ServiceError InvalidNextTokenException */
export function pageOf<T>(
  service: Service,
  request: Request<T>,
): { readonly results: readonly T[]; readonly nextToken: string | undefined } {
  const purpose = purposeOf(request);
  const limit = request.limit === undefined || request.limit === 0 ? request.defaultLimit : request.limit;
  const fetched = request.fetch(cursorOf(service, purpose, request.token), limit + 1);
  const results = fetched.slice(0, limit);
  const last = results.at(-1);
  const more = fetched.length > limit && last !== undefined;
  return {
    results,
    nextToken: more ? sign(service.key, purpose, JSON.stringify(request.keyOf(last))) : undefined,
  };
}

/** The same for a list at hand that is sorted by its names. */
export const pageByName = <T extends { readonly name: string }>(
  service: Service,
  request: Omit<Request<T>, 'fetch' | 'keyOf'>,
  sorted: readonly T[],
): ReturnType<typeof pageOf<T>> =>
  pageOf(service, {
    ...request,
    fetch: ([last] = [], limit) =>
      (last === undefined ? sorted : sorted.filter(({ name }) => name > last)).slice(0, limit),
    keyOf: ({ name }) => [name],
  });

function cursorOf(service: Service, purpose: string, token: string | undefined): Cursor | undefined {
  if (token === undefined) return undefined;
  const payload = verify(service.key, purpose, token);
  if (payload !== undefined) return JSON.parse(payload) as Cursor;
  throw new ServiceError(
    'InvalidNextTokenException',
    'The next token is not one that this request was answered with.',
  );
}

function purposeOf({ operation, input }: Pick<Request<unknown>, 'operation' | 'input'>): string {
  const filters = Object.entries(input).filter(([name]) => !/^(next_?token|limit)$/i.test(name));
  return `page ${operation} ${JSON.stringify(filters)}`;
}

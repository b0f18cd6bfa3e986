import { ifOffered, whereOffered } from '../../shared/where-offered';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND service.region'), { code: 'ENOTFOUND' });
const CLOSED = Object.assign(new Error('closed'), { name: 'NoLongerSupportedException' });

async function* listing(entries: readonly string[], error?: Error): AsyncGenerator<string> {
  await Promise.resolve();
  yield* entries;
  if (error !== undefined) throw error;
}

async function offered(entries: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of whereOffered(entries)) found.push(entry);
  return found;
}

test('passes on what is listed', async () => {
  expect(await offered(listing(['a', 'b']))).toEqual(['a', 'b']);
});

test.each([
  ['the Region has no endpoint', NO_HOST],
  ['the service is closed to the account', CLOSED],
])('lists nothing where %s', async (_, error) => {
  expect(await offered(listing([], error))).toEqual([]);
});

test.each([
  ['the name server does not answer', Object.assign(new Error('EAI_AGAIN'), { code: 'EAI_AGAIN' })],
  ['the call is denied', Object.assign(new Error('denied'), { name: 'AccessDeniedException' })],
])('throws when %s', async (_, error) => {
  await expect(offered(listing([], error))).rejects.toBe(error);
});

test('throws when the host is gone in the middle of the list', async () => {
  await expect(offered(listing(['a'], NO_HOST))).rejects.toBe(NO_HOST);
});

test('leaves errors of the reader alone', async () => {
  const read = async (): Promise<void> => {
    for await (const entry of whereOffered(listing(['a']))) throw new Error(`cannot read ${entry}`);
  };
  await expect(read()).rejects.toThrow('cannot read a');
});

describe('ifOffered', () => {
  test('passes an answer on', async () => {
    expect(await ifOffered(Promise.resolve('a'))).toBe('a');
  });

  test('is undefined where the Region has no endpoint', async () => {
    const unreachable: Promise<unknown> = Promise.reject(NO_HOST);
    expect(await ifOffered(unreachable)).toBeUndefined();
  });

  test('throws every other error', async () => {
    await expect(ifOffered(Promise.reject(new Error('denied')))).rejects.toThrow('denied');
  });
});

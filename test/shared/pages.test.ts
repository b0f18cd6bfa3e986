import { pagesOf } from '../../shared/pages';

interface Page {
  readonly entries: readonly string[];
  readonly Marker?: string | undefined;
}

/** What is read of these pages, and the tokens with which they are asked for. */
async function read(...answers: readonly Page[]) {
  const left = [...answers];
  const asked: (string | undefined)[] = [];
  const pages = pagesOf('Marker', (token) => {
    asked.push(token);
    const page = left.shift();
    return page === undefined ? Promise.reject(new Error('no more pages')) : Promise.resolve(page);
  });
  const entries: string[] = [];
  for await (const page of pages) entries.push(...page.entries);
  return { entries, asked };
}

test('each page is asked for by the token of the one before, an empty one included', async () => {
  const pages = [{ entries: ['a', 'b'], Marker: '1' }, { entries: [], Marker: '2' }, { entries: ['c'] }];
  expect(await read(...pages)).toEqual({ entries: ['a', 'b', 'c'], asked: [undefined, '1', '2'] });
});

test('an empty token ends the list', async () => {
  const pages = [
    { entries: ['a'], Marker: '1' },
    { entries: ['b'], Marker: '' },
  ];
  expect(await read(...pages)).toEqual({ entries: ['a', 'b'], asked: [undefined, '1'] });
});

test('an error ends it, after the pages before it', async () => {
  await expect(read({ entries: ['a'], Marker: '1' })).rejects.toThrow('no more pages');
});

test('no page is asked for that is not read', async () => {
  const ask = jest.fn(() => Promise.resolve({ Marker: 'more' }));
  for await (const page of pagesOf('Marker', ask)) {
    expect(page).toEqual({ Marker: 'more' });
    break;
  }
  expect(ask).toHaveBeenCalledTimes(1);
});

import { FIELDS } from '../../cli/input/element';
import { Scanner, type Damage, type Sink } from '../../cli/input/scanner';
import { queue } from './command-line';

/** What a scanner reports of an input that arrives in chunks of `size` bytes. */
function scan(input: string, size: number, wants = false) {
  const elements: string[] = [];
  const guesses: string[] = [];
  const damages: string[] = [];
  const lists: string[] = [];
  const documents: unknown[] = [];
  const places: string[] = [];
  const sink: Sink = {
    list: (name, header) => lists.push(`${name} ${JSON.stringify(header)}`),
    document: (members) => documents.push(members),
    element(element) {
      elements.push(element.source());
      places.push(`${String(element.ordinal)}@${String(element.offset)}`);
    },
    canGuess: wants,
    wants: () => wants,
    guessed(guess) {
      try {
        JSON.parse(guess.source());
      } catch {
        return false;
      }
      guesses.push(guess.source());
      elements.push(guess.source());
      places.push(`${String(guess.ordinal)}@${String(guess.offset)}`);
      return true;
    },
    damage: ({ list, ordinal, offset, reason }: Damage) =>
      damages.push(`${list} ${String(ordinal)}@${String(offset)}: ${reason}`),
  };
  const scanner = new Scanner(sink);
  const bytes = Buffer.from(input);
  for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size));
  scanner.end();
  return { elements, guesses, damages, lists, documents, places };
}

const parsed = (texts: readonly string[]): unknown[] => texts.map((text) => JSON.parse(text) as unknown);

const items = [
  queue('one', { resourceName: 'quote " backslash \\ brace } bracket ] ümlaut 漢字 😀' }),
  queue('two', {
    configuration: { nested: [{ relatedEvents: [] }, { relatedEvents: [{}] }, 1.5e-3, true, null] },
  }),
  queue('three'),
  queue('four'),
];

const SIZES = [1, 2, 3, 7, 64, 1_000_000];

describe.each(SIZES)('in chunks of %d bytes', (size) => {
  test.each([
    ['compact', JSON.stringify({ fileVersion: '1.0', configurationItems: items, more: { a: [1] } })],
    [
      'indented',
      JSON.stringify({ fileVersion: '1.0', configurationItems: items, more: { a: [1] } }, null, 4),
    ],
  ])('the items of a %s document', (_, input) => {
    const { elements, damages, lists, documents } = scan(input, size);
    expect(parsed(elements)).toEqual(items);
    expect(damages).toEqual([]);
    expect(lists).toEqual(['configurationItems {"fileVersion":"1.0","configurationItems":[]}']);
    expect(documents).toEqual([{ fileVersion: '1.0', configurationItems: [], more: { a: [1] } }]);
  });

  test('places are those of the input', () => {
    const input = JSON.stringify({ configurationItems: items });
    const bytes = Buffer.from(input);
    const { places } = scan(input, size);
    expect(places).toEqual(
      items.map((item, index) => `${String(index + 1)}@${String(bytes.indexOf(JSON.stringify(item)))}`),
    );
  });

  test('lines, with a byte order mark and blank ones', () => {
    const input = `\ufeff${items.map((item) => `${JSON.stringify(item)}\r\n\n`).join('')}`;
    const { elements, damages } = scan(input, size);
    expect(parsed(elements)).toEqual(items);
    expect(damages).toEqual([]);
  });

  test('several lists and documents', () => {
    const input =
      '{"Results":["{\\"a\\":1}"],"QueryInfo":{"x":1},"unprocessedResourceKeys":[{"k":1}]}\n[{"b":2}] {"c":3}';
    const { elements, lists, documents } = scan(input, size);
    expect(elements).toEqual(['"{\\"a\\":1}"', '{"k":1}', '{"b":2}', '{"c":3}']);
    expect(lists.map((list) => list.split(' ')[0])).toEqual(['Results', 'unprocessedResourceKeys', 'array']);
    expect(documents).toEqual([{ Results: [], QueryInfo: { x: 1 }, unprocessedResourceKeys: [] }]);
  });

  test.each([
    ['a missing quote', '"awsRegion":"us-east-1"', '"awsRegion":us-east-1"', 'not JSON'],
    ['a missing bracket', '"relatedEvents":[]', '"relatedEvents":[', 'a bracket or comma is missing'],
    [
      'a missing brace',
      '"configuration":{"encrypted":"true"}',
      '"configuration":{"encrypted":"true"',
      'bracket',
    ],
    ['a bracket of another kind', '"relatedEvents":[]', '"relatedEvents":[}', 'the brackets do not match'],
    ['a line break in a text', '"us-east-1"', '"us-\neast-1"', 'control character'],
    ['stray bytes', '"relatedEvents":[]', '"relatedEvents":#', 'not JSON'],
  ])('%s in one item leaves the others', (_, right, wrong, reason) => {
    const texts = ['a', 'b', 'c', 'd'].map((id) => JSON.stringify(queue(id)));
    const damaged = texts.map((text, index) => (index === 1 ? text.replace(right, wrong) : text));
    const { elements, damages } = scan(`{"configurationItems":[${damaged.join(',')}]}`, size);
    const intact = elements.filter((text) => texts.includes(text));
    expect(intact).toEqual([texts[0], texts[2], texts[3]]);
    expect(damages).toHaveLength(1);
    expect(damages[0]).toMatch(
      new RegExp(`^configurationItems 2@${String(24 + (texts[0] ?? '').length)}: .*${reason}`),
    );
  });

  test('a damaged line leaves the others', () => {
    const { elements, damages } = scan('{"a":1}\n{"a":2,\n{"a":"3}\n{"a":4}\n', size);
    expect(elements).toEqual(['{"a":1}', '{"a":4}']);
    expect(damages).toHaveLength(2);
  });
});

test.each([
  ['byte by byte', false],
  ['by guessing', true],
])('an input much larger than the window, %s, damaged now and then', (_, wants) => {
  const texts = Array.from({ length: 3000 }, (__, index) =>
    JSON.stringify(queue(`queue-${String(index)}`, { tags: { note: 'x'.repeat(index % 700) } })),
  );
  const isDamaged = (index: number): boolean => index % 500 === 499;
  const damaged = texts.map((text, index) =>
    isDamaged(index) ? text.replace('"us-east-1"', 'us-east-1"') : text,
  );
  const { elements, damages, guesses } = scan(
    `{"configurationItems":[${damaged.join(',')}]}`,
    100_003,
    wants,
  );
  expect(elements).toEqual(texts.filter((__, index) => !isDamaged(index)));
  expect(damages).toHaveLength(6);
  expect(guesses.length > 2000).toBe(wants);
});

test.each([
  ['', /^documents 0@0: the input is empty$/],
  [' \n ', /the input is empty/],
  ['hello', /^documents 1@0: not JSON/],
  ['"text"', /^documents 1@0: not JSON/],
  ['{"a":', /^documents 1@0: the input ends in the middle of it/],
  ['{"configurationItems":[{"a":1}', /^configurationItems 2@30: the input ends before the list is complete/],
  ['{"configurationItems":[{"a":1},{"a"', /^configurationItems 2@31: the input ends in the middle of it/],
  ['{"configurationItems":[{"a":1}]', /the input ends before the document is complete/],
  ['{"configurationItems":[{"a":1}],"x" 1}', /the document around the list is not valid JSON/],
  ['{"x" 1,"configurationItems":[{"a":1}]}', /not valid JSON/],
  ['{"configurationItems":[{"a":1},]}', /^configurationItems 2@31: an object is expected here/],
  ['{"configurationItems":[12,{"a":1}]}', /^configurationItems 1@23: an object is expected here/],
  ['{"configurationItems":[{"a":1}{"a":2}]}', /^configurationItems 2@30: a comma is missing before it/],
  [
    '{"configurationItems":[{"a":1}}]}',
    /^configurationItems 2@30: an object is expected here.*no further item/,
  ],
])('%j is damaged', (input, message) => {
  expect(scan(input, 1_000_000).damages).toEqual([expect.stringMatching(message)]);
  expect(scan(input, 1).damages.join()).toMatch(/./);
});

test('what follows a damaged item that is the last one is no further fault', () => {
  const { elements, damages } = scan(`{"configurationItems":[{"a":{}},{"a":]]}]}`, 1_000_000);
  expect(elements).toEqual(['{"a":{}}']);
  expect(damages).toHaveLength(1);
});

test('something larger than any item is refused without being kept', () => {
  const scanner = new Scanner({
    list: () => undefined,
    document: () => undefined,
    element: () => undefined,
    canGuess: false,
    wants: () => false,
    guessed: () => false,
    damage({ reason }) {
      reasons.push(reason);
    },
  });
  const reasons: string[] = [];
  scanner.write(Buffer.from('{"Records":"'));
  for (let megabytes = 0; megabytes < 100; megabytes += 1) scanner.write(Buffer.alloc(1024 * 1024, 'x'));
  scanner.end();
  expect(reasons).toEqual(['larger than 32 MB, which no item is']);
});

test('members are found only in the element itself', () => {
  const found: Record<string, unknown>[] = [];
  const sink = (): Sink => ({
    list: () => undefined,
    document: () => undefined,
    damage: () => undefined,
    canGuess: false,
    wants: () => false,
    guessed: () => false,
    element: ({ isPlain, has, text, equals }) =>
      found.push({
        isPlain,
        has: FIELDS.filter(has),
        region: text('awsRegion'),
        isEast: equals('awsRegion', 'us-east-1'),
      }),
  });
  const element = (members: string): void => {
    new Scanner(sink()).write(Buffer.from(`[{${members}}]`));
  };
  element('"a":{"awsRegion":"eu-west-1"},"awsRegion" : "us-east-1","b":"awsRegion"');
  element('"awsRegion":null,"resourceType":["x"]');
  element('"aws\\u0052egion":"us-east-1"');
  element('"awsRegion":"us-\\u0065ast-1"');
  element('"awsRegion":"eu-west-1","awsRegion":"us-east-1"');
  expect(found).toEqual([
    { isPlain: true, has: ['awsRegion'], region: 'us-east-1', isEast: true },
    { isPlain: true, has: ['awsRegion', 'resourceType'], region: undefined, isEast: false },
    expect.objectContaining({ isPlain: false }),
    expect.objectContaining({ isPlain: false }),
    expect.objectContaining({ isPlain: false }),
  ]);
});

describe('guesses', () => {
  const input = (elements: readonly unknown[]): string => JSON.stringify({ configurationItems: elements });

  test('are made once the separator is known, and cut the same elements', () => {
    const { elements, guesses, places } = scan(input(items), 1_000_000, true);
    expect(parsed(elements)).toEqual(items);
    expect(guesses).toHaveLength(1);
    expect(places).toEqual(scan(input(items), 1_000_000).places);
  });

  test('that are wrong are cut again byte by byte', () => {
    const nested = { list: [{ a: 1 }, { relatedEvents: [], resourceType: 'AWS::SQS::Queue' }] };
    const deceptive = [queue('a'), queue('b'), queue('c', { configuration: nested }), queue('d'), queue('e')];
    const { elements, damages } = scan(input(deceptive), 1_000_000, true);
    expect(parsed(elements)).toEqual(deceptive);
    expect(damages).toEqual([]);
  });

  test('do not hide damage', () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((id) => JSON.stringify(queue(id)));
    const damaged = texts.map((text, index) =>
      index === 2 ? text.replace('"us-east-1"', 'us-east-1"') : text,
    );
    const { elements, damages } = scan(`[${damaged.join(',')}]`, 1_000_000, true);
    expect(elements).toEqual([texts[0], texts[1], texts[3], texts[4]]);
    expect(damages).toHaveLength(1);
  });
});

/** Every form in which AWS hands out configuration items, and what is damaged in them. */
import { chmodSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { commandLine, inApiSpelling, queue, resultsOf, temporaryFolder } from './command-line';
import { encrypted, parameterized, policed } from './made-up-rules';

const file = temporaryFolder();

/** What `evaluate` says about files: `resource id: verdict` for each, the errors, and the exit code. */
async function evaluated(
  files: readonly string[],
  stdin: string | Buffer = '',
  options: readonly string[] = [],
) {
  const argv = ['evaluate', '--format', 'jsonl', ...options, ...files];
  const { exitCode, stdout, stderr } = await commandLine(argv, { stdin, rules: [encrypted] });
  const verdicts = resultsOf(stdout).map(
    ({ resourceId, compliance }) => `${String(resourceId)}: ${String(compliance)}`,
  );
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { exitCode, verdicts, lines: lines.slice(0, -1), summary: lines.at(-1) };
}

const off = { configuration: { encrypted: 'false' } };
const items = [queue('on'), queue('off', off), queue('other', { resourceType: 'AWS::Other::Thing' })];
const event = (invokingEvent: object, members: object = {}) => ({
  invokingEvent: JSON.stringify(invokingEvent),
  ruleParameters: '{}',
  resultToken: 'token',
  eventLeftScope: false,
  accountId: '111122223333',
  configRuleName: 'rule',
  ...members,
});
const change = (item: object, members: object = {}) =>
  event({ messageType: 'ConfigurationItemChangeNotification', configurationItem: item }, members);

const snapshot = JSON.stringify({ fileVersion: '1.0', configSnapshotId: 'id', configurationItems: items });
const lines = items.map((item) => JSON.stringify(item)).join('\n');

describe('forms', () => {
  const forms: Readonly<Record<string, string | Buffer>> = {
    'a snapshot': snapshot,
    'a snapshot, gzip': gzipSync(snapshot),
    'a history file': JSON.stringify({ fileVersion: '1.0', configurationItems: items }),
    'a history file, gzip in two members': Buffer.concat([
      gzipSync(snapshot.slice(0, 100)),
      gzipSync(snapshot.slice(100)),
    ]),
    'get-resource-config-history': JSON.stringify({ configurationItems: items.map(inApiSpelling) }, null, 4),
    'batch-get-resource-config': JSON.stringify(
      { baseConfigurationItems: items.map(inApiSpelling), unprocessedResourceKeys: [] },
      null,
      4,
    ),
    'select-resource-config': JSON.stringify({
      Results: items.map((item) => JSON.stringify({ ...item, accountId: '111122223333' })),
      QueryInfo: { SelectFields: [{ Name: 'configuration' }, { Name: 'supplementaryConfiguration' }] },
    }),
    'JSON Lines': lines,
    'JSON Lines that end with a line break': `${lines}\r\n`,
    'a list of items': JSON.stringify(items),
    'an indented list of items': JSON.stringify(items, null, 2),
    'a list of Lambda events': JSON.stringify(items.map((item) => change(item))),
    'JSON Lines of Lambda events': items.map((item) => JSON.stringify(change(item))).join('\n'),
    'events and items, one a line': `${JSON.stringify(items[2])}\n${JSON.stringify(change(items[0] ?? {}))}\n${JSON.stringify(items[1])}`,
  };

  test.each(Object.entries(forms))('%s', async (name, content) => {
    const expected = { exitCode: 1, verdicts: ['on: COMPLIANT', 'off: NON_COMPLIANT'], lines: [] };
    const path = file(`${name}.json`, content);
    for (const options of [[], ['--all-versions']]) {
      expect(await evaluated([path], '', options)).toMatchObject(expected);
      const piped = await evaluated(['-'], content, options);
      expect(piped).toMatchObject(expected);
      expect(piped.summary).toBe(
        '3 items read (1 of types without a rule), 1 non-compliant, 1 compliant, 0 not applicable, 0 skipped, 0 errors',
      );
    }
  });

  test('a single item and a single Lambda event', async () => {
    expect((await evaluated(['-'], JSON.stringify(queue('on')))).verdicts).toEqual(['on: COMPLIANT']);
    expect((await evaluated(['-'], JSON.stringify(change(queue('on'), {}), null, 2))).verdicts).toEqual([
      'on: COMPLIANT',
    ]);
  });

  test('an empty list is no fault', async () => {
    expect(await evaluated(['-'], '{"configurationItems": []}')).toMatchObject({ exitCode: 0, lines: [] });
  });

  test('a type whose name is spelled with escapes is not overlooked', async () => {
    const content = JSON.stringify([queue('on')]).replace('AWS::SQS', 'AWS\\u003a:SQS');
    expect((await evaluated(['-'], content)).verdicts).toEqual(['on: COMPLIANT']);
  });
});

describe('events', () => {
  test('a resource that left the scope is not applicable', async () => {
    const content = JSON.stringify(change(queue('gone'), { eventLeftScope: true }));
    expect((await evaluated(['-'], content)).verdicts).toEqual(['gone: NOT_APPLICABLE']);
  });

  test('an oversized one needs the item, a scheduled one has none', async () => {
    const { configuration: _, supplementaryConfiguration: __, ...configurationItemSummary } = queue('large');
    const oversized = {
      messageType: 'OversizedConfigurationItemChangeNotification',
      configurationItemSummary,
    };
    const scheduled = {
      messageType: 'ScheduledNotification',
      notificationCreationTime: '2026-10-01T12:00:00Z',
    };
    const content = JSON.stringify([event(oversized), event(scheduled), change(queue('on'))]);
    expect(await evaluated(['-'], content)).toMatchObject({
      exitCode: 0,
      verdicts: ['on: COMPLIANT'],
      lines: [
        'skipped: sqs-encrypted on AWS::SQS::Queue large (111122223333, us-east-1) needs config:GetResourceConfigHistory',
        expect.stringMatching(
          /^note: standard input: item 2 at byte \d+: a scheduled event has no item to evaluate/,
        ),
      ],
    });
    const deleted = {
      ...oversized,
      configurationItemSummary: { ...configurationItemSummary, configurationItemStatus: 'ResourceDeleted' },
    };
    expect((await evaluated(['-'], JSON.stringify(event(deleted)))).verdicts).toEqual([
      'large: NOT_APPLICABLE',
    ]);
  });

  test('one that rules do not receive is an error', async () => {
    expect(await evaluated(['-'], JSON.stringify(event({ messageType: 'Hello' })))).toMatchObject({
      exitCode: 2,
      lines: [
        'error: standard input: item 1 at byte 0: invokingEvent.messageType: not a message that rules receive: the text "Hello"',
      ],
    });
  });
});

describe('advanced queries', () => {
  const row = JSON.stringify({ ...queue('on'), supplementaryConfiguration: undefined });
  const output = (...names: readonly string[]) =>
    JSON.stringify({ Results: [row], QueryInfo: { SelectFields: names.map((Name) => ({ Name })) } });
  const rules = [encrypted, policed];

  test.each([[[]], [['--all-versions']]])(
    'that select parts of the configuration are not judged %j',
    async (options) => {
      const {
        exitCode,
        lines: errors,
        verdicts,
      } = await evaluated(['-'], output('configuration.encrypted'), options);
      expect({ exitCode, errors, verdicts }).toEqual({
        exitCode: 2,
        errors: [
          'error: standard input: item 1 at byte 12: the query selects configuration.encrypted alone; ' +
            'select configuration and supplementaryConfiguration as a whole',
        ],
        verdicts: [],
      });
    },
  );

  test.each([
    ['does not select it', output('configuration')],
    ['is not known', JSON.stringify({ Results: [row] })],
  ])('the supplementary configuration is missed where the query %s', async (_, stdin) => {
    const { exitCode, stdout, stderr } = await commandLine(['evaluate', '-', '--format', 'jsonl'], {
      rules,
      stdin,
    });
    expect(exitCode).toBe(2);
    expect(resultsOf(stdout)).toEqual([
      expect.objectContaining({ rule: 'sqs-encrypted', compliance: 'COMPLIANT' }),
    ]);
    expect(stderr).toMatch(
      /error: standard input: item 1 at byte 12: sqs-policed on AWS::SQS::Queue on: the query did not select supplementaryConfiguration/,
    );
  });

  test('an empty supplementary configuration that was selected is judged', async () => {
    const stdin = output('configuration', 'supplementaryConfiguration');
    const { exitCode, stdout } = await commandLine(['evaluate', '-', '--format', 'jsonl'], { rules, stdin });
    expect([exitCode, resultsOf(stdout).length]).toEqual([1, 2]);
  });
});

describe('the newest version', () => {
  const at = (day: number, members: object = {}) => ({
    ...members,
    configurationItemCaptureTime: `2026-10-0${String(day)}T12:00:00.000Z`,
  });

  test('counts, over all files and spellings, and a tie goes to the later one', async () => {
    const first = file(
      'first.json',
      JSON.stringify({
        configurationItems: [queue('q', at(2)), queue('tie', at(2)), queue('old', at(3, off))],
      }),
    );
    const second = file(
      'second.json',
      JSON.stringify({
        configurationItems: [queue('q', at(1, off)), queue('tie', at(2, off)), queue('old', at(1))].map(
          inApiSpelling,
        ),
      }),
    );
    const third = JSON.stringify(change(queue('q', at(1, off))));
    expect(await evaluated([first, second, '-'], third)).toMatchObject({
      verdicts: ['q: COMPLIANT', 'old: NON_COMPLIANT', 'tie: NON_COMPLIANT'],
      summary: expect.stringMatching(/^7 items read \(4 older versions\)/) as unknown,
    });
    expect((await evaluated([first, second, '-'], third, ['--all-versions'])).verdicts).toHaveLength(7);
  });

  test('is told apart by account, Region, type and id', async () => {
    const different = [
      queue('q', at(2)),
      queue('q', at(1, { awsAccountId: '444455556666' })),
      queue('q', at(1, { awsRegion: 'eu-west-1' })),
      queue('q2', at(1)),
    ];
    expect((await evaluated(['-'], JSON.stringify(different))).verdicts).toHaveLength(4);
  });

  test('is understood in every spelling of a time', async () => {
    const times = [
      '2026-10-01T12:00:00.000Z',
      '2026-10-01T14:00:01.000000+02:00',
      1790856002,
      '2026-10-01T12:00:01.5Z',
    ];
    const versions = times.map((configurationItemCaptureTime, index) => ({
      ...queue('q', index === 2 ? {} : off),
      configurationItemCaptureTime,
    }));
    expect((await evaluated(['-'], JSON.stringify(versions))).verdicts).toEqual(['q: COMPLIANT']);
  });

  test('is not applicable when it was deleted, in any manner', async () => {
    const gone = ['ResourceDeleted', 'ResourceNotRecorded', 'ResourceDeletedNotRecorded'].flatMap(
      (configurationItemStatus) => [
        queue(configurationItemStatus, at(1, off)),
        { ...queue(configurationItemStatus, at(2, { configurationItemStatus })), configuration: null },
      ],
    );
    const { verdicts, exitCode } = await evaluated(['-'], JSON.stringify(gone));
    expect(verdicts).toEqual([
      'ResourceDeleted: NOT_APPLICABLE',
      'ResourceNotRecorded: NOT_APPLICABLE',
      'ResourceDeletedNotRecorded: NOT_APPLICABLE',
    ]);
    expect(exitCode).toBe(0);
  });

  test('that is malformed does not bring an older one back', async () => {
    const versions = [queue('q', at(1)), { ...queue('q', at(2)), configuration: 7 }];
    expect(await evaluated(['-'], JSON.stringify(versions))).toMatchObject({ verdicts: [], exitCode: 2 });
  });

  test('of thousands of resources', async () => {
    const versions = Array.from({ length: 30_000 }, (_, index) =>
      JSON.stringify(
        queue(
          `q${String((index * 7919) % 10_000)}`,
          at(1 + Math.floor(index / 10_000), index < 20_000 ? off : {}),
        ),
      ),
    );
    const { verdicts } = await evaluated(['-'], versions.join('\n'));
    expect(new Set(verdicts).size).toBe(10_000);
    expect(verdicts.filter((verdict) => !verdict.endsWith(': COMPLIANT'))).toEqual([]);
  });
});

describe('damage', () => {
  const on = JSON.stringify(queue('on'));

  test('of one item names file and place, and the rest is evaluated', async () => {
    const broken = JSON.stringify(queue('broken')).replace('"us-east-1"', 'us-east-1"');
    const typeless = JSON.stringify({ ...queue('typeless'), resourceType: undefined });
    const unread = JSON.stringify({ ...queue('unread'), configuration: 'text' });
    const content = `{"configurationItems":[${[broken, typeless, unread, on].join(',')}]}`;
    const path = file('damaged.json', content);
    const place = (item: number, text: string): string =>
      `error: ${path}: item ${String(item)} at byte ${String(content.indexOf(text))}: `;
    expect(await evaluated([path])).toMatchObject({
      exitCode: 2,
      verdicts: ['on: COMPLIANT'],
      lines: [
        `${place(1, broken)}not JSON`,
        `${place(2, typeless)}resourceType: expected text, got nothing`,
        `${place(3, unread)}configuration: expected an object, got the text "text"`,
      ],
    });
  });

  test('that only parsing finds', async () => {
    const content = `[${on.replace('"us-east-1"', '"us-east-1" 5')},${JSON.stringify(queue('other'))}]`;
    expect((await evaluated(['-'], content)).lines).toEqual([
      'error: standard input: item 1 at byte 1: not valid JSON',
    ]);
  });

  test.each([
    ['a text', 'hello', 'item 1 at byte 0: not JSON: neither an object nor a list begins here'],
    ['nothing', '', 'the input is empty'],
    ['another document', '{"Records":[]}', 'item 1 at byte 0: resourceType: expected text, got nothing'],
    ['a list of numbers', '[1,2]', 'item 1 at byte 1: an object is expected here'],
    ['gzip of nothing', gzipSync(''), 'the input is empty'],
  ])('%s', async (name, content, message) => {
    const path = file(`${name}.json`, content);
    const { exitCode, lines: errors } = await evaluated([path, file('on.json', on)]);
    expect([exitCode, errors[0]]).toEqual([2, `error: ${path}: ${message}`]);
  });

  test('a truncated gzip gives what it still holds', async () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      queue(`queue-${String(index)}-${String(Math.sin(index))}`),
    );
    const whole = gzipSync(JSON.stringify({ configurationItems: many }));
    const path = file('truncated.json.gz', whole.subarray(0, whole.length / 2));
    const { exitCode, verdicts, lines: errors } = await evaluated([path, file('on.json', on)]);
    expect(exitCode).toBe(2);
    expect(verdicts.length).toBeGreaterThan(500);
    expect(verdicts.at(-1)).toBe('on: COMPLIANT');
    expect(errors).toEqual([
      expect.stringMatching(
        /truncated\.json\.gz: the gzip data ends too early: the file is truncated \(at item \d+, byte \d+/,
      ),
    ]);
  });

  test('a gzip with wrong bytes', async () => {
    const whole = gzipSync(lines);
    whole.fill(0xff, 30, 60);
    const path = file('wrong.json.gz', whole);
    expect((await evaluated([path])).lines).toEqual([
      expect.stringContaining(`${path}: the gzip data is damaged`),
    ]);
  });

  test('files that cannot be read, beside one that can', async () => {
    const secret = file('secret.json', on);
    chmodSync(secret, 0);
    const {
      exitCode,
      verdicts,
      lines: errors,
    } = await evaluated(['missing.json', tmpdir(), secret, '-'], on);
    expect({ exitCode, verdicts: verdicts.at(-1) }).toEqual({ exitCode: 2, verdicts: 'on: COMPLIANT' });
    expect(errors.slice(0, 2)).toEqual([
      'error: missing.json: no such file',
      `error: ${tmpdir()}: a directory, not a file`,
    ]);
    // Whoever may read everything, as root in a container, reads that one, too.
    if (process.getuid?.() !== 0) expect(errors[2]).toBe(`error: ${secret}: not allowed to read it`);
  });

  test('items that AWS Config did not return', async () => {
    const content = JSON.stringify({
      baseConfigurationItems: [inApiSpelling(queue('on'))],
      unprocessedResourceKeys: [{ resourceType: 'AWS::SQS::Queue', resourceId: 'lost' }],
    });
    expect(await evaluated(['-'], content)).toMatchObject({
      exitCode: 2,
      verdicts: ['on: COMPLIANT'],
      lines: [expect.stringMatching(/item 1 at byte \d+: AWS Config did not return AWS::SQS::Queue lost/)],
    });
  });

  test('a second document behind a snapshot', async () => {
    expect(await evaluated(['-'], `${snapshot}\n${snapshot}`)).toMatchObject({
      exitCode: 2,
      verdicts: ['on: COMPLIANT', 'off: NON_COMPLIANT'],
      lines: [
        'error: standard input: a further document follows the snapshot; evaluate it as a file of its own',
      ],
    });
  });

  test('names cannot steer the terminal', async () => {
    const content = JSON.stringify([
      { ...queue('\u001b[31mred\u0007'), configuration: { encrypted: 'maybe' } },
    ]);
    const { lines: errors } = await evaluated(['-'], content);
    expect(errors.join('')).toContain(
      'AWS::SQS::Queue  [31mred : configuration.encrypted: expected true or false',
    );
  });
});

test('standard input is kept in a temporary file only as long as it is read', async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => /^hipaa-config-\w{6}$/.test(name));
  const before = left();
  await evaluated(['-'], JSON.stringify({ configurationItems: items }));
  expect(left()).toEqual(before);
});

test('rules that read the supplementary configuration and rules of other types do not disturb each other', async () => {
  const database = queue('db', { resourceType: 'AWS::RDS::DBInstance', configuration: {} });
  const { stdout } = await commandLine(['evaluate', '-', '--format', 'jsonl'], {
    stdin: JSON.stringify([queue('on', { supplementaryConfiguration: { policy: 'p' } }), database]),
    rules: [encrypted, policed, parameterized],
  });
  expect(resultsOf(stdout).map(({ rule, compliance }) => [rule, compliance])).toEqual([
    ['sqs-encrypted', 'COMPLIANT'],
    ['sqs-policed', 'COMPLIANT'],
    ['rds-parameterized', 'NON_COMPLIANT'],
  ]);
});

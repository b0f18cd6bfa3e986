import { get, request as send } from 'node:http';
import { DescribeConformancePackComplianceCommand } from '@aws-sdk/client-config-service';
import { Deliveries } from '../../../local/deliveries';
import { clientOf } from '../harness';
import { snapshotItems, startClinic, type Clinic } from './clinic';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic();
  await clinic.judge();
});
afterAll(() => clinic.close());

const page = async (path: string, status = 200): Promise<string> => {
  const response = await fetch(`${clinic.url}${path}`);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return response.text();
};

const decoded = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Cells of the table with a caption, as text. */
function rowsOf(html: string, caption: string): string[][] {
  const table = [...html.matchAll(/<table.*?<\/table>/gs)]
    .map(([text]) => text)
    .find((text) => decoded(/<caption.*?<\/caption>/s.exec(text)?.[0] ?? '') === caption);
  if (table === undefined) throw new Error(`there is no table ${caption}`);
  return [...table.matchAll(/<tr role="row" data-key.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd] .*?<\/t[hd]>/gs)].map(([cell]) => decoded(cell)),
  );
}

const FINDINGS = 'Findings, the worst first';
const RULES = 'Rules, the worst first';

/** How many findings each tab says there are. */
const tabsOf = (html: string): Record<string, number> =>
  Object.fromEntries(
    [...(/<nav class="tabs".*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/<li.*?<\/li>/gs)].map(([tab]) => {
      const [, name = '', count] = /^(.*) (\S+)$/.exec(decoded(tab)) ?? [];
      return [name, Number(count?.replaceAll(',', ''))];
    }),
  );

const total = (rows: readonly string[][], column: number): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

describe('the overview', () => {
  test('its score and counts are those of the stored verdicts', async () => {
    const tallies = clinic.services.flatMap(({ store }) => [...store.evaluations.ruleTallies().values()]);
    const judged = tallies.reduce((sum, tally) => sum + tally.judged, 0);
    const failing = tallies.reduce((sum, tally) => sum + tally.nonCompliant, 0);
    expect(failing).toBeGreaterThan(30);
    const text = decoded(await page('/'));
    expect(text).toContain(`${String(Math.floor(((judged - failing) * 100) / judged))}% Compliance score`);
    expect(text).toContain(`${String(judged - failing)} of ${String(judged)} evaluations comply`);
    expect(text).toContain(`${String(failing)} Non-compliant findings`);
  });

  test.each(['Conformance packs', 'By service', 'By safeguard'])(
    '%s add up to the whole',
    async (caption) => {
      const html = await page('/');
      const whole = tabsOf(await page('/findings'));
      const rows = rowsOf(html, caption);
      expect([total(rows, 2), total(rows, 3), total(rows, 4)]).toEqual([
        whole['Non-compliant'],
        (whole['Failed'] ?? 0) + (whole['Not evaluated'] ?? 0),
        whole['Compliant'],
      ]);
    },
  );

  test('a pack has as many failing rules as AWS Config says', async () => {
    const client = clientOf(clinic.url, 1, 'us-east-1');
    const { ConformancePackRuleComplianceList: list = [] } = await client.send(
      new DescribeConformancePackComplianceCommand({
        ConformancePackName: 'hipaa',
        Filters: { ComplianceType: 'NON_COMPLIANT' },
        Limit: 1_000,
      }),
    );
    client.destroy();
    expect(list.length).toBeGreaterThan(5);
    const html = await page('/rules?pack=hipaa&region=us-east-1&verdict=NON_COMPLIANT');
    expect(rowsOf(html, RULES)).toHaveLength(list.length);
  });

  test('every group begins with the worst', async () => {
    const html = await page('/');
    for (const caption of ['Conformance packs', 'By safeguard', 'By paragraph of 45 CFR', 'By service']) {
      const scores = rowsOf(html, caption).map(([, score = '']) =>
        score === '–' ? 101 : parseInt(score, 10),
      );
      expect(scores.length).toBeGreaterThan(3);
      expect(scores).toEqual([...scores].sort((one, other) => one - other));
    }
    const severities = rowsOf(html, 'Rules with findings, the most severe first').map(
      ([, severity]) => severity,
    );
    expect(severities).toHaveLength(8);
    expect([...new Set(severities)]).toEqual(['Critical', 'High']);
  });

  test('what is not evaluated is said, with what it needs', async () => {
    const html = await page('/');
    const { 'Not evaluated': skipped } = tabsOf(await page('/findings'));
    expect(skipped).toBeGreaterThan(5);
    expect(decoded(html)).toContain(`${String(skipped)} evaluations were not made`);
    const rows = rowsOf(await page('/findings?verdict=SKIPPED'), FINDINGS);
    expect(rows.map(([, verdict]) => verdict)).toEqual(rows.map(() => 'Not evaluated'));
    expect(rows.map((row) => row[4])).toContain('Needs rds:DescribeDBParameters');
  });

  test('without rules it says how to begin', async () => {
    const { startHarness, closeHarnesses } = await import('../harness');
    const { dashboardRoutes } = await import('../../../local/dashboard/routes');
    const { service, store } = await startHarness();
    const routes = dashboardRoutes({ services: [service], rules: [] });
    let body = '';
    routes(
      { url: '/', method: 'GET' } as never,
      { writeHead: () => ({ end: (text: string) => (body = text) }) } as never,
    );
    expect(decoded(body)).toContain('Put a conformance pack');
    expect(store.rules.count()).toBe(0);
    await closeHarnesses();
  });
});

describe('rules', () => {
  test('have title, severity, state and counts', async () => {
    const rows = rowsOf(await page('/rules'), RULES);
    expect(rows).toHaveLength(19);
    expect(rows[0]).toEqual([
      expect.stringContaining('dms-endpoint-encrypted-in-transit · Encryption in transit'),
      'Critical',
      'Non-compliant',
      expect.stringMatching(/^\d+%$/),
      expect.stringMatching(/^[1-9]\d*$/),
      '0',
      expect.stringMatching(/^[1-9]\d*$/),
    ]);
  });

  test.each([
    ['severity=critical', /Critical/, 1],
    ['safeguard=encryption-at-rest', /Encryption at rest/, 0],
    ['q=sqs', /sqs-queue/, 0],
    ['q=PLAIN%20http', /plain HTTP/, 0],
    ['service=AWS%3A%3ARedshift', /redshift/, 0],
  ])('%s narrows them', async (query, pattern, column) => {
    const rows = rowsOf(await page(`/rules?${query}`), RULES);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(19);
    for (const row of rows) expect(row[column]).toMatch(pattern);
  });

  test('a paragraph has the rules that cite it', async () => {
    const rows = rowsOf(await page('/rules?citation=164.312(d)'), RULES);
    expect(rows.map(([rule]) => rule)).toEqual([expect.stringContaining('iam-root-user-mfa-enabled')]);
  });

  test('a filter that nothing fits says so', async () => {
    expect(decoded(await page('/rules?q=no-such-thing'))).toContain('No rule fits this filter.');
  });
});

describe('a rule', () => {
  const path = '/rule?id=s3-bucket-denies-insecure-transport';

  test('says why, what to do, what it cites and where it comes from', async () => {
    const text = decoded(await page(path));
    for (const words of [
      'S3 bucket policies deny requests over plain HTTP',
      'objects with PHI can cross the network unencrypted',
      'Remedy Add to the bucket policy a Deny',
      '§ 164.312(e)(2)(ii) Encryption in transmission',
      'Amazon Simple Storage Service (Amazon S3)',
      'AWS::S3::Bucket with every change',
      'in pack hipaa',
    ])
      expect(text).toContain(words);
  });

  test('lists its resources, those that fail first, with the annotation', async () => {
    const html = await page(path);
    const rows = rowsOf(html, FINDINGS);
    const judged = clinic.services.flatMap(({ store }) =>
      store.rules
        .all()
        .filter(({ name }) => name.startsWith('s3-bucket-denies-insecure-transport'))
        .map(({ id }) => store.evaluations.ruleTallies().get(id) ?? { judged: 0, nonCompliant: 0 }),
    );
    const failing = judged.reduce((sum, { nonCompliant }) => sum + nonCompliant, 0);
    const all = judged.reduce((sum, tally) => sum + tally.judged, 0);
    expect(failing).toBeGreaterThan(5);
    expect(tabsOf(html)).toMatchObject({ All: all, 'Non-compliant': failing, Compliant: all - failing });
    expect(rows.map(([, verdict]) => verdict)).toEqual([
      ...Array<string>(failing).fill('Non-compliant'),
      ...Array<string>(all - failing).fill('Compliant'),
    ]);
    expect(rows[0]).toEqual([
      'northgate-clinic-appointment-reminders AWS::S3::Bucket · us-east-1',
      'Non-compliant',
      expect.stringContaining('There is no policy.'),
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
    ]);
  });

  test('is searched and narrowed', async () => {
    const replicas = rowsOf(await page(`${path}&q=REPLICA`), FINDINGS);
    expect(replicas.map(([resource]) => resource)).toEqual([
      'northgate-clinic-backups-replica AWS::S3::Bucket · us-west-2',
      'northgate-clinic-patient-documents-replica AWS::S3::Bucket · us-west-2',
    ]);
    expect(rowsOf(await page(`${path}&region=us-west-2`), FINDINGS)).toHaveLength(2);
    const html = await page(`${path}&q=there%20is%20no%20policy`);
    expect(tabsOf(html)['All']).toBe(2);
  });

  test('that does not exist is not found', async () => {
    expect(decoded(await page('/rule?id=none', 404))).toContain('There is no such rule');
    expect(decoded(await page('/rule', 404))).toContain('There is no such rule');
  });
});

describe('findings', () => {
  const keysOf = (html: string): string[] =>
    [...html.matchAll(/<tr role="row" data-key="([^"]*)"/g)].map(([, key = '']) => key);

  test('come in pages that hold each of them once', async () => {
    const counts = tabsOf(await page('/findings'));
    const all = counts['All'] ?? 0;
    expect(all).toBeGreaterThan(100);
    const keys: string[] = [];
    for (let number = 1; (number - 1) * 50 < all; number += 1) {
      const html = await page(`/findings?page=${String(number)}`);
      const first = (number - 1) * 50 + 1;
      const last = Math.min(all, number * 50);
      expect(decoded(html)).toContain(`${String(first)}–${String(last)} of ${String(all)} findings`);
      expect(html.includes('rel="next"')).toBe(last < all);
      expect(html.includes('rel="prev"')).toBe(number > 1);
      keys.push(...keysOf(html));
    }
    expect(keys).toHaveLength(all);
    expect(new Set(keys).size).toBe(all);
  });

  test('a page beyond the last one is empty and leads back', async () => {
    const html = await page('/findings?page=99');
    expect(decoded(html)).toContain('No finding fits this filter.');
    expect(html).toMatch(/rel="prev" href="\/findings\?page=\d"/);
  });

  test.each(['0', '-1', '1.5', 'x', '1e99', ''])('the page %j is the first one', async (number) => {
    expect(rowsOf(await page(`/findings?page=${number}`), FINDINGS)).toHaveLength(50);
  });

  test.each([
    ['verdict=NON_COMPLIANT', 1, /^Non-compliant$/],
    ['verdict=COMPLIANT', 1, /^Compliant$/],
    ['severity=critical', 2, /^Critical$/],
    ['service=AWS%3A%3ASQS', 0, /AWS::SQS::Queue/],
    ['q=northgate-clinic-data', 0, /northgate-clinic-data/],
    ['q=OpenSearch%20domains', 3, /OpenSearch domains/],
    ['region=us-west-2', 0, /us-west-2/],
    ['safeguard=integrity', 3, /CloudTrail trails/],
  ])('%s narrows them', async (query, column, pattern) => {
    const html = await page(`/findings?${query}`);
    const rows = rowsOf(html, FINDINGS);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row[column]).toMatch(pattern);
  });

  test('counts of tabs are those of the filter', async () => {
    const tabs = tabsOf(await page('/findings?service=AWS%3A%3AS3&verdict=COMPLIANT&q=replica'));
    expect(tabs).toEqual({
      All: 2,
      'Non-compliant': 0,
      Failed: 0,
      'Not evaluated': 0,
      Compliant: 2,
      'Not applicable': 0,
    });
  });

  test('wildcards of the database are only characters', async () => {
    expect(decoded(await page('/findings?q=%25'))).toContain('No finding fits this filter.');
    expect(decoded(await page('/findings?q=_____________'))).toContain('No finding fits this filter.');
  });

  test('the form keeps what was chosen', async () => {
    const html = await page('/findings?severity=high&q=s3&verdict=COMPLIANT');
    expect(html).toMatch(/<option value="high" selected\s*>High<\/option>/);
    expect(html).toMatch(/name="q"\s+value="s3"/);
    expect(html).toContain('<input type="hidden" name="verdict" value="COMPLIANT" />');
  });
});

describe('resources', () => {
  test('those with findings come first, those without a rule are there', async () => {
    const html = await page('/resources');
    const rows = rowsOf(html, 'Resources, those with most findings first');
    expect(rows).toHaveLength(50);
    expect(rows[0]?.slice(1, 3)).toEqual(['Non-compliant', '1']);
    const counts = tabsOf(html);
    const recorded = clinic.services.reduce((sum, { store }) => sum + store.summaries.totals().live, 0);
    // The account is judged in two Regions, and recorded in none.
    expect(counts['All']).toBe(recorded + 2);
    expect(recorded).toBe(snapshotItems().length);
    const idle = rowsOf(await page('/resources?verdict=NONE'), 'Resources, those with most findings first');
    expect(idle.map(([, state]) => state)).toEqual(idle.map(() => 'No rule applies'));
  });

  test('pages over both Regions hold each of them once', async () => {
    const seen: string[] = [];
    for (let number = 1; (number - 1) * 50 < snapshotItems().length + 2; number += 1) {
      const html = await page(`/resources?page=${String(number)}`);
      seen.push(...[...html.matchAll(/<tr role="row" data-key="([^"]*)"/g)].map(([, key = '']) => key));
    }
    expect(seen).toHaveLength(snapshotItems().length + 2);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('are searched', async () => {
    const html = await page('/resources?q=REPLICA&service=AWS%3A%3AS3&region=us-west-2');
    expect(tabsOf(html)['All']).toBe(2);
  });
});

const SQS = snapshotItems().filter(
  ({ resourceType, awsRegion }) => resourceType === 'AWS::SQS::Queue' && awsRegion === 'us-east-1',
);
const later = (hours: number): string =>
  new Date(Date.parse('2026-11-01T10:00:00Z') + hours * 3_600_000).toISOString();
const resourcePath = (id: string, type = 'AWS::SQS::Queue', region = 'us-east-1'): string =>
  `/resource?${new URLSearchParams({ region, type, id }).toString()}`;

describe('a resource', () => {
  const versions = (id: string, count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({
      ...SQS[0],
      resourceId: id,
      resourceName: id,
      configurationItemCaptureTime: later(index),
      configuration: {
        VisibilityTimeout: String(index),
        ...(index % 2 === 1 ? { KmsMasterKeyId: 'alias/a' } : {}),
      },
      tags: { owner: 'lab' },
    }));
  const sectionOf = (html: string, title: string): string =>
    html.split('<h2>').find((part) => part.startsWith(title)) ?? '';

  test('has its verdicts with annotation and remedy, and what changed', async () => {
    clinic.record(versions('changing', 3));
    await clinic.judge();
    const html = await page(resourcePath('changing'));
    expect(rowsOf(html, 'Verdicts of the rules, the worst first')).toEqual([
      [
        'SQS queue policies deny requests over plain HTTP',
        'Non-compliant',
        'High',
        expect.stringMatching(/^The queue has no policy.* Remedy Add to the queue policy/),
        '2026-11-01 12:00 UTC',
      ],
      expect.arrayContaining(['SQS queues are encrypted at rest', 'Non-compliant']),
    ]);
    const timeline = decoded(sectionOf(html, 'Timeline'));
    expect(timeline).toMatch(
      /2026-11-01 12:00 UTC 2 changes .*Configuration\.VisibilityTimeout Before "1" After "2" Configuration\.KmsMasterKeyId Before "alias\/a" After none/,
    );
    expect(timeline).toMatch(/2026-11-01 10:00 UTC First recorded/);
    expect(decoded(html)).toContain('owner : lab');
  });

  test('a verdict about an earlier version says so, what waits and what fails is shown', async () => {
    clinic.record(versions('waiting', 1));
    await clinic.judge();
    clinic.record(versions('waiting', 2));
    const deliveries = new Deliveries(clinic.east);
    const [first] = deliveries.take(1);
    if (first === undefined) throw new Error('nothing is due');
    deliveries.fail(first.id, { code: 'Sandbox.Timedout', message: 'after 3.00 seconds', invoked: true }, []);
    const rows = rowsOf(await page(resourcePath('waiting')), 'Verdicts of the rules, the worst first');
    expect(rows.map(([, verdict]) => verdict)).toEqual(['Non-compliant', 'Non-compliant', 'Failed']);
    expect(rows[0]?.[4]).toContain('of an earlier version');
    expect(rows[2]?.[3]).toBe('Sandbox.Timedout: after 3.00 seconds');
    expect(decoded(await page('/'))).toContain('1 evaluation failed and count');
    expect(decoded(await page('/'))).toContain('1 evaluation is under way');
    expect(rowsOf(await page('/findings?verdict=FAILED'), FINDINGS)).toHaveLength(1);
    const rule = decoded(await page(`/rule?id=${first.functionArn.replace(/.*hipaa-config-/, '')}`));
    expect(rule).toMatch(/Last error in us-east-1, .*: Sandbox\.Timedout: after 3\.00 seconds/);

    // A later verdict makes up for the failure.
    clinic.record(versions('waiting', 3));
    await clinic.judge();
    expect(decoded(await page('/findings?verdict=FAILED'))).toContain('No finding fits this filter.');
  });

  test('a rule that has not heard of it yet is listed', async () => {
    clinic.record(versions('new', 1));
    const rows = rowsOf(await page(resourcePath('new')), 'Verdicts of the rules, the worst first');
    expect(rows.map(([, verdict]) => verdict)).toEqual(['Being evaluated', 'Being evaluated']);
    await clinic.judge();
  });

  test('a long timeline has pages', async () => {
    clinic.record(versions('long', 25));
    await clinic.judge();
    const first = await page(resourcePath('long'));
    const times = (html: string): string[] =>
      [...sectionOf(html, 'Timeline').matchAll(/<li data-key="(\d{13})"/g)].map(([, at = '']) => at);
    const before = times(first).at(-1);
    expect(times(first)).toHaveLength(10);
    const second = await page(`${resourcePath('long')}&before=${before ?? ''}`);
    expect(times(second)).toHaveLength(10);
    expect(Number(times(second)[0])).toBeLessThan(Number(before));
    expect(decoded(second)).toContain('Configuration.VisibilityTimeout Before "13" After "14"');
    const third = await page(`${resourcePath('long')}&before=${times(second).at(-1) ?? ''}`);
    expect(times(third)).toHaveLength(5);
    expect(third).not.toContain('Earlier versions');
  });

  test('a deletion ends the timeline, and the verdicts', async () => {
    clinic.record([
      ...versions('deleted', 1),
      {
        ...SQS[0],
        resourceId: 'deleted',
        configurationItemStatus: 'ResourceDeleted',
        configuration: null,
        configurationItemCaptureTime: later(9),
      },
    ]);
    await clinic.judge();
    const html = await page(resourcePath('deleted'));
    expect(decoded(sectionOf(html, 'Timeline'))).toContain('2026-11-01 19:00 UTC Deleted');
    const rows = rowsOf(html, 'Verdicts of the rules, the worst first');
    expect(rows.map(([, verdict]) => verdict)).toEqual(['Not applicable', 'Not applicable']);
  });

  test('the account has a page without a timeline', async () => {
    const text = decoded(await page(resourcePath('111122223333', 'AWS::::Account')));
    expect(text).toContain('Needs iam:GetAccountSummary');
    expect(text).toContain('AWS Config records no versions of this');
  });

  test.each([
    resourcePath('none'),
    resourcePath('changing', 'AWS::SQS::Queue', 'eu-west-1'),
    resourcePath('changing', 'AWS::SNS::Topic'),
    '/resource',
  ])('%s is not found', async (path) => {
    expect(decoded(await page(path, 404))).toMatch(/There is no such (resource|Region)/);
  });
});

describe('hostile items', () => {
  const evil = [
    `<script>alert('name')</script>`,
    `"><img src=x onerror=alert(1)>`,
    `' onmouseover='alert(1)`,
    'javascript:alert(1)',
    'a\u202egnp.exe',
    'b\u0000\u0007\u200b\u2066c',
    '</title></bdi></td></table><h1>mine</h1>',
    '${7*7}&lt;b&gt;',
  ];
  const items = evil.map((text, index) => ({
    ...SQS[0],
    // The database ends texts at this character.
    resourceId: `evil-${String(index)} ${text.replaceAll('\u0000', '')}`,
    resourceName: text,
    ARN: text,
    configurationItemCaptureTime: later(1),
    configuration: { KmsMasterKeyId: text, Policy: text, [text]: { [text]: [text] } },
    supplementaryConfiguration: { [text]: text },
    relationships: [{ resourceType: text, resourceId: text, relationshipName: text }],
    tags: { [text]: text },
  }));
  const changed = items.map((item) => ({
    ...item,
    configurationItemCaptureTime: later(2),
    configuration: { ...item.configuration, Added: `${item.resourceName}!` },
  }));

  test('are text on every page, and nothing else', async () => {
    clinic.record([...items, ...changed]);
    await clinic.judge();
    const deliveries = new Deliveries(clinic.east);
    clinic.record(items.map((item) => ({ ...item, configurationItemCaptureTime: later(3) })));
    for (const delivery of deliveries.take(1_000)) {
      const message = evil[delivery.id % evil.length] ?? '';
      deliveries.fail(delivery.id, { code: message, message, invoked: true }, []);
    }
    const paths = [
      '/',
      '/rules',
      '/findings?q=evil-',
      '/findings?verdict=FAILED',
      '/resources?q=evil-',
      '/rule?id=sqs-queue-encrypted-at-rest&q=evil',
      ...items.map(({ resourceId }) => resourcePath(resourceId)),
      ...evil.flatMap((text) => {
        const query = encodeURIComponent(text);
        return [
          `/findings?q=${query}&verdict=${query}&service=${query}&pack=${query}&region=${query}`,
          `/resources?q=${query}&verdict=${query}&service=${query}`,
          `/rules?q=${query}&verdict=${query}&citation=${query}`,
        ];
      }),
    ];
    for (const path of paths) expectHarmless(await page(path));
    for (const text of evil) expectHarmless(await page(`/rule?id=${encodeURIComponent(text)}`, 404));
    const shown = await page(resourcePath(items[4]?.resourceId ?? ''));
    expect(shown).toContain('<h1><bdi>a<span class="unseen">U+202E</span>gnp.exe</bdi></h1>');
    expect(shown).toContain('<title>aU+202Egnp.exe · HIPAA compliance</title>');
  });

  function expectHarmless(html: string): void {
    // The only script is the page's own; what is in quotation marks ends where it should.
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<h1>mine|<b>/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[\u0000-\u0009\u200b\u202e\u2066]/);
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) {
      const attributes = tag.replace(/="[^"<>]*"/g, '');
      expect(attributes).toMatch(/^<[a-z0-9]+( [a-zA-Z-]+|\s)*\/?>$/);
      expect(attributes).not.toMatch(/ on[a-z]+| style/);
      const target = / (?:href|src|action)="([^"]*)"/.exec(tag)?.[1];
      if (target !== undefined) expect(target).toMatch(/^(\/(?!\/)|#main$)/);
    }
  }
});

describe('HTTP', () => {
  test.each(['/', '/findings', '/assets/dashboard.js', '/assets/dashboard.css', '/assets/icon.svg'])(
    '%s runs nothing and loads nothing from elsewhere',
    async (path) => {
      const { headers, status } = await fetch(`${clinic.url}${path}`);
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  test('HEAD has the head of GET', async () => {
    for (const path of ['/', '/rules', '/assets/dashboard.css', '/events']) {
      const response = await fetch(`${clinic.url}${path}`, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s gets no page', async (method) => {
    const response = await fetch(`${clinic.url}/rules`, { method });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  });

  test.each([
    '/nothing',
    '/assets/',
    '/assets/../routes.ts',
    '/assets/%2e%2e/routes.ts',
    '//',
    '/rules/',
    '*',
  ])('%s is no page', async (path) => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(clinic.url);
      send({ hostname, port, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  test('a foreign Host header gets nothing', async () => {
    const status = await new Promise((resolve) => {
      get(clinic.url, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(403);
  });
});

describe('what is special', () => {
  test('a stopped recorder is said', async () => {
    const { recorder } = clinic.east;
    const state = recorder.state();
    if (state === undefined) throw new Error('there is no recorder');
    recorder.save({ ...state, recording: false });
    expect(decoded(await page('/'))).toContain('The recorder in us-east-1 is stopped.');
    recorder.save(state);
    expect(decoded(await page('/'))).not.toContain('is stopped');
  });

  test('a rule of somebody else is shown with what is known of it', async () => {
    const { addRule } = await import('../../../local/rule-definition');
    const { ruleOf } = await import('../harness');
    const name = 'own-rule';
    const given = { ...ruleOf(name, { types: ['AWS::SNS::Topic'] }), Description: 'Topics are <fine>' };
    addRule(clinic.east, { id: 'config-rule-own', name, pack: undefined, given: given as never });
    const text = decoded(await page(`/rule?id=${name}`));
    expect(text).toContain('Topics are <fine>');
    expect(text).toContain('A rule of your own, not of this pack.');
    expect(text).toContain('under way');
    expect(rowsOf(await page('/rules?verdict=WAITING'), RULES)[0]?.[0]).toContain('A rule of your own');
    expect(decoded(await page('/'))).toContain('Rules in no pack');
    clinic.east.store.rules.remove('config-rule-own');
  });

  test("a rule of AWS's own is said to be not evaluated", async () => {
    const { addRule } = await import('../../../local/rule-definition');
    const given = { Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' } };
    addRule(clinic.east, {
      id: 'config-rule-aws',
      name: 'versioned',
      pack: undefined,
      given: given as never,
    });
    const text = 'A rule that AWS manages, not evaluated here';
    expect(decoded(await page('/rule?id=versioned'))).toContain(text);
    expect(decoded(await page('/rules?q=versioned'))).toContain(text);
    clinic.east.store.rules.remove('config-rule-aws');
  });
});

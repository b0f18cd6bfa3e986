/** The pages in a real browser: keyboard, updates, widths, colours, paper. */
import { Browser, chromium } from './browser';
import { snapshotItems, startClinic, type Clinic } from './clinic';

const program = chromium();
if (program === undefined)
  process.stderr.write('skipped: the dashboard in Chromium, for want of a chromium\n');
const inChromium = program === undefined ? describe.skip : describe;

const later = (minutes: number): string => new Date(Date.UTC(2026, 11, 1) + minutes * 60_000).toISOString();
const queue = snapshotItems().find(({ resourceType }) => resourceType === 'AWS::SQS::Queue');
const hostile = {
  ...queue,
  resourceId: 'hostile',
  resourceName: `<script>document.title='run'</script><img src=x onerror="document.title='run'">\u202e`,
  tags: { '"><script>document.title=1</script>': `javascript:document.title='run'` },
  configurationItemCaptureTime: later(0),
};
const PATHS = [
  '/',
  '/rules',
  '/findings',
  '/resources',
  '/rule?id=sqs-queue-encrypted-at-rest',
  '/resource?region=us-east-1&type=AWS%3A%3ASQS%3A%3AQueue&id=hostile',
];

inChromium('in Chromium', () => {
  let clinic: Clinic;
  let browser: Browser;
  beforeAll(async () => {
    clinic = await startClinic();
    clinic.record([hostile, { ...hostile, configurationItemCaptureTime: later(1), configuration: {} }]);
    await clinic.judge();
    browser = await Browser.start(program ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });
  beforeEach(() => browser.look({}));

  const open = (path: string): Promise<void> => browser.open(`${clinic.url}${path}`);
  const focused = (): Promise<string> =>
    browser.evaluate('document.activeElement.textContent.trim() || document.activeElement.name');

  test('everything is reached by the keyboard, and where it is shows', async () => {
    await open('/');
    await browser.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    expect(await browser.evaluate('document.activeElement.getBoundingClientRect().top >= 0')).toBe(true);
    expect(await browser.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await browser.press('Tab');
    await browser.press('Tab');
    await browser.press('Tab');
    expect(await focused()).toBe('Rules');
    await browser.follow('Enter');
    expect(await browser.evaluate('location.pathname')).toBe('/rules');

    // From the filter to a rule, and from that to a resource.
    const rows = (): Promise<number> => browser.evaluate(`document.querySelectorAll('tbody tr').length`);
    const all = await rows();
    await browser.press('/');
    expect(await focused()).toBe('q');
    await browser.type('plain http');
    await browser.until(`document.querySelectorAll('tbody tr').length === 2`);
    expect(all).toBeGreaterThan(2);
    expect(await browser.evaluate('location.search')).toBe('?q=plain+http');
    expect(await browser.evaluate(`document.getElementById('announcement').textContent`)).toBe('2 rules');
    expect(await focused()).toBe('q');
    const tabTo = async (words: string): Promise<void> => {
      for (let tries = 0; (await focused()) !== words; tries += 1) {
        if (tries > 60) throw new Error(`${words} is not reached`);
        await browser.press('Tab');
      }
    };
    await tabTo('SQS queue policies deny requests over plain HTTP');
    await browser.follow('Enter');
    await tabTo('audit-events');
    await browser.follow('Enter');
    expect(await browser.evaluate(`document.querySelector('h1').textContent`)).toBe('audit-events');
  });

  test('filters work by their button when no script runs', async () => {
    await browser.send('Emulation.setScriptExecutionDisabled', { value: true });
    await open('/findings?verdict=COMPLIANT');
    await browser.send('Emulation.setScriptExecutionDisabled', { value: false });
    expect(
      await browser.evaluate(`getComputedStyle(document.querySelector('.filter button')).display`),
    ).not.toBe('none');
    expect(
      await browser.evaluate(
        `new URLSearchParams(new FormData(document.querySelector('form'))).get('verdict')`,
      ),
    ).toBe('COMPLIANT');
  });

  test('a page follows what happens, and keeps focus, folds and scrolling', async () => {
    await open('/rule?id=sqs-queue-encrypted-at-rest');
    await browser.until(`document.getElementById('connection').textContent === 'Live'`);
    await browser.evaluate(`
      window.isSamePage = true;
      document.querySelector('details').open = true;
      document.querySelector('tbody tr:nth-child(2) a').focus();
      scrollTo(0, 100);`);
    const before = await focused();
    const tab = `document.querySelector('.tabs a').textContent.trim()`;
    const count = Number((await browser.evaluate<string>(tab)).replace(/\D/g, ''));
    clinic.record([
      {
        ...queue,
        resourceId: 'arrived',
        resourceName: 'arrived',
        configuration: {},
        configurationItemCaptureTime: later(2),
      },
    ]);
    await clinic.judge();
    await browser.until(`${tab} === 'All ${String(count + 1)}'`);
    await browser.until(`document.querySelector('tbody').textContent.includes('arrived')`);
    expect(await browser.evaluate('window.isSamePage')).toBe(true);
    expect(await focused()).toBe(before);
    expect(await browser.evaluate(`document.querySelector('details').open`)).toBe(true);
    expect(await browser.evaluate('scrollY')).toBe(100);
  });

  test('a verdict that changes moves its row and the figures', async () => {
    await open('/');
    const figure = `document.querySelector('.tile .figure').textContent.trim()`;
    const before = Number(await browser.evaluate<string>(figure));
    clinic.record([
      {
        ...queue,
        resourceId: 'mended',
        resourceName: 'mended',
        configuration: {},
        configurationItemCaptureTime: later(3),
      },
    ]);
    await clinic.judge();
    await browser.until(`${figure} === '${String(before + 2)}'`);
    clinic.record([
      {
        ...queue,
        resourceId: 'mended',
        configuration: { KmsMasterKeyId: 'k' },
        configurationItemCaptureTime: later(4),
      },
    ]);
    await clinic.judge();
    await browser.until(`${figure} === '${String(before + 1)}'`);
  });

  test('who selects text is not disturbed', async () => {
    await open('/');
    const figure = `document.querySelector('.tile .figure').textContent.trim()`;
    const before = Number(await browser.evaluate<string>(figure));
    await browser.evaluate(`getSelection().selectAllChildren(document.querySelector('.score'))`);
    clinic.record([
      {
        ...queue,
        resourceId: 'meanwhile',
        configuration: { KmsMasterKeyId: '' },
        configurationItemCaptureTime: later(5),
      },
    ]);
    await clinic.judge();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await browser.evaluate(figure)).toBe(String(before));
    await browser.evaluate('getSelection().removeAllRanges()');
    await browser.until(`${figure} !== '${String(before)}'`);
  });

  test.each(PATHS)('%s fits 400 pixels', async (path) => {
    await browser.look({ width: 400, height: 800 });
    await open(path);
    expect(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const beyond = `[...document.querySelectorAll('main :not(thead, thead *)')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 1 && right > innerWidth + 1;
    }).length`;
    expect(await browser.evaluate(beyond)).toBe(0);
  });

  test('cards of narrow screens are still a table for whoever hears it', async () => {
    await browser.look({ width: 400 });
    await open('/rules');
    const { nodes } = (await browser.send('Accessibility.getFullAXTree')) as {
      readonly nodes: readonly { readonly role?: { readonly value: string } }[];
    };
    const count = (role: string): number => nodes.filter((node) => node.role?.value === role).length;
    expect(count('table')).toBe(1);
    expect(count('rowheader')).toBe(19);
    expect(count('columnheader')).toBe(7);
  });

  test('dark, light and paper', async () => {
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const menu = `getComputedStyle(document.querySelector('.top nav')).display`;
    await browser.look({ scheme: 'light' });
    await open('/');
    expect(await browser.evaluate(ground)).toBe('rgb(245, 246, 248)');
    await browser.look({ scheme: 'dark' });
    expect(await browser.evaluate(ground)).toBe('rgb(17, 22, 29)');
    expect(await browser.evaluate(menu)).not.toBe('none');
    // Paper is white, whatever the screen is.
    await browser.look({ scheme: 'dark', media: 'print' });
    expect(await browser.evaluate(ground)).toBe('rgb(255, 255, 255)');
    expect(await browser.evaluate(menu)).toBe('none');
  });

  test('printing unfolds what is folded, and folds it again', async () => {
    await open(PATHS.at(-1) ?? '');
    await browser.evaluate(`
      addEventListener('beforeprint', () => { window.printed = document.querySelector('details').open; });`);
    await browser.send('Page.printToPDF');
    expect(await browser.evaluate('window.printed')).toBe(true);
    expect(await browser.evaluate(`document.querySelector('details').open`)).toBe(false);
  });

  test('a hostile item runs nothing', async () => {
    for (const path of [...PATHS, '/findings?q=hostile', '/resources?q=script']) {
      await open(path);
      expect(await browser.evaluate('document.title')).toMatch(/ · HIPAA compliance$/);
      expect(await browser.evaluate(`document.querySelectorAll('img, main script').length`)).toBe(0);
    }
  });

  test('the browser has nothing to complain of', () => {
    expect(browser.complaints).toEqual([]);
  });
});

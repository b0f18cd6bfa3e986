import { get, type IncomingMessage } from 'node:http';
import { Live } from '../../../local/dashboard/live';
import { snapshotItems, startClinic, type Clinic } from './clinic';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await startClinic({ items: [] });
});
afterAll(() => clinic.close());

const queue = snapshotItems().find(({ resourceType }) => resourceType === 'AWS::SQS::Queue');

interface Listener {
  readonly response: IncomingMessage;
  /** The events so far. */
  readonly events: () => number;
}

const listen = (): Promise<Listener> =>
  new Promise((resolve) => {
    let text = '';
    get(`${clinic.url}/events`, (response) => {
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      resolve({ response, events: () => text.match(/^event: changed$/gm)?.length ?? 0 });
    });
  });

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await pause(20);
  expect(condition()).toBe(true);
}

test('pages hear of what changes, at once and then at most once a second', async () => {
  const page = await listen();
  expect(page.response.headers['content-type']).toBe('text/event-stream');
  // The first one says that the stream is there.
  await until(() => page.events() === 1);
  const start = Date.now();
  for (let index = 0; index < 200; index += 1) {
    clinic.record([
      { ...queue, configurationItemCaptureTime: new Date(1_800_000_000_000 + index).toISOString() },
    ]);
    await clinic.judge();
  }
  await until(() => page.events() >= 2);
  await pause(1_200);
  const seconds = (Date.now() - start) / 1_000;
  expect(page.events()).toBeGreaterThanOrEqual(3);
  expect(page.events()).toBeLessThanOrEqual(2 + Math.ceil(seconds));
  const sofar = page.events();
  await pause(1_200);
  expect(page.events()).toBe(sofar);
  page.response.destroy();
});

test('each event of the service is news', async () => {
  for (const emit of [
    () => clinic.east.events.emit('deliveries', 1),
    () => clinic.east.events.emit('settled', 1),
    () => clinic.services[1]?.events.emit('evaluations', 'rule', 1),
  ]) {
    const page = await listen();
    await until(() => page.events() === 1);
    emit();
    await until(() => page.events() === 2);
    page.response.destroy();
    await pause(1_050);
  }
});

test('a page that goes away is forgotten, with the heartbeat of the last one', () => {
  jest.useFakeTimers();
  try {
    const live = new Live([clinic.east]);
    const listeners = new Map<string, () => void>();
    const written: string[] = [];
    const response = {
      writeHead: () => response,
      write: (text: string) => written.push(text),
      on: (name: string, listener: () => void) => listeners.set(name, listener),
    };
    live.connect(response as never, {});
    jest.advanceTimersByTime(25_000);
    expect(written.at(-1)).toMatch(/^: /);
    const count = written.length;
    listeners.get('close')?.();
    jest.advanceTimersByTime(100_000);
    clinic.east.events.emit('settled', 1);
    expect(written).toHaveLength(count);
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

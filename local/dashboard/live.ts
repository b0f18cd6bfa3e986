/** Tells open pages that something changed, by Server-Sent Events. */
import type { ServerResponse } from 'node:http';
import type { Service } from '../service';

/** Pages are told at most this often, however many events flow. */
const PAUSE_MS = 1_000;
/** Keeps what is between a page and this process from closing a silent connection. */
const HEARTBEAT_MS = 25_000;

export class Live {
  readonly #pages = new Set<ServerResponse>();
  #pause: NodeJS.Timeout | undefined;
  #changedMeanwhile = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(services: readonly Service[]) {
    for (const { events } of services) {
      for (const name of ['deliveries', 'settled', 'evaluations'] as const) {
        events.on(name, () => {
          this.#changed();
        });
      }
    }
  }

  /** Keeps the response open until the page goes away. */
  connect(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    // What happened while the page was loading is not told again, so it looks once more.
    response.write('retry: 2000\nevent: changed\ndata:\n\n');
    this.#pages.add(response);
    this.#heartbeat ??= setInterval(() => {
      this.#send(': still here\n\n');
    }, HEARTBEAT_MS).unref();
    response.on('close', () => {
      this.#pages.delete(response);
      if (this.#pages.size > 0) return;
      clearInterval(this.#heartbeat);
      this.#heartbeat = undefined;
    });
  }

  #changed(): void {
    if (this.#pages.size === 0) return;
    if (this.#pause !== undefined) {
      this.#changedMeanwhile = true;
      return;
    }
    this.#send('event: changed\ndata:\n\n');
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (!this.#changedMeanwhile) return;
      this.#changedMeanwhile = false;
      this.#changed();
    }, PAUSE_MS).unref();
  }

  #send(message: string): void {
    for (const page of this.#pages) page.write(message);
  }
}

import type { Readable, Writable } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { Job } from './parallel/worker';

type Terminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The process as the command line sees it. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Starts a thread that judges; undefined where there is no bundle for it to load. */
  readonly startWorker?: (job: Job) => Worker;
}

/** Whatever reads the output has gone away, as `head` does when it has seen enough. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}

const FLUSH_AT = 64 * 1024;

/** Standard output, gathered into large writes and waiting for slow readers. */
export class Output {
  #pending: string[] = [];
  #size = 0;
  #failure: Error | undefined;

  constructor(readonly stream: Terminal) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure ??= error.code === 'EPIPE' ? new OutputClosedError('the output was closed') : error;
    });
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#size += text.length;
  }

  /** Writes what was gathered when it is worth a write. @throws OutputClosedError */
  async drain(): Promise<void> {
    if (this.#size >= FLUSH_AT) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#size = 0;
    if (this.#failure === undefined && text !== '') {
      await new Promise<void>((resolve) => {
        this.stream.write(text, () => {
          resolve();
        });
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** The text on one line, without what would steer a terminal. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');

import { readSync } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A temporary file that nobody else can open and that is gone whatever happens to the process: its name is removed
 * as soon as it is open.
 */
export class Spool {
  #length = 0;

  private constructor(readonly file: FileHandle) {}

  static async create(): Promise<Spool> {
    const folder = await mkdtemp(join(tmpdir(), 'hipaa-config-'));
    try {
      return new Spool(await open(join(folder, 'spool'), 'wx+', 0o600));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, this.#length);
      done += bytesWritten;
      this.#length += bytesWritten;
    }
  }

  /** What was appended, from the beginning. The chunks share one buffer. */
  read(): Iterable<Buffer> {
    return readFrom(this.file);
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

const CHUNK = 256 * 1024;

/** A file's bytes from its beginning. The chunks share one buffer: use each before asking for the next. */
export function* readFrom(file: FileHandle): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ;) {
    // Reading at once is quicker than a trip to another thread, and nothing else is to be done meanwhile.
    const bytesRead = readSync(file.fd, buffer, 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Texts that are written once and read once, in memory while they are few. */
export class TextSpool {
  #texts: string[] = [];
  #size = 0;
  #spool: Spool | undefined;

  add(text: string): void {
    this.#texts.push(text);
    this.#size += text.length;
  }

  /** Moves what is in memory to a file when it is much. */
  async drain(): Promise<void> {
    if (this.#size < 1024 * 1024) return;
    this.#spool ??= await Spool.create();
    await this.#spool.append(Buffer.from(this.#texts.join('')));
    this.#texts = [];
    this.#size = 0;
  }

  *read(): Generator<string> {
    if (this.#spool !== undefined) {
      const decoder = new TextDecoder();
      for (const chunk of this.#spool.read()) yield decoder.decode(chunk, { stream: true });
    }
    yield this.#texts.join('');
  }

  async close(): Promise<void> {
    await this.#spool?.close();
  }
}

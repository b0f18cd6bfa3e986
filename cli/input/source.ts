/** Where configuration items come from: files, pipes and standard input, each of which may be read twice. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readFrom, Spool } from './spool';

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface Source {
  /** As the user named it. */
  readonly name: string;
  /** In bytes; undefined for what has no end that is known, such as a pipe. */
  readonly size: number | undefined;
  /** The first bytes, to see what the source holds; they are read again later. */
  readonly beginning: () => Bytes;
  /** Called before the first reading when there will be a second one. */
  readonly keep: () => Promise<void>;
  /** All bytes; each chunk is to be used before the next one is asked for. */
  readonly chunks: () => Bytes;
  readonly close: () => Promise<void>;
}

/** A file cannot be opened. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/**
 * @param name a path, or `-` for standard input
 * @throws UnreadableError saying why
 */
export async function openSource(name: string, stdin: Readable): Promise<Source> {
  if (name === '-') return streamSource('standard input', stdin);
  let stats;
  try {
    stats = await stat(name);
  } catch (error) {
    throw new UnreadableError(whyUnreadable(error), { cause: error });
  }
  if (stats.isDirectory()) throw new UnreadableError('a directory, not a file');
  if (!stats.isFile()) return streamSource(name, createReadStream(name));
  let file;
  try {
    file = await open(name);
  } catch (error) {
    throw new UnreadableError(whyUnreadable(error), { cause: error });
  }
  let version: string | undefined;
  return {
    name,
    size: stats.size,
    beginning: () => readFrom(file),
    keep: () => Promise.resolve(),
    close: () => file.close(),
    async *chunks() {
      const { size, mtimeMs } = await file.stat();
      const current = `${String(size)} ${String(mtimeMs)}`;
      if ((version ??= current) !== current) throw new Error('the file changed while it was read');
      yield* readFrom(file);
    },
  };
}

/** Why a file could not be opened, in words. */
export function whyUnreadable(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file';
    case 'EACCES':
    case 'EPERM':
      return 'not allowed to read it';
    default:
      return `cannot be read: ${(error as Error).message}`;
  }
}

/** What can be read only once is kept in a temporary file while it is read, if it is needed again. */
function streamSource(name: string, stream: Readable): Source {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let head: Uint8Array[] = [];
  let spool: Spool | undefined;
  let isComplete = false;
  return {
    name,
    size: undefined,
    async *beginning() {
      yield* head;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        head.push(next.value);
        yield next.value;
      }
    },
    async keep() {
      spool = await Spool.create();
    },
    async close() {
      stream.destroy();
      await spool?.close();
    },
    async *chunks() {
      if (isComplete && spool !== undefined) {
        yield* spool.read();
        return;
      }
      const seen = head;
      head = [];
      for (const chunk of seen) {
        await spool?.append(chunk);
        yield chunk;
      }
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) break;
        await spool?.append(next.value);
        yield next.value;
      }
      isComplete = true;
    },
  };
}

const isGzip = (chunk: Uint8Array): boolean => chunk[0] === 0x1f && chunk[1] === 0x8b;

/**
 * The bytes themselves, or inflated when they begin as gzip does.
 * @param onRead is told how many bytes were read, before inflating
 */
export async function* inflated(source: Bytes, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const chunks = counted(source, onRead);
  const first = await chunks.next();
  if (first.done === true) return;
  if (isGzip(first.value)) {
    yield* gunzip(first.value, chunks);
  } else {
    yield first.value;
    yield* chunks;
  }
}

async function* counted(source: Bytes, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    onRead(chunk.length);
    yield chunk;
  }
}

/** Compressed bytes handed over at once: even at gzip's highest ratio they inflate to some 30 MB. */
const GZIP_STEP = 32 * 1024;

/**
 * Inflates on another thread while the caller works on what is there already. What was inflated before an error is
 * handed over first, which streams of Node do not promise.
 */
async function* gunzip(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: 128 * 1024 });
  let ready: Buffer[] = [];
  let failure: Error | undefined;
  const failed = new Promise<void>((resolve) => {
    stream.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  const hasFailed = (): boolean => failure !== undefined;
  stream.on('data', (bytes: Buffer) => ready.push(bytes));
  const taken = (): Buffer[] => {
    const bytes = ready;
    ready = [];
    return bytes;
  };
  const step = (bytes: Uint8Array): Promise<void> =>
    Promise.race([
      failed,
      new Promise<void>((resolve) => {
        // The source uses its buffer again.
        stream.write(Buffer.from(bytes), () => {
          resolve();
        });
      }),
    ]);
  try {
    let pending = step(first.subarray(0, GZIP_STEP));
    for await (const bytes of steps(first.subarray(GZIP_STEP), rest)) {
      await pending;
      const inflatedBytes = taken();
      pending = step(bytes);
      yield* inflatedBytes;
      if (hasFailed()) break;
    }
    await pending;
    yield* taken();
    const ended = new Promise<void>((resolve) => {
      stream.once('end', resolve);
    });
    stream.end();
    await Promise.race([failed, ended]);
    yield* taken();
  } finally {
    stream.destroy();
  }
  if (failure !== undefined) throw new Error(gzipReason(failure), { cause: failure });
}

async function* steps(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < first.length; at += GZIP_STEP) yield first.subarray(at, at + GZIP_STEP);
  for await (const chunk of rest) {
    for (let at = 0; at < chunk.length; at += GZIP_STEP) yield chunk.subarray(at, at + GZIP_STEP);
  }
}

const gzipReason = (error: Error): string =>
  'code' in error && error.code === 'Z_BUF_ERROR'
    ? 'the gzip data ends too early: the file is truncated'
    : `the gzip data is damaged (${error.message})`;

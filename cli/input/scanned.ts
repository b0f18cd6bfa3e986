import { messageOf } from '../problems';
import type { Element, ListName } from './element';
import { Scanner, type Sink } from './scanner';
import { inflated, type Source } from './source';

/** Scans a source chunk by chunk; how it fails is the last thing that is handed out. */
export async function* scanned(
  source: Source,
  sink: Sink,
  onRead: (bytes: number) => void,
): AsyncGenerator<{ readonly scanner: Scanner; readonly failure?: string }> {
  const scanner = new Scanner(sink);
  try {
    for await (const chunk of inflated(source.chunks(), onRead)) {
      for (const bytes of inSteps(chunk)) {
        scanner.write(bytes);
        yield { scanner };
      }
    }
  } catch (error) {
    scanner.flush();
    yield { scanner, failure: messageOf(error) };
    return;
  }
  scanner.end();
  yield { scanner };
}

/** Bytes that are read at a time: what is made of more of them lives too long for a quick garbage collection. */
const STEP = 64 * 1024;

export function* inSteps(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
}

/** A document shows what it is within its first megabyte. */
const BEGINNING = 1024 * 1024;

export interface Beginning {
  readonly list: ListName | undefined;
  /** A snapshot, which holds each resource once. */
  readonly isSnapshot: boolean;
}

export async function beginningOf(source: Source): Promise<Beginning> {
  const found: Beginning[] = [];
  const other = (): void => {
    found.push({ list: undefined, isSnapshot: false });
  };
  const scanner = new Scanner({
    list: (list, header) => found.push({ list, isSnapshot: 'configSnapshotId' in header }),
    element: other,
    damage: other,
    document: other,
    canGuess: false,
    wants: () => false,
    guessed: () => false,
  });
  try {
    for await (const chunk of inflated(source.beginning(), () => undefined)) {
      scanner.write(chunk);
      if (found.length > 0 || scanner.taken > BEGINNING) break;
    }
  } catch {
    // Reading it in earnest meets the same error, and reports it.
  }
  return found[0] ?? { list: undefined, isSnapshot: false };
}

/** The type of an element that is an item on its own; undefined where only parsing can tell. */
export function typeOfItem(element: Element): string | undefined {
  if (!element.isPlain || element.list === 'Results' || element.list === 'unprocessedResourceKeys')
    return undefined;
  return element.has('invokingEvent') ? undefined : element.text('resourceType');
}

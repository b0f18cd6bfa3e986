/** Records what files hold, every version of every resource, in the Region that it belongs to. */
import { recordItems } from '../../local/recording';
import type { Service } from '../../local/service';
import type { ChangeRule, Rule } from '../../shared/rule';
import type { Problem } from '../evaluate';
import { readEntries } from '../input/read';
import type { Tally } from '../input/tally';
import type { Entry } from '../input/entries';
import { openSource, UnreadableError, type Source } from '../input/source';
import { printable, type Io } from '../io';
import { Progress } from '../output/progress';
import type { Regions } from './regions';

type ItemEntry = Extract<Entry, { kind: 'item' }>;

/** Where items belong that are of no Region. */
const GLOBAL = 'global';
const DEFAULT_REGION = 'us-east-1';
/** The account of items that do not name theirs. */
const DEFAULT_ACCOUNT = '123456789012';

interface RecordOptions {
  readonly rules: readonly Rule[];
  readonly onRead: (bytes: number) => void;
  readonly onPasses: (passes: number) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onNote: (text: string) => void;
}

/**
 * Gives what is wrong with the files; shows the progress on a terminal.
 * @param tally is complete afterwards
 */
export async function recordFiles(
  files: readonly string[],
  io: Io,
  rules: readonly Rule[],
  regions: Regions,
  tally: Tally,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const sources: Source[] = [];
  try {
    for (const file of files) {
      try {
        sources.push(await openSource(file, io.stdin));
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
        problems.push({ ...NOWHERE, source: file, message: error.message });
      }
    }
    const size = sources.reduce<number | undefined>(
      (sum, source) => (sum === undefined || source.size === undefined ? undefined : sum + source.size),
      0,
    );
    const progress = new Progress(io.stderr, io.stderr.isTTY === true ? size : undefined, 'Recording');
    try {
      await recordSources(sources, regions, tally, {
        rules,
        onRead: (bytes) => {
          progress.add(bytes);
        },
        onPasses: (passes) => {
          progress.setPasses(passes);
        },
        onProblem: (problem) => problems.push(problem),
        onNote: (text) => {
          progress.line(printable(`note: ${text}`));
        },
      });
    } finally {
      progress.stop();
    }
  } finally {
    await Promise.all(sources.map((source) => source.close()));
  }
  return problems;
}

async function recordSources(
  sources: readonly Source[],
  regions: Regions,
  tally: Tally,
  options: RecordOptions,
): Promise<void> {
  const recording = new Recording(regions, tally, options);
  const batches = readEntries(sources, tally, {
    types: { has: () => true },
    allVersions: true,
    onRead: options.onRead,
    onPasses: options.onPasses,
  });
  for await (const entries of batches) recording.record(entries);
  recording.finish();
}

class Recording {
  readonly #types: ReadonlySet<string>;
  /** Types with a rule that reads the supplementary configuration. */
  readonly #supplemented: ReadonlySet<string>;
  /** Items without a Region, until there is one. */
  #homeless: ItemEntry[] = [];
  readonly #foreign = new Map<string, number>();
  #notRecorded = 0;
  #held = 0;

  constructor(
    readonly regions: Regions,
    readonly tally: Tally,
    readonly options: RecordOptions,
  ) {
    const shapes = options.rules
      .filter((rule): rule is ChangeRule => rule.kind === 'change')
      .flatMap((rule) => rule.shapes);
    this.#types = new Set(shapes.map(({ type }) => type));
    this.#supplemented = new Set(
      shapes
        .filter(({ paths }) => paths.some((path) => path.startsWith('supplementaryConfiguration.')))
        .map(({ type }) => type),
    );
  }

  record(entries: readonly Entry[]): void {
    const items: ItemEntry[] = [];
    for (const entry of entries) {
      switch (entry.kind) {
        case 'problem':
          this.#problem(entry, entry.message);
          break;
        case 'scheduled':
          this.options.onNote(`${entry.place.source}: a scheduled event has no item to record; left out`);
          break;
        case 'oversized':
          this.#problem(entry, 'the notification was too large for its item; record the item itself');
          break;
        case 'item':
          if (entry.lacksSupplements && this.#supplemented.has(entry.item.resourceType))
            this.#problem(entry, 'the query did not select supplementaryConfiguration, which rules read');
          else items.push(entry);
          break;
      }
    }
    this.#recordItems(items);
  }

  finish(): void {
    if (this.#homeless.length > 0) {
      const accountId = this.#homeless[0]?.item.accountId ?? this.regions.accountId ?? DEFAULT_ACCOUNT;
      this.regions.at({ accountId, region: this.regions.options.region ?? DEFAULT_REGION });
      this.#recordItems([]);
    }
    if (this.#notRecorded > 0)
      this.options.onNote(
        `${itemsOf(this.#notRecorded)} left out: the recorder is stopped, or does not record their types`,
      );
    if (this.#held > 0)
      this.options.onNote(`${itemsOf(this.#held)} kept until the day ends: their types are recorded daily`);
    for (const [place, count] of this.#foreign) {
      const message = `${itemsOf(count)} of ${place} left out: one account is served at a time (--account, --region)`;
      // Whoever names the account or the Region wants the others left out.
      if (this.regions.options.accountId ?? this.regions.options.region) this.options.onNote(message);
      else this.options.onProblem({ ...NOWHERE, message });
    }
  }

  #recordItems(entries: readonly ItemEntry[]): void {
    const placed = new Map<Service, ItemEntry[]>();
    const homeless: ItemEntry[] = [];
    const place = (entry: ItemEntry, service: Service | undefined): void => {
      const { accountId = '', region = GLOBAL } = entry.item;
      if (service === undefined) {
        const where = `account ${accountId}, ${region}`;
        this.#foreign.set(where, (this.#foreign.get(where) ?? 0) + 1);
        return;
      }
      const ofService = placed.get(service) ?? [];
      placed.set(service, ofService);
      ofService.push(entry);
    };
    for (const entry of entries) {
      const { accountId = this.regions.accountId ?? DEFAULT_ACCOUNT, region = GLOBAL } = entry.item;
      if (region === GLOBAL) homeless.push(entry);
      else place(entry, this.regions.at({ accountId, region }));
    }
    this.#homeless.push(...homeless);
    const [home] = this.regions.services;
    if (home !== undefined) {
      for (const entry of this.#homeless) {
        const { accountId = home.accountId } = entry.item;
        place(entry, accountId === home.accountId ? home : undefined);
      }
      this.#homeless = [];
    }
    for (const [service, ofService] of placed) this.#recordIn(service, ofService);
  }

  #recordIn(service: Service, entries: readonly ItemEntry[]): void {
    // Read lazily, one after the other, by the recording: what came before is recorded already.
    const values = function* (this: Recording) {
      for (const { item, value, leftScope } of entries) {
        if (!this.#types.has(item.resourceType)) this.tally.withoutRule += 1;
        else if (service.store.items.current(item.resourceType, item.resourceId) !== undefined)
          this.tally.olderVersions += 1;
        yield leftScope ? { ...(value as object), configurationItemStatus: 'ResourceDeleted' } : value;
      }
    };
    const { malformed, notRecorded, held } = recordItems(service, values.call(this));
    this.#notRecorded += notRecorded;
    this.#held += held;
    for (const { index, error } of malformed) {
      const entry = entries[index];
      if (entry !== undefined) this.#problem(entry, error.message);
    }
  }

  #problem({ place }: Pick<Entry, 'place'>, message: string): void {
    this.options.onProblem({
      ...NOWHERE,
      source: place.source,
      item: place.item ?? null,
      offset: place.offset ?? null,
      message,
    });
  }
}

const itemsOf = (count: number): string => (count === 1 ? '1 item' : `${String(count)} items`);

const NOWHERE = {
  source: null,
  item: null,
  offset: null,
  rule: null,
  resourceType: null,
  resourceId: null,
} as const;

/** Made-up configuration snapshots of any size: the items of the example, renamed, and as large as real ones are. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { createGzip } from 'node:zlib';
import { rules } from '../rules/index';

/**
 * `ruled`: only types that a rule judges, each as often as the example has it. `mixed`: 60 types, of which two in three
 * have no rule, as in most accounts: network interfaces, alarms, stacks, subnets.
 */
export type Mix = 'ruled' | 'mixed';

interface Item {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly relationships: readonly unknown[];
}

const EXAMPLE = 'examples/clinic/snapshot.json';
const SEED = 164_312;
/** Bytes of an item, on average, in snapshots of real accounts. */
const ITEM_SIZE = 2_100;
const MIXED = { withRule: 20, withoutRule: 40 };

/** Writes a snapshot of so many items; the same arguments give the same bytes. */
export function writeSnapshot(path: string, mix: Mix, items: number): void {
  const random = randomNumbers(SEED);
  const templates = templatesOf(mix);
  const file = openSync(path, 'w');
  let pending =
    '{"fileVersion":"1.0","configSnapshotId":"7d0cf0c1-5bd1-4e6f-ac7e-2d0b8a1e9a64","configurationItems":[';
  for (let number = 0; number < items; number += 1) {
    const { before, after } = pick(templates, random);
    const id = number.toString(36).padStart(6, '0');
    const relationships: string[] = [];
    // Up to twice what is missing to the average.
    const missing = random() * 2 * (ITEM_SIZE - averageSize(templates));
    for (let size = 0; size < missing;) {
      const relationship = `{"resourceId":"i-${id}${Math.floor(random() * 1e12).toString(16)}","resourceName":null,"resourceType":"AWS::EC2::Instance","name":"Is associated with Instance"}`;
      relationships.push(relationship);
      size += relationship.length;
    }
    pending += `${number === 0 ? '' : ','}${before.join(id)}${relationships.join(',')}${after.join(id)}`;
    if (pending.length > 1024 * 1024) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, `${pending}]}`);
  closeSync(file);
}

export async function compress(path: string): Promise<void> {
  await pipeline(createReadStream(path), createGzip(), createWriteStream(`${path}.gz`));
}

/** An item as text around its relationships; each part is cut where the number of a copy goes into its resource id. */
interface Template {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly size: number;
}

function templatesOf(mix: Mix): Template[] {
  const { configurationItems } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as {
    readonly configurationItems: readonly Item[];
  };
  const ruled = new Set(rules.flatMap((rule) => (rule.kind === 'change' ? rule.resourceTypes : [])));
  if (mix === 'ruled') {
    return configurationItems.filter(({ resourceType }) => ruled.has(resourceType)).map(templateOf);
  }
  const types = [...new Set(configurationItems.map(({ resourceType }) => resourceType))];
  const chosen = [
    ...types.filter((type) => ruled.has(type)).slice(0, MIXED.withRule),
    ...types.filter((type) => !ruled.has(type)).slice(0, MIXED.withoutRule),
  ];
  // One item a type: each type is as frequent as the others.
  return chosen.flatMap((type) => {
    const item = configurationItems.find(({ resourceType }) => resourceType === type);
    return item === undefined ? [] : [templateOf(item)];
  });
}

function templateOf(item: Item): Template {
  const MARK = '"relationships":[';
  const text = JSON.stringify({ ...item, relationships: [] });
  const at = text.indexOf(MARK) + MARK.length;
  // Of ARNs that end in a revision, the name before it.
  const id = JSON.stringify(item.resourceId).slice(1, -1).replace(/:\d+$/, '');
  // The number is put behind the id, wherever the item names it: in ARN, name and configuration.
  const numbered = (part: string): string[] =>
    part.split(id).map((piece, index, { length }) => (index < length - 1 ? piece + id : piece));
  return { before: numbered(text.slice(0, at)), after: numbered(text.slice(at)), size: text.length };
}

const averageSize = (templates: readonly Template[]): number =>
  templates.reduce((sum, { size }) => sum + size, 0) / templates.length;

function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Numbers from 0 to 1 by the mulberry32 generator. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The output formats for programs: each result is written as soon as it is there. */
import type { Evaluation, Problem, Skipped, Summary } from '../evaluate';
import { TextSpool } from '../input/spool';
import type { Output } from '../io';
import type { Writer } from './results';

/** The text of one result in each format; a table has none, for it is made of all results. */
export const TEXT_OF = {
  csv: (evaluation: Evaluation) => `${COLUMNS.map((name) => cell(evaluation[name] ?? '')).join(',')}\r\n`,
  jsonl: (evaluation: Evaluation) => `${JSON.stringify(evaluation)}\n`,
  // The comma before the first one is left out when it is written.
  json: (evaluation: Evaluation) => `,\n    ${JSON.stringify(evaluation)}`,
} as const;

export const jsonLinesWriter = (output: Output): Writer => streaming(output, TEXT_OF.jsonl);

const COLUMNS = [
  'rule',
  'resourceType',
  'resourceId',
  'resourceName',
  'accountId',
  'region',
  'compliance',
  'annotation',
  'capturedAt',
] as const satisfies readonly (keyof Evaluation)[];

export function csvWriter(output: Output): Writer {
  return {
    ...streaming(output, TEXT_OF.csv),
    begin() {
      output.write(`${COLUMNS.join(',')}\r\n`);
    },
  };
}

/** A field of RFC 4180. What a spreadsheet would take for a formula is made text by an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const streaming = (output: Output, textOf: (evaluation: Evaluation) => string): Writer => ({
  listsSkipped: false,
  begin: () => undefined,
  evaluation(evaluation) {
    output.write(textOf(evaluation));
  },
  text(text) {
    output.write(text);
  },
  skipped: () => undefined,
  problem: () => undefined,
  drain: () => output.drain(),
  end: () => output.flush(),
  close: () => Promise.resolve(),
});

/** One document `{evaluations, skipped, errors, summary}`. Only the first list is written at once; the others wait. */
export function jsonWriter(output: Output): Writer {
  const skips = new TextSpool();
  const problems = new TextSpool();
  let isFirst = true;
  const write = (text: string): void => {
    if (text === '') return;
    output.write(isFirst ? text.slice(1) : text);
    isFirst = false;
  };
  const listed = (spool: TextSpool, count: number, entry: unknown): void => {
    spool.add(`${count === 0 ? '' : ','}\n    ${JSON.stringify(entry)}`);
  };
  let skipped = 0;
  let errors = 0;
  return {
    listsSkipped: true,
    begin() {
      output.write('{\n  "evaluations": [');
    },
    evaluation(evaluation) {
      write(TEXT_OF.json(evaluation));
    },
    text: write,
    skipped(entry: Skipped) {
      listed(skips, skipped, entry);
      skipped += 1;
    },
    problem(entry: Problem) {
      listed(problems, errors, entry);
      errors += 1;
    },
    async drain() {
      await Promise.all([skips.drain(), problems.drain()]);
      await output.drain();
    },
    async end(summary: Summary) {
      output.write(`${isFirst ? '' : '\n  '}],\n  "skipped": [`);
      await copy(skips);
      output.write(`${skipped === 0 ? '' : '\n  '}],\n  "errors": [`);
      await copy(problems);
      output.write(`${errors === 0 ? '' : '\n  '}],\n  "summary": ${JSON.stringify(summary)}\n}\n`);
      await output.flush();
    },
    async close() {
      await Promise.all([skips.close(), problems.close()]);
    },
  };

  async function copy(spool: TextSpool): Promise<void> {
    for (const text of spool.read()) {
      output.write(text);
      await output.drain();
    }
  }
}

/** The output formats for programs: each result is written as soon as it is there. */
import type { Evaluation, Problem, Skipped, Summary } from '../evaluate';
import { TextSpool } from '../input/spool';
import type { Output } from '../io';
import type { Writer } from './results';

export function jsonLinesWriter(output: Output): Writer {
  return {
    ...streaming(output),
    evaluation(evaluation) {
      output.write(`${JSON.stringify(evaluation)}\n`);
    },
  };
}

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
    ...streaming(output),
    begin() {
      output.write(`${COLUMNS.join(',')}\r\n`);
    },
    evaluation(evaluation) {
      output.write(`${COLUMNS.map((name) => cell(evaluation[name] ?? '')).join(',')}\r\n`);
    },
  };
}

/** A field of RFC 4180. What a spreadsheet would take for a formula is made text by an apostrophe. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const streaming = (output: Output): Omit<Writer, 'evaluation'> => ({
  listsSkipped: false,
  begin: () => undefined,
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
  let evaluations = 0;
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
      output.write(`${evaluations === 0 ? '' : ','}\n    ${JSON.stringify(evaluation)}`);
      evaluations += 1;
    },
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
      output.write(`${evaluations === 0 ? '' : '\n  '}],\n  "skipped": [`);
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

/** The last lines that functions wrote, each function's for itself. */

const LINES = 50;
const LONGEST_LINE = 2_000;

export interface LogLine {
  readonly functionArn: string;
  /** Undefined while no event is handled. */
  readonly requestId: string | undefined;
  readonly text: string;
}

export class FunctionLogs {
  readonly #lines = new Map<string, LogLine[]>();

  /** @param onLine is told every line, too */
  constructor(readonly onLine: (line: LogLine) => void = () => undefined) {}

  add(line: LogLine): void {
    const kept = { ...line, text: line.text.slice(0, LONGEST_LINE) };
    const lines = this.#lines.get(line.functionArn) ?? [];
    this.#lines.set(line.functionArn, lines);
    lines.push(kept);
    if (lines.length > LINES) lines.shift();
    this.onLine(kept);
  }

  /** Oldest first. */
  of(functionArn: string): readonly LogLine[] {
    return this.#lines.get(functionArn) ?? [];
  }
}

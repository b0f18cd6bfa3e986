import { SingleBar } from 'cli-progress';
import type { Io } from '../io';

/** Shorter evaluations need no bar. */
const SHOW_AFTER_MS = 1000;

/** A progress bar on standard error, if that is a terminal and the work takes long; else nothing. */
export class Progress {
  #bar: SingleBar | undefined;
  #done = 0;
  #total: number;
  readonly #since = performance.now();

  /**
   * @param bytes to be read once; undefined when that is not known, or no bar is wanted
   * @param label what is going on
   */
  constructor(
    readonly stderr: Io['stderr'],
    readonly bytes: number | undefined,
    readonly label = 'Evaluating',
  ) {
    this.#total = bytes ?? 0;
  }

  setPasses(passes: number): void {
    this.#total = (this.bytes ?? 0) * passes;
  }

  add(bytes: number): void {
    this.#done += bytes;
    if (this.#bar !== undefined) {
      this.#bar.update(this.#done);
    } else if (this.bytes !== undefined && performance.now() - this.#since > SHOW_AFTER_MS) {
      this.#bar = new SingleBar({
        stream: this.stderr,
        format: `${this.label} {bar} {percentage} % | {eta_formatted} left`,
        barCompleteChar: '=',
        barIncompleteChar: '-',
        clearOnComplete: true,
        hideCursor: true,
      });
      this.#bar.start(this.#total, this.#done);
    }
  }

  /** For work whose size changes while it is done. */
  set(done: number, total: number): void {
    this.#total = total;
    this.#bar?.setTotal(total);
    this.add(done - this.#done);
  }

  /** Writes a line above the bar. */
  line(text: string): void {
    this.stderr.write(this.#bar === undefined ? `${text}\n` : `\r\u001b[K${text}\n`);
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
    this.#total = 0;
  }
}

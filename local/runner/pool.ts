/** Processes of functions, kept warm as Lambda does; of more than a machine can carry the least recently used ends. */
import { availableParallelism } from 'node:os';
import type { FunctionProcess } from './function-process';

/** Some 60 MB each. */
export const defaultProcesses = (): number => Math.min(32, 4 + 4 * availableParallelism());

export class Pool {
  /** By the ARN of their function. */
  readonly #processes = new Map<string, Set<FunctionProcess>>();
  #alive = 0;

  constructor(readonly limit: number) {}

  aliveOf(arn: string): number {
    return this.#processes.get(arn)?.size ?? 0;
  }

  idleOf(arn: string): FunctionProcess | undefined {
    for (const process of this.#processes.get(arn) ?? []) if (process.isIdle) return process;
    return undefined;
  }

  /** Whether another process may be started, if need be after an idle one ended. */
  hasRoom(): boolean {
    return this.#alive < this.limit || this.#leastRecentlyUsed() !== undefined;
  }

  add(arn: string, process: FunctionProcess): void {
    const ofFunction = this.#processes.get(arn) ?? new Set();
    this.#processes.set(arn, ofFunction.add(process));
    this.#alive += 1;
    const tooMany = this.#alive > this.limit ? this.#leastRecentlyUsed(process) : undefined;
    if (tooMany !== undefined) this.end(tooMany);
  }

  /** To be called when a process is gone. */
  remove(arn: string, process: FunctionProcess): void {
    if (this.#processes.get(arn)?.delete(process) === true) this.#alive -= 1;
  }

  endIdle(): void {
    for (const ofFunction of this.#processes.values())
      for (const process of ofFunction) if (process.isIdle) this.end(process);
  }

  /** It is out of the count at once, so that nobody gives it another event. */
  end(process: FunctionProcess): void {
    for (const [arn, ofFunction] of this.#processes) if (ofFunction.has(process)) this.remove(arn, process);
    void process.end();
  }

  async endAll(): Promise<void> {
    await Promise.all(
      [...this.#processes.values()].flatMap((ofFunction) => [...ofFunction].map((one) => one.end())),
    );
  }

  #leastRecentlyUsed(except?: FunctionProcess): FunctionProcess | undefined {
    let found: FunctionProcess | undefined;
    for (const ofFunction of this.#processes.values()) {
      for (const process of ofFunction) {
        if (process !== except && process.isIdle && (found === undefined || process.usedAt < found.usedAt))
          found = process;
      }
    }
    return found;
  }
}

/** One process of a function: started once, kept warm, one event at a time. */
import { fork, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DeliveryError } from '../deliveries';
import type { LambdaEvent } from '../lambda-event';
import type { LambdaFunction } from './lambda-function';

/** An error that the function threw, with those that caused it, outermost first. */
export type ThrownErrors = readonly { readonly name: string; readonly message: string }[];

export type Outcome =
  | { readonly kind: 'ended' }
  | { readonly kind: 'threw'; readonly errors: ThrownErrors }
  /** Time-out, crash, no memory left, or code that cannot be loaded: the process is of no more use. */
  | { readonly kind: 'broke'; readonly error: DeliveryError };

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'result' }
  | { readonly kind: 'error' | 'broken'; readonly errors: ThrownErrors };

export interface InvocationContext {
  readonly awsRequestId: string;
  readonly invokedFunctionArn: string;
}

const RUNTIME = fileURLToPath(new URL('./runtime.mjs', import.meta.url));
/** Of Lambda's memory the heap gets the most; the rest is for the code and what lies outside of the heap. */
const HEAP_SHARE = 0.9;
const LONGEST_LINE = 10_000;

export class FunctionProcess {
  readonly startedAt = performance.now();
  /** When it was last given an event, or was done with it. */
  usedAt = this.startedAt;
  /** Events that it was given. */
  invocations = 0;
  /** What the last one took, from when the process was ready for it. */
  tookMs = 0;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #settle: ((outcome: Outcome) => void) | undefined;
  /** Resolves when the function is loaded, or the process gone. */
  readonly #started: Promise<void>;
  #onStarted: () => void = () => undefined;
  #broken: DeliveryError | undefined;
  #outOfMemory = false;

  /**
   * @param env all of the process's environment
   * @param network what the process may reach: anything, or the endpoints of its environment alone
   * @param onLine is told what the function logs and prints
   * @param onExit is told when the process is gone, for whatever reason
   */
  constructor(
    readonly lambda: LambdaFunction,
    env: Readonly<Record<string, string>>,
    network: 'all' | 'endpoints-only',
    onLine: (text: string) => void,
    onExit: () => void,
  ) {
    this.#started = new Promise((resolve) => {
      this.#onStarted = resolve;
    });
    const heapMb = Math.floor(lambda.memoryMb * HEAP_SHARE);
    this.#child = fork(RUNTIME, [lambda.file(), lambda.handler.replace(/^.*\./, ''), network], {
      env,
      execArgv: [`--max-old-space-size=${String(heapMb)}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.on('message', (message) => {
      // Both sides of the channel are ours.
      this.#receive(message as Message, onLine);
    });
    // A process that ends closes its channel first; what becomes of it is known when it is gone.
    this.#child.on('error', () => undefined);
    eachLine(this.#child.stdout, onLine);
    eachLine(this.#child.stderr, (text) => {
      if (text.includes('heap out of memory')) this.#outOfMemory = true;
      onLine(text);
    });
    const timer = this.#killAfter(lambda.timeoutMs, 'The function was not loaded');
    void this.#started.then(() => {
      clearTimeout(timer);
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#onStarted();
        this.#finish({ kind: 'broke', error: this.#broken ?? this.#exitError(code, signal) });
        onExit();
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isIdle(): boolean {
    return this.#settle === undefined;
  }

  /** Handles one event; the time that the process takes to start does not count. */
  async invoke(event: LambdaEvent, context: InvocationContext): Promise<Outcome> {
    this.usedAt = performance.now();
    const outcome = new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
    });
    const { timeoutMs } = this.lambda;
    this.invocations += 1;
    await this.#started;
    const start = performance.now();
    this.#child.send({ event, context, deadline: Date.now() + timeoutMs }, () => undefined);
    const timer = this.#killAfter(timeoutMs, 'Task timed out');
    try {
      return await outcome;
    } finally {
      clearTimeout(timer);
      this.usedAt = performance.now();
      this.tookMs = this.usedAt - start;
    }
  }

  /** Ends the process at once, whatever it does. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #receive(message: Message, onLine: (text: string) => void): void {
    switch (message.kind) {
      case 'ready':
        this.#onStarted();
        break;
      case 'log':
        onLine(message.text);
        break;
      case 'result':
        this.#finish({ kind: 'ended' });
        break;
      case 'error':
        this.#finish({ kind: 'threw', errors: message.errors });
        break;
      case 'broken':
        this.#broken = { code: 'Runtime.ImportModuleError', message: textOf(message.errors), invoked: true };
        this.#child.kill('SIGKILL');
        break;
    }
  }

  #killAfter(milliseconds: number, what: string): NodeJS.Timeout {
    return setTimeout(() => {
      const message = `${what} after ${(milliseconds / 1000).toFixed(2)} seconds`;
      this.#broken = { code: 'Sandbox.Timedout', message, invoked: true };
      this.#child.kill('SIGKILL');
    }, milliseconds);
  }

  #finish(outcome: Outcome): void {
    this.#settle?.(outcome);
    this.#settle = undefined;
  }

  #exitError(code: number | null, signal: string | null): DeliveryError {
    if (this.#outOfMemory) {
      return {
        code: 'Runtime.OutOfMemory',
        message: `The function needs more than its ${String(this.lambda.memoryMb)} MB of memory`,
        invoked: true,
      };
    }
    const how = signal === null ? `exit status ${String(code)}` : `signal: ${signal}`;
    return { code: 'Runtime.ExitError', message: `Runtime exited with error: ${how}`, invoked: true };
  }
}

/** The outermost error, as text. */
export function textOf(errors: ThrownErrors): string {
  const [first] = errors;
  return first === undefined ? 'Error' : `${first.name}: ${first.message}`;
}

/** Hands over whole lines, and pieces of those that do not end. */
function eachLine(stream: Readable | null, onLine: (text: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) lines.push(rest);
    if (rest.length > LONGEST_LINE) rest = '';
    for (const line of lines) onLine(line);
  });
  stream?.once('end', () => {
    if (rest !== '') onLine(rest);
  });
}

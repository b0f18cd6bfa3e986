/** Hands events to processes of functions, and keeps what these write meanwhile. */
import { randomUUID } from 'node:crypto';
import type { LambdaEvent } from '../lambda-event';
import type { FunctionProcess, Outcome } from './function-process';
import type { FunctionLogs } from './logs';
import { loggedFailure, type LoggedFailure } from './outcome';

const LINES_KEPT = 5;
const LONGEST_LINE = 2_000;

/** What is known of an event while it is handled. */
interface Invocation {
  readonly requestId: string;
  readonly failures: LoggedFailure[];
  /** The last ones. */
  readonly lines: string[];
}

export interface Handled extends Readonly<Invocation> {
  readonly outcome: Outcome;
}

export class Invocations {
  readonly #current = new WeakMap<FunctionProcess, Invocation>();
  /** By the result tokens of the events that they handle. */
  readonly #atWork = new Map<string, FunctionProcess>();

  constructor(readonly logs: FunctionLogs) {}

  async handle(process: FunctionProcess, functionArn: string, event: LambdaEvent): Promise<Handled> {
    const invocation: Invocation = { requestId: randomUUID(), failures: [], lines: [] };
    this.#current.set(process, invocation);
    this.#atWork.set(event.resultToken, process);
    const outcome = await process.invoke(event, {
      awsRequestId: invocation.requestId,
      invokedFunctionArn: functionArn,
    });
    this.#current.delete(process);
    this.#atWork.delete(event.resultToken);
    return { ...invocation, outcome };
  }

  /** The process that handles the event with this token. */
  processOf(resultToken: string): FunctionProcess | undefined {
    return this.#atWork.get(resultToken);
  }

  /** A line that the process wrote. */
  note(process: FunctionProcess, functionArn: string, text: string): void {
    const invocation = this.#current.get(process);
    this.logs.add({ functionArn, requestId: invocation?.requestId, text });
    if (invocation === undefined) return;
    const failure = loggedFailure(text);
    if (failure !== undefined) invocation.failures.push(failure);
    invocation.lines.push(text.slice(0, LONGEST_LINE));
    if (invocation.lines.length > LINES_KEPT) invocation.lines.shift();
  }
}

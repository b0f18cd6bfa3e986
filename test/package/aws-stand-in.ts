/** AWS on a local port: answers the calls of a packaged function and keeps what was asked. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  /** Such as `PutEvaluations`: from the header of the JSON protocol, or the form of the query protocol. */
  readonly operation: string;
  readonly body: string;
  /** The key and the scope of the signature: `<key>/<date>/<region>/<service>/aws4_request`. */
  readonly credential: string;
}

/** Undefined: no answer ever comes. */
type Reply = readonly [status: number, body: string] | undefined;

const ACCEPTED: Reply = [200, '{"FailedEvaluations":[]}'];

/** The operation of a report in test mode, by which a function warms up while it starts. */
export const WARM_UP = 'PutEvaluations in test mode';

export class AwsStandIn {
  /** All calls but those by which functions warm up. */
  readonly calls: Call[] = [];
  readonly warmUps: Call[] = [];
  connections = 0;
  #replies: Readonly<Record<string, readonly Reply[]>> = {};
  readonly #server = createServer((request, response) => {
    void callOf(request).then((call) => {
      const calls = call.operation === WARM_UP ? this.warmUps : this.calls;
      const earlier = calls.filter(({ operation }) => operation === call.operation).length;
      calls.push(call);
      const replies = this.#replies[call.operation] ?? [[404, '']];
      const reply = replies[Math.min(earlier, replies.length - 1)];
      if (reply !== undefined) response.writeHead(reply[0]).end(reply[1]);
    });
  }).on('connection', () => (this.connections += 1));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Forgets the calls; from now on an operation is answered by its replies in turn, and then by its last one. */
  reset(replies: Readonly<Record<string, readonly Reply[]>>): void {
    this.calls.length = 0;
    this.warmUps.length = 0;
    this.connections = 0;
    this.#replies = { [WARM_UP]: [ACCEPTED], ...replies };
  }

  callsOf(operation: string): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }
}

async function callOf(request: IncomingMessage): Promise<Call> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const target = request.headers['x-amz-target'];
  const named =
    typeof target === 'string' ? target.replace(/^.*\./, '') : new URLSearchParams(body).get('Action');
  const operation = named === 'PutEvaluations' && body.includes('"TestMode":true') ? WARM_UP : (named ?? '');
  const [, credential = ''] = /Credential=([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
  return { operation, body, credential };
}

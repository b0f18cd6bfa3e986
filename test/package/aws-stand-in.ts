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

type Reply = readonly [status: number, body: string];

export class AwsStandIn {
  readonly calls: Call[] = [];
  connections = 0;
  #replies: Readonly<Record<string, readonly Reply[]>> = {};
  readonly #server = createServer((request, response) => {
    void callOf(request).then((call) => {
      const earlier = this.callsOf(call.operation).length;
      this.calls.push(call);
      const replies = this.#replies[call.operation] ?? [];
      const [status, body] = replies[Math.min(earlier, replies.length - 1)] ?? [404, ''];
      response.writeHead(status).end(body);
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
    this.connections = 0;
    this.#replies = replies;
  }

  callsOf(operation: string): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }
}

async function callOf(request: IncomingMessage): Promise<Call> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const target = request.headers['x-amz-target'];
  const operation =
    typeof target === 'string' ? target.replace(/^.*\./, '') : new URLSearchParams(body).get('Action');
  const [, credential = ''] = /Credential=([^,]+)/.exec(request.headers.authorization ?? '') ?? [];
  return { operation: operation ?? '', body, credential };
}

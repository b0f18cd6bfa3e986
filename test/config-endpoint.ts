/**
 * AWS Config and STS on the loopback interface, for tests that use the real clients of the SDK. Config speaks AWS JSON
 * 1.1 and STS the query protocol with XML, as the services do. Every request is recorded.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isRecord } from '../shared/shape';

/** One request, as it came over the wire. */
export interface Call {
  /** Such as `PutEvaluations`. */
  readonly operation: string;
  /** The input; the fields of STS are all text. Times are seconds. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Who signed it, and for which Region. */
  readonly accessKeyId: string;
  readonly region: string;
}

export type Reply =
  | { readonly output: Readonly<Record<string, unknown>> }
  | { readonly status: number; readonly error: string };

export const output = (members: Readonly<Record<string, unknown>> = {}): Reply => ({ output: members });
/** An AWS error; the SDK tries again on throttling and on statuses of 500 and more. */
export const error = (name: string, status = 400): Reply => ({ status, error: name });

/** Credentials as AssumeRole gives them. */
export const credentials = (accessKeyId: string, expiration: Date): Reply =>
  output({
    AccessKeyId: accessKeyId,
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: expiration.toISOString(),
  });

type Answer = (call: Call, earlier: number) => Reply;

export class ConfigEndpoint {
  readonly calls: Call[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const call = readCall(request, body);
      const earlier = this.callsOf(call.operation).length;
      this.calls.push(call);
      const reply = this.#answers.get(call.operation)?.(call, earlier) ?? error('UnknownOperationException');
      const [type, text] = call.operation === 'AssumeRole' ? xml(reply) : json(reply);
      response.writeHead('output' in reply ? 200 : reply.status, { 'content-type': type }).end(text);
    });
  });

  /** Starts listening and points the SDK, by its environment variables, to this endpoint. */
  static async start(): Promise<ConfigEndpoint> {
    const endpoint = new ConfigEndpoint();
    await new Promise<void>((resolve) => endpoint.#server.listen(0, '127.0.0.1', resolve));
    const address = endpoint.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${String(address.port)}`,
      AWS_ACCESS_KEY_ID: 'AKIAFUNCTION',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    return endpoint;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Forgets the calls and the answers; PutEvaluations then accepts everything. */
  reset(): void {
    this.calls.length = 0;
    this.#answers.clear();
    this.answer('PutEvaluations', () => output({ FailedEvaluations: [] }));
  }

  /** How calls of an operation are answered, from the call and the number of earlier ones. */
  answer(operation: string, answer: Answer): void {
    this.#answers.set(operation, answer);
  }

  /** The same, by a list: each reply serves one call, further calls get an error that is not tried again. */
  answerInTurn(operation: string, ...replies: readonly Reply[]): void {
    this.answer(operation, (_, earlier) => replies[earlier] ?? error('UnexpectedCallException'));
  }

  callsOf(operation: string): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }

  /** The evaluations of each call of PutEvaluations. */
  evaluations(): Readonly<Record<string, unknown>>[][] {
    return this.callsOf('PutEvaluations').map(({ input }) => evaluationsOf(input));
  }
}

/** The evaluations in the input of a PutEvaluations. */
export function evaluationsOf(input: Call['input']): Readonly<Record<string, unknown>>[] {
  const evaluations = input['Evaluations'];
  if (!Array.isArray(evaluations) || !evaluations.every(isRecord))
    throw new Error('Evaluations is no list of objects');
  return evaluations;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function readCall({ headers }: IncomingMessage, body: string): Call {
  const [, accessKeyId = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const input: unknown = JSON.parse(body);
    if (!isRecord(input)) throw new Error(`the input of ${target} is no object`);
    return { operation: target.split('.')[1] ?? '', input, accessKeyId, region };
  }
  const input = Object.fromEntries(new URLSearchParams(body));
  return { operation: input['Action'] ?? '', input, accessKeyId, region };
}

function json(reply: Reply): [type: string, text: string] {
  const members = 'output' in reply ? reply.output : { __type: reply.error, message: reply.error };
  return ['application/x-amz-json-1.1', JSON.stringify(members)];
}

function xml(reply: Reply): [type: string, text: string] {
  if ('error' in reply) {
    const { error: code } = reply;
    return [
      'text/xml',
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`,
    ];
  }
  const members = Object.entries(reply.output)
    .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
    .join('');
  return [
    'text/xml',
    `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>${
      members === '' ? '' : `<Credentials>${members}</Credentials>`
    }</AssumeRoleResult></AssumeRoleResponse>`,
  ];
}

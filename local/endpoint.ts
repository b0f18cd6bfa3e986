/** AWS Config over HTTP on one machine: AWS JSON 1.1, as the SDKs and the AWS CLI speak it. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionReset, dispatch } from './dispatch';
import { invalidRequest, ServiceError } from './errors';
import type { FaultHook } from './faults';
import { isAllowedHost } from './hosts';
import type { Service } from './service';

export interface EndpointOptions {
  readonly service: Service;
  /**
   * AWS Config of other Regions, each with a store of its own: a request goes to the Region that it is signed for, and
   * to `service` where that is none of these.
   */
  readonly otherRegions?: readonly Service[];
  /** Any free one unless given. */
  readonly port?: number;
  /** An address of this machine; loopback unless told otherwise. */
  readonly host?: string;
  /** Names beside addresses and localhost that Host headers may carry. */
  readonly allowedHosts?: readonly string[];
  readonly maxBodyBytes?: number;
  /** Answers GET and HEAD requests, such as those for a page; false when the path is none of its own. */
  readonly routes?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly fault?: FaultHook;
  /** Refuses requests whose time is far from that of `service`, and dates answers by it, as AWS does. */
  readonly checksClocks?: boolean;
  /** Told of errors that are no caller's, such as a full disk; warnings of the process unless given. */
  readonly onError?: (error: unknown) => void;
}

export interface Endpoint {
  readonly url: string;
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>;
}

const TARGET = /^StarlingDoveService\.(\w+)$/;
const CONTENT_TYPE = 'application/x-amz-json-1.1';
const MAX_BODY_BYTES = 1024 * 1024;
const LARGEST_SKEW_MS = 5 * 60_000;
/** Times the limit. */
const READ_AT_MOST = 16;
const LOOPBACK = '127.0.0.1';

export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { host = LOOPBACK, port = 0 } = options;
  const server = createServer((request, response) => {
    handle(request, response, options).catch((error: unknown) => {
      answerError(response, error, options);
    });
  });
  server.requestTimeout = 30_000;
  // Longer than clients keep an idle connection, so that none is closed while its client begins to use it.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A listening TCP server has an address of this kind.
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${String(address.port)}`, close: () => close(server) };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: EndpointOptions,
): Promise<void> {
  const { host = LOOPBACK, allowedHosts = [], routes } = options;
  // A page of another site whose name was made to point here sends its own name.
  if (!isAllowedHost(request.headers.host, [host, ...allowedHosts])) {
    const message =
      'This endpoint does not go by the name in the Host header, but by addresses, and by the name that it listens on.';
    answer(response, 403, { message });
    return;
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (routes?.(request, response) !== true) answer(response, 404, { message: 'There is no such page.' });
    return;
  }
  const operation = operationOf(request);
  const service = serviceFor(request, options);
  const clock = options.checksClocks === true ? service.now : undefined;
  if (clock !== undefined) {
    response.setHeader('date', clock().toUTCString());
    refuseOtherTime(request, clock());
  }
  const body = await bodyOf(request, options.maxBodyBytes ?? MAX_BODY_BYTES);
  const output = dispatch(service, operation, body, options.fault);
  response.writeHead(200, headers()).end(output);
}

/** Signatures are not verified, but they name the Region. */
function serviceFor({ headers }: IncomingMessage, { service, otherRegions = [] }: EndpointOptions): Service {
  const region = /Credential=[^/]+\/\d+\/([a-z0-9-]+)\/config\//.exec(headers.authorization ?? '')?.[1];
  return otherRegions.find((other) => other.region === region) ?? service;
}

/** The SDKs then set their clocks by the date of the answer, and try again. */
function refuseOtherTime({ headers: { 'x-amz-date': given } }: IncomingMessage, now: Date): void {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(given)) ?? [];
  const aheadMs =
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) -
    now.getTime();
  // Of a request without a time, this is not a number.
  if (!(Math.abs(aheadMs) > LARGEST_SKEW_MS)) return;
  const what = aheadMs < 0 ? 'Signature expired' : 'Signature not yet current';
  throw new ServiceError(
    'InvalidSignatureException',
    `${what}: ${String(given)} is more than 5 minutes from ${now.toISOString()}.`,
  );
}

/** Both headers keep pages of other sites out, too: a browser does not send them across sites unasked. */
function operationOf({
  method,
  headers: { 'x-amz-target': target, 'content-type': type = '' },
}: IncomingMessage): string {
  if (method !== 'POST') throw invalidRequest(`Operations are called by POST, not ${method ?? ''}.`);
  if (type.split(';')[0]?.trim() !== CONTENT_TYPE)
    throw new ServiceError('SerializationException', `The content type must be ${CONTENT_TYPE}.`);
  const name = TARGET.exec(String(target ?? ''))?.[1];
  if (name !== undefined) return name;
  throw new ServiceError(
    'UnknownOperationException',
    'X-Amz-Target must be StarlingDoveService and an operation of AWS Config.',
  );
}

/** Reads a body that is too large to its end, since clients look for an answer only then; one without end is cut off. */
function bodyOf(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (size > limit * READ_AT_MOST) request.destroy();
    });
    request.on('end', () => {
      if (size <= limit) resolve(Buffer.concat(chunks).toString());
      else reject(tooLarge(limit));
    });
    request.on('error', reject);
    // After the end, and when the client is gone, in which case nobody waits for an answer.
    request.on('close', () => {
      reject(new ConnectionReset());
    });
  });
}

const tooLarge = (limit: number): ServiceError =>
  new ServiceError('RequestEntityTooLargeException', `The request must not exceed ${String(limit)} bytes.`);

function answerError(response: ServerResponse, error: unknown, { onError = warn }: EndpointOptions): void {
  if (error instanceof ConnectionReset || response.destroyed) {
    response.destroy();
    return;
  }
  if (error instanceof ServiceError) {
    answer(response, error.status, { __type: error.code, message: error.message });
    return;
  }
  onError(error);
  answer(response, 500, { __type: 'InternalFailure', message: 'The endpoint failed.' });
}

const warn = (error: unknown): void => {
  process.emitWarning(error instanceof Error ? error : String(error));
};

function answer(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  const type = body['__type'];
  response
    .writeHead(status, {
      ...headers(),
      ...(type === undefined ? {} : { 'x-amzn-ErrorType': type }),
    })
    .end(JSON.stringify(body));
}

const headers = (): Record<string, string> => ({
  'content-type': CONTENT_TYPE,
  'x-amzn-requestid': randomUUID(),
});

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeAllConnections();
  await closed;
}

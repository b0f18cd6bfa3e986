/**
 * Calls of AWS that are not made: they go to a stand-in on loopback, which refuses each one and says which it was. The
 * SDK does not try such an error again, and no rule knows it, so that it ends the invocation.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The name of the error. */
const REFUSAL = 'CallNotMadeException';
const MESSAGE = new RegExp(`^${REFUSAL}: \\[(\\S+) ([^\\]]*)\\]`);

/** What a request says of the call. */
export interface Refusal {
  /** For which it is signed, such as rds or elasticfilesystem. */
  readonly service: string;
  /** Undefined where the protocol of the service does not name it, as with REST. */
  readonly operation: string | undefined;
}

/** The refusal that an error, as text, tells of; undefined when it is another error. */
export function refusalIn(error: string): Refusal | undefined {
  const [, service, operation] = MESSAGE.exec(error) ?? [];
  if (service === undefined || operation === undefined) return undefined;
  return { service, operation: /^\w+$/.test(operation) ? operation : undefined };
}

/**
 * The IAM action of a call.
 * @param permissions those of the function, by which REST calls are told apart as far as possible
 */
export function actionOf({ service, operation }: Refusal, permissions: readonly string[]): string {
  if (operation !== undefined)
    return permissions.find((action) => action.endsWith(`:${operation}`)) ?? `${service}:${operation}`;
  const ofService = permissions.filter((action) => action.startsWith(`${service}:`));
  const candidates = ofService.length > 0 ? ofService : permissions;
  return candidates.length > 0 ? candidates.join(' or ') : `${service}:*`;
}

export interface StandIn {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** More than any call that reads has. */
const MAX_BODY_BYTES = 1024 * 1024;

export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    void formOf(request).then((form) => {
      const refusal = refusalOf(request, form);
      response.writeHead(403, refusal.headers).end(refusal.body);
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The fields of a call in the query protocol; none for other protocols. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  let body = '';
  try {
    for await (const chunk of request.setEncoding('utf8'))
      if (isForm && body.length < MAX_BODY_BYTES) body += String(chunk);
  } catch {
    // The client is gone, and nobody waits for the answer.
  }
  return new URLSearchParams(body);
}

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** REST services whose answers are XML; the errors of S3 have no envelope. */
const XML_SERVICES: Readonly<Record<string, (error: string) => string>> = {
  s3: (error) => error,
  cloudfront: (error) => `<ErrorResponse>${error}</ErrorResponse>`,
  route53: (error) => `<ErrorResponse>${error}</ErrorResponse>`,
};

function refusalOf({ headers, method = '', url = '' }: IncomingMessage, form: URLSearchParams): Answer {
  const [, service = 'unknown'] =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  const action = form.get('Action');
  if (typeof target === 'string') return json(message(service, target.replace(/^.*\./, '')));
  if (action !== null) {
    const error = xml(message(service, action));
    return xmlAnswer(
      service === 'ec2'
        ? `<Response><Errors>${error}</Errors><RequestID>0</RequestID></Response>`
        : `<ErrorResponse>${error}</ErrorResponse>`,
    );
  }
  const text = message(service, `${method} ${url.replace(/\?.*/, '')}`);
  const envelope = XML_SERVICES[service];
  return envelope === undefined ? json(text) : xmlAnswer(envelope(xml(text)));
}

const message = (service: string, call: string): string => `[${service} ${call}] AWS is not asked.`;

const json = (text: string): Answer => ({
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': REFUSAL },
  body: JSON.stringify({ __type: REFUSAL, message: text, Message: text }),
});

const xmlAnswer = (body: string): Answer => ({ headers: { 'content-type': 'text/xml' }, body });

const xml = (text: string): string =>
  `<Error><Type>Sender</Type><Code>${REFUSAL}</Code><Message>${text.replace(/[<&]/g, ' ')}</Message></Error>`;

/** AWS on a local port, as far as the command line asks it: real HTTP, real SDK. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AwsStandIn {
  readonly url: string;
  /** `Operation Region` of each call. */
  readonly calls: string[];
  /** Operations that fail, with their error codes. */
  readonly failures: Map<string, string>;
  readonly close: () => Promise<unknown>;
}

/** @param answers by operation: the members of the result, as XML, or the whole answer for JSON protocols */
export async function awsStandIn(answers: Readonly<Record<string, string>>): Promise<AwsStandIn> {
  const calls: string[] = [];
  const failures = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = request.headers['x-amz-target'];
      const isJson = typeof target === 'string';
      const operation = isJson
        ? (target.split('.')[1] ?? '')
        : (new URLSearchParams(Buffer.concat(chunks).toString()).get('Action') ?? '');
      const region = /Credential=[^/]+\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      calls.push(`${operation} ${region}`);
      const failure = failures.get(operation);
      if (failure !== undefined) {
        response.writeHead(403, { 'content-type': 'text/xml' });
        response.end(
          `<ErrorResponse><Error><Code>${failure}</Code><Message>${failure} it is</Message></Error></ErrorResponse>`,
        );
        return;
      }
      const answer = answers[operation] ?? '';
      response.writeHead(200, { 'content-type': isJson ? 'application/x-amz-json-1.1' : 'text/xml' });
      response.end(
        isJson
          ? answer
          : `<${operation}Response><${operation}Result>${answer}</${operation}Result></${operation}Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    failures,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

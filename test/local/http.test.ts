import { DescribeConfigRulesCommand, PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { closeHarnesses, refusal, startHarness } from './harness';

afterEach(closeHarnesses);

const TYPE = 'application/x-amz-json-1.1';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A request as it is, with any Host header. */
function send(
  url: string,
  {
    method = 'POST',
    path = '/',
    headers = {},
    body = '{}',
  }: {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0, headers: received } = response;
        resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });
}

const call = (url: string, operation: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  send(url, {
    headers: { 'content-type': TYPE, 'x-amz-target': `StarlingDoveService.${operation}`, ...headers },
    body,
  });

const errorOf = ({ body }: Answer) =>
  JSON.parse(body) as { readonly __type: string; readonly message: string };

test('an answer is AWS JSON 1.1 with a request id', async () => {
  const { url } = await startHarness();
  const answer = await call(url, 'DescribeConfigRules', '{}');
  expect(answer).toMatchObject({
    status: 200,
    body: '{"ConfigRules":[]}',
    headers: {
      'content-type': TYPE,
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    },
  });
});

test('dates are seconds since the epoch', async () => {
  const { url } = await startHarness();
  const { body } = await call(url, 'GetComplianceSummaryByConfigRule', '');
  expect(JSON.parse(body)).toMatchObject({
    ComplianceSummary: { ComplianceSummaryTimestamp: Date.parse('2026-10-01T12:00:00Z') / 1000 },
  });
});

test.each([
  ['an operation that Config has and the endpoint has not', 'PutOrganizationConfigRule'],
  ['an operation that nobody has', 'MakeCoffee'],
  ['a name from the prototype', 'constructor'],
])('%s is named in the refusal', async (_, operation) => {
  const { url } = await startHarness();
  const answer = await call(url, operation, '{}');
  expect(answer.status).toBe(400);
  expect(answer.headers['x-amzn-errortype']).toBe('UnknownOperationException');
  expect(errorOf(answer)).toEqual({
    __type: 'UnknownOperationException',
    message: expect.stringContaining(operation) as unknown,
  });
});

test.each([
  ['JSON that is cut off', 'DescribeConfigRules', '{"ConfigRuleNames": ["a"', /not valid JSON/],
  ['a list instead of an object', 'DescribeConfigRules', '[]', /request: expected an object, got a list/],
  ['null', 'DescribeConfigRules', 'null', /request: expected an object, got null/],
  [
    'a text instead of a list',
    'DescribeConfigRules',
    '{"ConfigRuleNames": "a"}',
    /configRuleNames: expected a list/,
  ],
  [
    'a number in a list of texts',
    'DescribeConfigRules',
    '{"ConfigRuleNames": [1]}',
    /configRuleNames.1.member/,
  ],
  ['a text instead of a flag', 'PutEvaluations', '{"ResultToken": "x", "TestMode": "yes"}', /testMode/],
  [
    'a fraction instead of an integer',
    'DescribeConformancePacks',
    '{"Limit": 1.5}',
    /limit: expected an integer/,
  ],
  [
    'a date as text',
    'GetResourceConfigHistory',
    '{"resourceType": "AWS::SQS::Queue", "resourceId": "q", "laterTime": "2026-10-01"}',
    /laterTime: expected a number of seconds/,
  ],
  [
    'a list instead of a map',
    'PutResourceConfig',
    '{"ResourceType": "A::B::C", "SchemaVersionId": "1", "ResourceId": "i", "Configuration": "{}", "Tags": []}',
    /tags: expected an object/,
  ],
])('SerializationException: %s', async (_, operation, body, message) => {
  const { url } = await startHarness();
  const answer = await call(url, operation, body);
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toEqual({
    __type: 'SerializationException',
    message: expect.stringMatching(message) as unknown,
  });
});

test('unknown members and null are passed over', async () => {
  const { url } = await startHarness();
  expect(await call(url, 'DescribeConfigRules', '{"ConfigRuleNames": null, "New": {"a": 1}}')).toMatchObject({
    status: 200,
  });
});

test('all broken limits are named at once, with their places', async () => {
  const { url } = await startHarness();
  const evaluation = {
    ComplianceResourceType: '',
    ComplianceResourceId: 'x'.repeat(769),
    ComplianceType: 'FINE',
    Annotation: 'x'.repeat(257),
  };
  const answer = await call(
    url,
    'PutEvaluations',
    JSON.stringify({ ResultToken: 't', Evaluations: [evaluation] }),
  );
  expect(errorOf(answer)).toEqual({
    __type: 'ValidationException',
    message:
      '5 validation errors detected: ' +
      "Value at 'evaluations.1.member.complianceResourceType' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
      "Value at 'evaluations.1.member.complianceResourceId' failed to satisfy constraint: Member must have length less than or equal to 768; " +
      "Value at 'evaluations.1.member.complianceType' failed to satisfy constraint: Member must satisfy enum value set: [COMPLIANT, INSUFFICIENT_DATA, NON_COMPLIANT, NOT_APPLICABLE]; " +
      "Value at 'evaluations.1.member.orderingTimestamp' failed to satisfy constraint: Member must not be null; " +
      "Value at 'evaluations.1.member.annotation' failed to satisfy constraint: Member must have length less than or equal to 256",
  });
});

test.each([
  [
    'more than 100 evaluations',
    'PutEvaluations',
    { ResultToken: 't', Evaluations: Array(101).fill(evaluationOf()) },
    'ValidationException',
  ],
  ['no result token', 'PutEvaluations', { Evaluations: [evaluationOf()] }, 'ValidationException'],
  ['a name that is cut', 'DescribeConfigRules', { ConfigRuleNames: ['a\0b'] }, 'ValidationException'],
  ['26 rule names', 'DescribeConfigRules', { ConfigRuleNames: Array(26).fill('a') }, 'ValidationException'],
  [
    '26 rules to evaluate',
    'StartConfigRulesEvaluation',
    { ConfigRuleNames: Array(26).fill('a') },
    'ValidationException',
  ],
  [
    'a pack name that begins with a digit',
    'DeleteConformancePack',
    { ConformancePackName: '1a' },
    'ValidationException',
  ],
  [
    'a template of 51,201 bytes',
    'PutConformancePack',
    { ConformancePackName: 'a', TemplateBody: `${'é'.repeat(25_600)}x` },
    'ValidationException',
  ],
  [
    'a page of 101',
    'ListDiscoveredResources',
    { resourceType: 'AWS::SQS::Queue', limit: 101 },
    'InvalidLimitException',
  ],
  ['a page of -1', 'DescribeConformancePacks', { Limit: -1 }, 'InvalidLimitException'],
  [
    '101 keys',
    'BatchGetResourceConfig',
    { resourceKeys: Array(101).fill({ resourceType: 'A::B::C', resourceId: 'i' }) },
    'ValidationException',
  ],
  ['no keys', 'BatchGetResourceConfig', { resourceKeys: [] }, 'ValidationException'],
])('the limit of the service: %s', async (_, operation, input, name) => {
  const { url } = await startHarness();
  const answer = await call(url, operation, JSON.stringify(input));
  expect(answer.status).toBe(400);
  expect(errorOf(answer).__type).toBe(name);
});

function evaluationOf() {
  return {
    ComplianceResourceType: 'AWS::SQS::Queue',
    ComplianceResourceId: 'q',
    ComplianceType: 'COMPLIANT',
    OrderingTimestamp: 1,
  };
}

test.each([
  ['a name of another site', 'attacker.example', 403],
  ['a name of another site with the port', 'attacker.example:80', 403],
  ['a name that begins like an address', '127.0.0.1.attacker.example', 403],
  ['a name that ends like localhost', 'notlocalhost', 403],
  ['brackets around a name', '[attacker.example]', 403],
  ['a word', 'x', 403],
  ['localhost', 'localhost:4567', 200],
  ['another case', 'LocalHost', 200],
  ['an IPv4 address', '127.0.0.1:1', 200],
  ['an IPv6 address', '[::1]:80', 200],
  ['a name that was allowed', 'config.internal', 200],
  ['a name that was allowed in another case', 'ledger.internal', 200],
])('the Host header: %s', async (_, host, status) => {
  const { url } = await startHarness({ endpoint: { allowedHosts: ['config.internal', 'Ledger.Internal'] } });
  expect((await call(url, 'DescribeConfigRules', '{}', { host })).status).toBe(status);
  expect((await send(url, { method: 'GET', headers: { host } })).status).toBe(status === 403 ? 403 : 404);
});

test('a request without a Host header is refused', async () => {
  const { url } = await startHarness();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end('GET / HTTP/1.0\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
});

test('listens on loopback unless told otherwise', async () => {
  const { url } = await startHarness();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const elsewhere = await startHarness({ endpoint: { host: '::1' } });
  expect(new URL(elsewhere.url).hostname).toBe('[::1]');
  expect(await elsewhere.client.send(new DescribeConfigRulesCommand({}))).toMatchObject({ ConfigRules: [] });
});

test('a port that is taken is an error', async () => {
  const { url } = await startHarness();
  await expect(startHarness({ endpoint: { port: Number(new URL(url).port) } })).rejects.toThrow(/EADDRINUSE/);
});

test('what a page of another site can send without asking is refused', async () => {
  const { url } = await startHarness();
  expect(
    errorOf(await call(url, 'DescribeConfigRules', '{}', { 'content-type': 'text/plain' })),
  ).toMatchObject({
    __type: 'SerializationException',
  });
  expect(errorOf(await send(url, { headers: { 'content-type': TYPE } }))).toMatchObject({
    __type: 'UnknownOperationException',
  });
  expect(errorOf(await send(url, { method: 'OPTIONS' }))).toMatchObject({ __type: 'ValidationException' });
});

test('a body beyond the limit is refused with 413 and the connection stays of use', async () => {
  const { url, client } = await startHarness({ endpoint: { maxBodyBytes: 1000 } });
  const large = new PutEvaluationsCommand({ ResultToken: 'x'.repeat(2000) });
  expect(await refusal(client.send(large))).toEqual({
    name: 'RequestEntityTooLargeException',
    message: 'The request must not exceed 1000 bytes.',
  });
  expect((await call(url, 'PutEvaluations', 'x'.repeat(1001))).status).toBe(413);
  expect((await call(url, 'DescribeConfigRules', `{}${' '.repeat(998)}`)).status).toBe(200);
  await client.send(new DescribeConfigRulesCommand({}));
});

test('a body without end is cut off', async () => {
  const { url } = await startHarness({ endpoint: { maxBodyBytes: 1000 } });
  await expect(call(url, 'PutEvaluations', 'x'.repeat(10_000_000))).rejects.toThrow(
    /ECONNRESET|EPIPE|hang up/,
  );
});

test('pages are served by the hook, and only by GET and HEAD', async () => {
  const { url } = await startHarness({
    endpoint: {
      routes: (asked, response) => {
        if (asked.url !== '/page') return false;
        response.end('<p>');
        return true;
      },
    },
  });
  expect(await send(url, { method: 'GET', path: '/page' })).toMatchObject({ status: 200, body: '<p>' });
  expect(await send(url, { method: 'HEAD', path: '/page' })).toMatchObject({ status: 200, body: '' });
  expect(await send(url, { method: 'GET', path: '/other' })).toMatchObject({ status: 404 });
  expect(await send(url, { method: 'POST', path: '/page' })).toMatchObject({ status: 400 });
});

test('an error that is no caller’s is told, and not shown to the caller', async () => {
  const errors: unknown[] = [];
  const { url, store } = await startHarness({ endpoint: { onError: (error) => errors.push(error) } });
  const failure = new Error('disk full at /secret');
  jest.spyOn(store.rules, 'all').mockImplementation(() => {
    throw failure;
  });
  const answer = await call(url, 'DescribeConfigRules', '{}');
  expect(answer).toMatchObject({ status: 500 });
  expect(errorOf(answer)).toEqual({ __type: 'InternalFailure', message: 'The endpoint failed.' });
  expect(errors).toEqual([failure]);
});

test('an error that is no caller’s is a warning of the process where nobody listens', async () => {
  const { url, store } = await startHarness();
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const failure = new Error('disk full');
  jest.spyOn(store.rules, 'all').mockImplementation(() => {
    throw failure;
  });
  expect((await call(url, 'DescribeConfigRules', '{}')).status).toBe(500);
  expect(warned).toHaveBeenCalledWith(failure);
  warned.mockRestore();
});

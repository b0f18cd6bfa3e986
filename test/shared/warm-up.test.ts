import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { awsOf } from '../../shared/aws';
import { warmUp } from '../../shared/warm-up';
import { ConfigEndpoint, error } from '../config-endpoint';

let endpoint: ConfigEndpoint;
beforeAll(async () => {
  endpoint = await ConfigEndpoint.start();
});
afterAll(() => endpoint.stop());
afterEach(() => {
  jest.restoreAllMocks();
});
beforeEach(() => {
  endpoint.reset();
  process.env['AWS_LAMBDA_FUNCTION_NAME'] = 'hipaa-config-a-rule';
  process.env['AWS_REGION'] = 'us-east-1';
});

test('Config is asked to deliver nothing, in test mode', async () => {
  await warmUp();
  expect(endpoint.calls).toEqual([
    {
      operation: 'PutEvaluations',
      input: { TestMode: true, ResultToken: 'warm-up', Evaluations: [] },
      accessKeyId: 'AKIAFUNCTION',
      region: 'us-east-1',
    },
  ]);
});

test('the client is the one that reports', async () => {
  const aws = awsOf('arn:aws:lambda:us-east-1:123456789012:function:hipaa-config-a-rule', '123456789012');
  const send = jest.spyOn(aws.client(ConfigServiceClient), 'send');
  await warmUp();
  expect(send).toHaveBeenCalledTimes(1);
});

test.each(['AWS_LAMBDA_FUNCTION_NAME', 'AWS_REGION'])('nothing is asked without %s', async (name) => {
  Reflect.deleteProperty(process.env, name);
  await warmUp();
  expect(endpoint.calls).toEqual([]);
});

test('a failure is passed over', async () => {
  endpoint.answer('PutEvaluations', () => error('AccessDeniedException'));
  await expect(warmUp()).resolves.toBeUndefined();
  expect(endpoint.calls).toHaveLength(1);
});

test('an answer that does not come is not waited for', async () => {
  jest.spyOn(ConfigServiceClient.prototype, 'send').mockReturnValue(new Promise(() => undefined) as never);
  await expect(warmUp()).resolves.toBeUndefined();
});

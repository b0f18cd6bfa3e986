import { AthenaClient, GetDataCatalogCommand } from '@aws-sdk/client-athena';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { ClientClass } from '../../shared/aws';
import { connectorFunctions, spillEncryption } from '../../shared/athena';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:dynamodb:live';

const athena = (...answers: Answer[]) =>
  fakeClients(answers, ['athena:GetDataCatalog']).client(AthenaClient, 'us-east-1');

async function judged(reference: string, ...answers: Answer[]) {
  const fake = fakeClients(answers, ['lambda:GetFunctionConfiguration']);
  const client = <C>(type: ClientClass<C>, region = 'us-east-1'): C => fake.client(type, region);
  const found = await spillEncryption(reference, {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client,
  });
  expect(fake.unasked()).toEqual([]);
  return found;
}

const withVariables = (Variables: Record<string, string>) =>
  answer(GetFunctionConfigurationCommand, { Environment: { Variables } });

describe('connectorFunctions', () => {
  test('takes those of the item', async () => {
    const recorded = { function: undefined, 'metadata-function': 'm', 'record-function': 'r' };
    expect(await connectorFunctions(athena(), 'cdr', recorded)).toEqual(['m', 'r']);
  });

  test('asks Athena where the item has none', async () => {
    const client = athena(
      answer(
        GetDataCatalogCommand,
        { DataCatalog: { Name: 'cdr', Type: 'LAMBDA', Parameters: { function: 'f' } } },
        { input: { Name: 'cdr' } },
      ),
    );
    expect(await connectorFunctions(client, 'cdr', undefined)).toEqual(['f']);
  });

  test.each([
    ['no catalog', {}],
    ['no parameters', { DataCatalog: { Name: 'cdr', Type: 'LAMBDA' as const } }],
    ['other parameters', { DataCatalog: { Name: 'cdr', Type: 'LAMBDA' as const, Parameters: { id: '1' } } }],
  ])('is an error when the answer has %s', async (_, output) => {
    const client = athena(answer(GetDataCatalogCommand, output));
    await expect(connectorFunctions(client, 'cdr', undefined)).rejects.toThrow(
      'Athena does not tell the functions of data catalog cdr',
    );
  });
});

describe('spillEncryption', () => {
  test('asks in the Region of the function, with its alias', async () => {
    const found = await judged(
      FUNCTION,
      answer(GetFunctionConfigurationCommand, {}, { region: 'eu-west-1', input: { FunctionName: FUNCTION } }),
    );
    expect(found.isOn).toBe(true);
  });

  test('a name is asked about in the Region of the evaluation', async () => {
    const asked = { region: 'us-east-1', input: { FunctionName: 'dynamodb' } };
    const found = await judged(
      'dynamodb',
      answer(GetFunctionConfigurationCommand, { Environment: {} }, asked),
    );
    expect(found.isOn).toBe(true);
  });

  test.each([{ spill_bucket: 'b' }, { disable_spill_encryption: 'false' }, { disable_spill_encryption: '' }])(
    'on with %p',
    async (variables: Record<string, string>) => {
      expect((await judged(FUNCTION, withVariables(variables))).isOn).toBe(true);
    },
  );

  test.each([
    { disable_spill_encryption: 'true' },
    { DISABLE_SPILL_ENCRYPTION: 'True', glue_connection: 'c' },
  ])('off with %p', async (variables: Record<string, string>) => {
    expect(await judged(FUNCTION, withVariables(variables))).toEqual({
      isOn: false,
      description: `Function ${FUNCTION} has disable_spill_encryption set to true.`,
    });
  });

  test('open where a Glue connection holds the settings, unless the function sets this one', async () => {
    expect(await judged(FUNCTION, withVariables({ glue_connection: 'clinic' }))).toEqual({
      isOn: undefined,
      description: `Function ${FUNCTION} takes its settings from Glue connection clinic, which is not read.`,
    });
    const own = { glue_connection: 'clinic', disable_spill_encryption: 'false' };
    expect((await judged(FUNCTION, withVariables(own))).isOn).toBe(true);
    expect((await judged(FUNCTION, withVariables({ glue_connection: ' ' }))).isOn).toBe(true);
  });

  test('open where the function is out of reach', async () => {
    expect(await judged('arn:aws:lambda:us-east-1:999988887777:function:f')).toMatchObject({
      isOn: undefined,
    });
    expect(
      await judged(FUNCTION, failure(GetFunctionConfigurationCommand, 'ResourceNotFoundException')),
    ).toEqual({ isOn: undefined, description: `Function ${FUNCTION} does not exist any more.` });
  });

  test.each([
    [
      'variables that cannot be decrypted',
      answer(GetFunctionConfigurationCommand, {
        Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'kms' } },
      }),
      /cannot show the environment of .*: AccessDeniedException/,
    ],
    [
      'another error',
      failure(GetFunctionConfigurationCommand, 'TooManyRequestsException'),
      /TooManyRequests/,
    ],
  ])('%s leave the answer open', async (_, reply, message) => {
    await expect(judged(FUNCTION, reply)).rejects.toThrow(message);
  });
});

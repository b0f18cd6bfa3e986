import { ConfigServiceClient, PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import { STSClient } from '@aws-sdk/client-sts';
import { awsOf, MEMBER_ROLE_VARIABLE } from '../../shared/aws';
import { UnknownEventError } from '../../shared/errors';
import { ConfigEndpoint, credentials, error, output } from '../config-endpoint';

const OWN = '123456789012';
const functionIn = (region: string, partition = 'aws') =>
  `arn:${partition}:lambda:${region}:${OWN}:function:hipaa-config-a-rule`;
const inAnHour = () => new Date(Date.now() + 3_600_000);

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
  process.env[MEMBER_ROLE_VARIABLE] = 'hipaa-config-member';
});

const put = (client: ConfigServiceClient) =>
  client.send(new PutEvaluationsCommand({ Evaluations: [], ResultToken: 'token' }));

describe('awsOf', () => {
  test.each([
    ['aws', 'us-east-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-cn', 'cn-north-1'],
  ])('takes partition %s and Region %s from the ARN of the function', (partition, region) => {
    expect(awsOf(functionIn(region, partition), OWN)).toMatchObject({ accountId: OWN, partition, region });
  });

  test('takes them from an ARN with an alias, too', () => {
    expect(awsOf(`${functionIn('eu-west-1')}:live`, OWN)).toMatchObject({
      partition: 'aws',
      region: 'eu-west-1',
    });
  });

  test.each(['', 'hipaa-config-a-rule', 'arn:aws:lambda:us-east-1'])('refuses %p', (arn) => {
    expect(() => awsOf(arn, OWN)).toThrow(
      new UnknownEventError(`invokedFunctionArn: not the ARN of a function: ${arn}`),
    );
  });
});

describe('clients', () => {
  test('are made once per class, Region and role', () => {
    const aws = awsOf(functionIn('us-east-1'), OWN);
    const client = aws.client(ConfigServiceClient);
    expect(client).toBeInstanceOf(ConfigServiceClient);
    expect(awsOf(functionIn('us-east-1'), OWN).client(ConfigServiceClient)).toBe(client);
    expect(aws.client(ConfigServiceClient, 'us-east-1')).toBe(client);

    const others = [
      aws.client(ConfigServiceClient, 'us-west-2'),
      awsOf(functionIn('us-east-1'), '222222222222').client(ConfigServiceClient),
      awsOf(functionIn('us-east-1'), '333333333333').client(ConfigServiceClient),
      aws.client(STSClient),
    ];
    expect(new Set([client, ...others]).size).toBe(5);
    expect(awsOf(functionIn('us-east-1'), '222222222222').client(ConfigServiceClient)).toBe(others[1]);
  });

  test('of another role name in the same account are other clients', () => {
    const before = awsOf(functionIn('us-east-1'), '222222222222').client(ConfigServiceClient);
    process.env[MEMBER_ROLE_VARIABLE] = 'renamed';
    expect(awsOf(functionIn('us-east-1'), '222222222222').client(ConfigServiceClient)).not.toBe(before);
  });

  test('in the account of the function sign with its own credentials, for the Region asked', async () => {
    const aws = awsOf(functionIn('us-east-2'), OWN);
    await put(aws.client(ConfigServiceClient));
    await put(aws.client(ConfigServiceClient, 'eu-central-1'));
    expect(endpoint.calls).toMatchObject([
      { operation: 'PutEvaluations', accessKeyId: 'AKIAFUNCTION', region: 'us-east-2' },
      { operation: 'PutEvaluations', accessKeyId: 'AKIAFUNCTION', region: 'eu-central-1' },
    ]);
  });

  test('try again when the service fails', async () => {
    endpoint.answerInTurn('PutEvaluations', error('InternalServerError', 500), output());
    await put(awsOf(functionIn('us-east-1'), OWN).client(ConfigServiceClient));
    expect(endpoint.callsOf('PutEvaluations')).toHaveLength(2);
  });

  test('try again when they are throttled', async () => {
    endpoint.answerInTurn('PutEvaluations', error('ThrottlingException'), output());
    await put(awsOf(functionIn('ap-south-1'), OWN).client(ConfigServiceClient));
    expect(endpoint.callsOf('PutEvaluations')).toHaveLength(2);
  });

  test('do not try again what is refused', async () => {
    endpoint.answerInTurn('PutEvaluations', error('InvalidResultTokenException'));
    await expect(put(awsOf(functionIn('us-east-1'), OWN).client(ConfigServiceClient))).rejects.toMatchObject({
      name: 'InvalidResultTokenException',
    });
    expect(endpoint.callsOf('PutEvaluations')).toHaveLength(1);
  });
});

describe('in the account of another rule', () => {
  test('the named role is assumed once and signs all calls', async () => {
    endpoint.answerInTurn('AssumeRole', credentials('ASIAMEMBER', inAnHour()));
    const client = awsOf(functionIn('eu-north-1', 'aws-us-gov'), '444444444444').client(ConfigServiceClient);
    await put(client);
    await put(client);
    expect(endpoint.callsOf('AssumeRole')).toMatchObject([
      {
        accessKeyId: 'AKIAFUNCTION',
        region: 'eu-north-1',
        input: {
          RoleArn: 'arn:aws-us-gov:iam::444444444444:role/hipaa-config-member',
          RoleSessionName: 'hipaa-config-rules',
        },
      },
    ]);
    expect(endpoint.callsOf('PutEvaluations').map(({ accessKeyId }) => accessKeyId)).toEqual([
      'ASIAMEMBER',
      'ASIAMEMBER',
    ]);
  });

  test('the credentials are fetched again when they are about to expire', async () => {
    endpoint.answerInTurn(
      'AssumeRole',
      credentials('ASIAFIRST', inAnHour()),
      credentials('ASIASECOND', new Date(Date.now() + 7_200_000)),
    );
    const client = awsOf(functionIn('eu-north-1'), '555555555555').client(ConfigServiceClient);
    await put(client);
    const almostAnHourLater = Date.now() + 3_500_000;
    jest.spyOn(Date, 'now').mockImplementation(() => almostAnHourLater);
    await put(client);
    await put(client);
    expect(endpoint.callsOf('AssumeRole')).toHaveLength(2);
    expect(endpoint.callsOf('PutEvaluations').map(({ accessKeyId }) => accessKeyId)).toEqual([
      'ASIAFIRST',
      'ASIASECOND',
      'ASIASECOND',
    ]);
  });

  test('a role with a path is named with its path', async () => {
    process.env[MEMBER_ROLE_VARIABLE] = 'service/member';
    endpoint.answerInTurn('AssumeRole', credentials('ASIAPATH', inAnHour()));
    await put(awsOf(functionIn('us-east-1'), '666666666666').client(ConfigServiceClient));
    expect(endpoint.callsOf('AssumeRole')[0]?.input).toMatchObject({
      RoleArn: 'arn:aws:iam::666666666666:role/service/member',
    });
  });

  test.each([undefined, ''])('a missing role name (%p) is said clearly', (name) => {
    delete process.env['HIPAA_CONFIG_MEMBER_ROLE_NAME'];
    Object.assign(process.env, name === undefined ? {} : { [MEMBER_ROLE_VARIABLE]: name });
    expect(() => awsOf(functionIn('us-east-1'), '777777777777')).toThrow(
      new UnknownEventError(
        'accountId: the rule is in account 777777777777 and the function in 123456789012; ' +
          'set HIPAA_CONFIG_MEMBER_ROLE_NAME to the name of the role to assume there',
      ),
    );
  });

  test('a refused role is thrown, and no call is made in its stead', async () => {
    endpoint.answerInTurn('AssumeRole', error('AccessDenied', 403));
    const client = awsOf(functionIn('us-east-1'), '888888888888').client(ConfigServiceClient);
    await expect(put(client)).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(endpoint.callsOf('PutEvaluations')).toEqual([]);
  });

  const complete = {
    AccessKeyId: 'ASIA',
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: '2099-01-01T00:00:00Z',
  };
  test.each([
    ['any credentials', {}],
    ['a key id', { ...complete, AccessKeyId: undefined }],
    ['a secret', { ...complete, SecretAccessKey: undefined }],
    ['a token', { ...complete, SessionToken: undefined }],
    ['an expiration', { ...complete, Expiration: undefined }],
  ])('an answer without %s is an error', async (missing, members) => {
    const set = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
    endpoint.answerInTurn('AssumeRole', output(set));
    const account = String(900000000000 + missing.length);
    await expect(put(awsOf(functionIn('us-east-1'), account).client(ConfigServiceClient))).rejects.toThrow(
      `sts:AssumeRole of arn:aws:iam::${account}:role/hipaa-config-member answered without credentials`,
    );
    expect(endpoint.callsOf('PutEvaluations')).toEqual([]);
  });
});

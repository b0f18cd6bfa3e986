/** Calls that are not made, by the real clients of each protocol. */
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DescribeFileSystemsCommand, EFSClient } from '@aws-sdk/client-efs';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { DescribeDBParametersCommand, RDSClient } from '@aws-sdk/client-rds';
import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import type { Delivery } from '../../../local/deliveries';
import { loggedFailure, settlementOf } from '../../../local/runner/outcome';
import { actionOf, refusalIn, startStandIn, type StandIn } from '../../../local/runner/refusals';

let standIn: StandIn;
const settings = () => ({
  endpoint: standIn.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 5,
});
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

test.each<[string, () => Promise<unknown>, string, string | undefined]>([
  [
    'JSON',
    () => new KMSClient(settings()).send(new DescribeKeyCommand({ KeyId: 'k' })),
    'kms',
    'DescribeKey',
  ],
  [
    'query',
    () => new RDSClient(settings()).send(new DescribeDBParametersCommand({ DBParameterGroupName: 'g' })),
    'rds',
    'DescribeDBParameters',
  ],
  ['EC2', () => new EC2Client(settings()).send(new DescribeVolumesCommand({})), 'ec2', 'DescribeVolumes'],
  [
    'REST with JSON',
    () => new EFSClient(settings()).send(new DescribeFileSystemsCommand({})),
    'elasticfilesystem',
    undefined,
  ],
  [
    'REST with XML',
    () => new CloudFrontClient(settings()).send(new ListDistributionsCommand({})),
    'cloudfront',
    undefined,
  ],
  [
    'S3',
    () => new S3Client(settings()).send(new GetBucketPolicyCommand({ Bucket: 'bucket' })),
    's3',
    undefined,
  ],
])('%s: the error names the call, and is not tried again', async (_, call, service, operation) => {
  const error = await call().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(refusalIn(String(error))).toEqual({ service, operation });
  expect(error).toMatchObject({ $metadata: { attempts: 1 } });
});

test('other errors are no refusals', () => {
  expect(refusalIn('Error: CallNotMadeException')).toBeUndefined();
  expect(refusalIn('AccessDenied: [rds DescribeDBParameters] no')).toBeUndefined();
});

test('a call is named by the action that the function declares', () => {
  const permissions = ['s3:GetLifecycleConfiguration', 's3:GetBucketVersioning', 'ses:ListEmailIdentities'];
  const named = (service: string, operation?: string) => actionOf({ service, operation }, permissions);
  expect(named('email', 'ListEmailIdentities')).toBe('ses:ListEmailIdentities');
  expect(named('rds', 'DescribeDBParameters')).toBe('rds:DescribeDBParameters');
  expect(named('ses')).toBe('ses:ListEmailIdentities');
  expect(named('s3')).toBe('s3:GetLifecycleConfiguration or s3:GetBucketVersioning');
  expect(actionOf({ service: 'airflow', operation: undefined }, ['mwaa:GetEnvironment'])).toBe(
    'mwaa:GetEnvironment',
  );
  expect(actionOf({ service: 's3', operation: undefined }, [])).toBe('s3:*');
});

describe('an invocation that ended in an error', () => {
  const refused = 'CallNotMadeException: [rds DescribeDBParameters] AWS is not asked.';
  const delivery = {
    event: {
      invokingEvent: JSON.stringify({
        configurationItem: { resourceType: 'AWS::RDS::DBInstance', resourceId: 'db' },
      }),
      accountId: '111122223333',
    },
  } as Delivery;
  const failureOf = (resourceId: string, error: string) =>
    loggedFailure(
      JSON.stringify({
        message: 'evaluation failed',
        resourceType: 'AWS::RDS::DBInstance',
        resourceId,
        error,
      }),
    );
  const settled = (error: string, ...failures: readonly (readonly [id: string, error: string])[]) => {
    const [name = '', ...message] = error.split(': ');
    return settlementOf(
      { kind: 'threw', errors: [{ name, message: message.join(': ') }] },
      delivery,
      failures.map(([id, text]) => failureOf(id, text)).filter((failure) => failure !== undefined),
      ['rds:DescribeDBParameters'],
      undefined,
    );
  };

  test('is skipped when nothing but refusals ended it', () => {
    const needs = 'rds:DescribeDBParameters';
    const type = 'AWS::RDS::DBInstance';
    expect(settled(refused)).toMatchObject({ kind: 'skipped', skips: [{ type, resourceId: 'db', needs }] });
    expect(settled(refused, ['db', refused])).toMatchObject({
      kind: 'skipped',
      skips: [{ type, resourceId: 'db', needs }],
    });
    expect(settled('ReportError: 2 failure(s) beside 7', ['a', refused], ['b', refused])).toMatchObject({
      kind: 'skipped',
      skips: [{ resourceId: 'a' }, { resourceId: 'b' }],
    });
  });

  test('failed when there was anything else', () => {
    const failed = { kind: 'failed' };
    expect(settled('TypeError: boom')).toMatchObject(failed);
    expect(settled('ReportError: 2 failure(s) beside 7', ['a', refused], ['b', 'Error: x'])).toMatchObject(
      failed,
    );
    expect(settled('ReportError: 3 failure(s) beside 7', ['a', refused], ['b', refused])).toMatchObject(
      failed,
    );
    expect(settled('TypeError: boom', ['db', 'Error: x'])).toMatchObject(failed);
  });

  test('only lines of our log tell of failures', () => {
    expect(loggedFailure('"evaluation failed"')).toBeUndefined();
    expect(loggedFailure('{"evaluation failed"')).toBeUndefined();
    expect(loggedFailure('{"message":"evaluated","about":"evaluation failed"}')).toBeUndefined();
  });
});

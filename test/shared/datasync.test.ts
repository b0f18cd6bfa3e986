import { DataSyncClient, DescribeLocationEfsCommand } from '@aws-sdk/client-datasync';
import { efsEncryptionInTransit, hdfsGap } from '../../shared/datasync';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const asked = (reply: Answer) =>
  efsEncryptionInTransit(
    fakeClients([reply], ['datasync:DescribeLocationEfs']).client(DataSyncClient, 'us-east-1'),
    'arn:l',
  );

describe('encryption of an EFS location', () => {
  test.each([
    ['set', { InTransitEncryption: 'TLS1_2' }, 'TLS1_2'],
    ['not set', {}, 'NONE'],
  ] as const)('%s', async (_, output, expected) => {
    expect(await asked(answer(DescribeLocationEfsCommand, output, { input: { LocationArn: 'arn:l' } }))).toBe(
      expected,
    );
  });

  test('of a location that is gone', async () => {
    const message = 'Location arn:l Not Found';
    expect(
      await asked(failure(DescribeLocationEfsCommand, 'InvalidRequestException', { message })),
    ).toBeUndefined();
  });

  test.each([
    ['InvalidRequestException', 'The location is malformed'],
    ['InternalException', 'Host not found'],
  ])('is not known after %s: %s', async (name, message) => {
    await expect(asked(failure(DescribeLocationEfsCommand, name, { message }))).rejects.toThrow(message);
  });
});

test.each([
  ['Kerberos alone', { AuthenticationType: 'KERBEROS' }, undefined],
  ['no authentication', {}, /not recorded; KERBEROS is wanted/],
  ['simple authentication', { AuthenticationType: 'SIMPLE' }, /SIMPLE; KERBEROS/],
  [
    'less than PRIVACY',
    { AuthenticationType: 'KERBEROS', QopConfiguration: { RpcProtection: 'INTEGRITY' } },
    /INTEGRITY for calls, PRIVACY for data/,
  ],
])('the gap of a Hadoop location: %s', (_, configuration, expected) => {
  const gap = hdfsGap({
    AuthenticationType: undefined,
    ...configuration,
    QopConfiguration: {
      RpcProtection: undefined,
      DataTransferProtection: undefined,
      ...('QopConfiguration' in configuration ? configuration.QopConfiguration : {}),
    },
  });
  if (expected === undefined) expect(gap).toBeUndefined();
  else expect(gap).toMatch(expected);
});

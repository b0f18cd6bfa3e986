import {
  DescribeFileSystemAssociationsCommand,
  DescribeGatewayInformationCommand,
  DescribeNFSFileSharesCommand,
  DescribeSMBFileSharesCommand,
  ListFileSharesCommand,
  ListFileSystemAssociationsCommand,
  ListGatewaysCommand,
  StorageGatewayClient,
} from '@aws-sdk/client-storage-gateway';
import {
  auditDestinations,
  gatewaysOf,
  logGroupOf,
  type Share,
  SHARE_KINDS,
  sharesOf,
} from '../../shared/storage-gateway';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const NO_HOST = {
  reply: { error: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }) },
};

async function asked<T>(
  act: (client: StorageGatewayClient) => Promise<T>,
  ...answers: readonly Answer[]
): Promise<T> {
  const fake = fakeClients(answers, [
    'storagegateway:ListGateways',
    'storagegateway:DescribeGatewayInformation',
    'storagegateway:ListFileShares',
    'storagegateway:ListFileSystemAssociations',
    'storagegateway:DescribeSMBFileShares',
    'storagegateway:DescribeNFSFileShares',
    'storagegateway:DescribeFileSystemAssociations',
  ]);
  const result = await act(fake.client(StorageGatewayClient, 'us-east-1'));
  expect(fake.unasked()).toEqual([]);
  return result;
}

describe('gatewaysOf', () => {
  const gateways = (...answers: readonly Answer[]): Promise<readonly string[]> =>
    asked(
      async (client) => {
        const found: string[] = [];
        for await (const arn of gatewaysOf(client)) found.push(arn);
        return found;
      },
      ...answers,
    );

  test('all gateways of all pages', async () => {
    expect(
      await gateways(
        answer(ListGatewaysCommand, { Gateways: [{ GatewayARN: 'a' }], Marker: 'more' }),
        answer(ListGatewaysCommand, { Gateways: [{ GatewayARN: 'b' }] }, { input: { Marker: 'more' } }),
      ),
    ).toEqual(['a', 'b']);
  });

  test('none', async () => {
    expect(await gateways(answer(ListGatewaysCommand, {}))).toEqual([]);
    expect(await gateways({ ...failure(ListGatewaysCommand, 'Error'), ...NO_HOST })).toEqual([]);
  });

  test('throws at one without an ARN', async () => {
    const listed = answer(ListGatewaysCommand, { Gateways: [{ GatewayId: 'sgw-1' }] });
    await expect(gateways(listed)).rejects.toThrow('lists gateway sgw-1 without its ARN');
  });
});

describe('logGroupOf', () => {
  const logGroup = (reply: Answer): Promise<string | undefined> =>
    asked((client) => logGroupOf(client, 'a'), reply);

  test('the log group, or none', async () => {
    const input = { input: { GatewayARN: 'a' } };
    expect(
      await logGroup(answer(DescribeGatewayInformationCommand, { CloudWatchLogGroupARN: 'g' }, input)),
    ).toBe('g');
    expect(await logGroup(answer(DescribeGatewayInformationCommand, {}, input))).toBe('');
    expect(
      await logGroup(answer(DescribeGatewayInformationCommand, { CloudWatchLogGroupARN: '' }, input)),
    ).toBe('');
  });

  test('undefined when the gateway is not connected, by the words or by the code', async () => {
    const words = failure(DescribeGatewayInformationCommand, 'InvalidGatewayRequestException', {
      message: 'The specified gateway is not connected.',
    });
    expect(await logGroup(words)).toBeUndefined();
    const error = Object.assign(new Error('UnknownError'), {
      name: 'InvalidGatewayRequestException',
      error: { errorCode: 'GatewayNotConnected' },
    });
    expect(await logGroup({ ...words, reply: { error } })).toBeUndefined();
  });

  test.each([
    ['InvalidGatewayRequestException', 'The specified gateway was not found.'],
    ['InternalServerError', 'The specified gateway is not connected.'],
    ['AccessDeniedException', 'denied'],
  ])('throws %s: %s', async (name, message) => {
    await expect(logGroup(failure(DescribeGatewayInformationCommand, name, { message }))).rejects.toThrow(
      message,
    );
  });
});

describe('sharesOf', () => {
  test('shares and associated file systems of all pages, and why some are not judged', async () => {
    expect(
      await asked(
        (client) => sharesOf(client, ['SMB', 'FSX']),
        answer(ListFileSharesCommand, {
          FileShareInfoList: [
            { FileShareARN: 'smb', FileShareType: 'smb' as 'SMB', FileShareStatus: 'AVAILABLE' },
            { FileShareARN: 'smb2', FileShareType: 'SMB', FileShareStatus: 'FORCE_DELETING' },
          ],
          NextMarker: 'more',
        }),
        answer(
          ListFileSharesCommand,
          { FileShareInfoList: [{ FileShareARN: 'nfs', FileShareType: 'NFS' }] },
          { input: { Marker: 'more' } },
        ),
        answer(ListFileSystemAssociationsCommand, {
          FileSystemAssociationSummaryList: [
            { FileSystemAssociationARN: 'fsx', FileSystemAssociationStatus: 'AVAILABLE' },
            { FileSystemAssociationARN: 'fsx2', FileSystemAssociationStatus: 'DELETING' },
          ],
        }),
      ),
    ).toEqual([
      { arn: 'smb', kind: 'SMB', notJudged: undefined },
      { arn: 'smb2', kind: 'SMB', notJudged: 'The SMB share is being deleted.' },
      { arn: 'nfs', kind: 'NFS', notJudged: 'The rule is set to leave out NFS shares.' },
      { arn: 'fsx', kind: 'FSX', notJudged: undefined },
      { arn: 'fsx2', kind: 'FSX', notJudged: 'The FSX share is being deleted.' },
    ]);
  });

  test('none', async () => {
    const all = (client: StorageGatewayClient) => sharesOf(client, SHARE_KINDS);
    expect(
      await asked(all, answer(ListFileSharesCommand, {}), answer(ListFileSystemAssociationsCommand, {})),
    ).toEqual([]);
    expect(
      await asked(
        all,
        { ...failure(ListFileSharesCommand, 'Error'), ...NO_HOST },
        { ...failure(ListFileSystemAssociationsCommand, 'Error'), ...NO_HOST },
      ),
    ).toEqual([]);
  });

  test.each([
    [{ FileShareType: 'SMB' as const }, 'lists share undefined of kind SMB'],
    [{ FileShareARN: 'a' }, 'lists share a of kind undefined'],
    [{ FileShareARN: 'a', FileShareType: 'AFP' as 'SMB' }, 'lists share a of kind AFP'],
  ])('throws at %p', async (share, message) => {
    const listed = answer(ListFileSharesCommand, { FileShareInfoList: [share] });
    await expect(asked((client) => sharesOf(client, SHARE_KINDS), listed)).rejects.toThrow(message);
  });
});

describe('auditDestinations', () => {
  const share = (arn: string, kind: Share['kind'], notJudged?: string): Share => ({ arn, kind, notJudged });

  const destinations = (shares: readonly Share[], ...answers: readonly Answer[]) =>
    asked(async (client) => Object.fromEntries(await auditDestinations(client, shares)), ...answers);

  test('of all kinds, asked for ten at a time, those not judged left out', async () => {
    const arns = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9', 's10'];
    expect(
      await destinations(
        [
          ...[...arns, 's11'].map((arn) => share(arn, 'SMB')),
          share('n', 'NFS'),
          share('f', 'FSX'),
          share('gone', 'NFS', 'The NFS share is being deleted.'),
        ],
        answer(
          DescribeSMBFileSharesCommand,
          { SMBFileShareInfoList: arns.map((FileShareARN) => ({ FileShareARN })) },
          { input: { FileShareARNList: arns } },
        ),
        answer(
          DescribeSMBFileSharesCommand,
          { SMBFileShareInfoList: [{ FileShareARN: 's11', AuditDestinationARN: 'g' }] },
          { input: { FileShareARNList: ['s11'] } },
        ),
        answer(
          DescribeNFSFileSharesCommand,
          { NFSFileShareInfoList: [{ FileShareARN: 'n', AuditDestinationARN: 'h' }] },
          { input: { FileShareARNList: ['n'] } },
        ),
        answer(
          DescribeFileSystemAssociationsCommand,
          {
            FileSystemAssociationInfoList: [{ FileSystemAssociationARN: 'f', AuditDestinationARN: 'i' }],
          },
          { input: { FileSystemAssociationARNList: ['f'] } },
        ),
      ),
    ).toEqual({ ...Object.fromEntries(arns.map((arn) => [arn, ''])), s11: 'g', n: 'h', f: 'i' });
  });

  test('nothing is asked where there is nothing to judge', async () => {
    expect(await destinations([share('gone', 'SMB', 'The SMB share is being deleted.')])).toEqual({});
  });

  test.each([
    ['SMB', answer(DescribeSMBFileSharesCommand, {})],
    ['NFS', answer(DescribeNFSFileSharesCommand, {})],
    ['FSX', answer(DescribeFileSystemAssociationsCommand, {})],
  ] as const)('throws when a share of kind %s is left out of the answer', async (kind, empty) => {
    await expect(destinations([share('a', kind)], empty)).rejects.toThrow('does not describe a');
  });
});

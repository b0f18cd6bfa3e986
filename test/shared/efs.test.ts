import { DescribeFileSystemsCommand, EFSClient, type FileSystemDescription } from '@aws-sdk/client-efs';
import { creationTime } from '../../shared/efs';
import { answer, type Answer, failure, fakeClients } from '../fake-aws';

const FILE_SYSTEM: FileSystemDescription = {
  FileSystemId: 'fs-1',
  CreationTime: new Date('2026-01-02T03:04:05.000Z'),
  CreationToken: 'token',
  LifeCycleState: 'available',
  NumberOfMountTargets: 1,
  OwnerId: '111122223333',
  PerformanceMode: 'generalPurpose',
  SizeInBytes: { Value: 6144 },
  Tags: [],
};

const creationOf = async (given: Answer) =>
  creationTime(
    fakeClients([given], ['elasticfilesystem:DescribeFileSystems']).client(EFSClient, 'us-east-1'),
    'fs-1',
  );

test('the creation time of a file system', async () => {
  const given = answer(
    DescribeFileSystemsCommand,
    { FileSystems: [FILE_SYSTEM] },
    { input: { FileSystemId: 'fs-1' } },
  );
  await expect(creationOf(given)).resolves.toEqual(new Date('2026-01-02T03:04:05.000Z'));
});

test('a file system that is gone', async () => {
  await expect(
    creationOf(failure(DescribeFileSystemsCommand, 'FileSystemNotFound')),
  ).resolves.toBeUndefined();
});

test.each([
  ['nothing', {}],
  ['no file system', { FileSystems: [] }],
  ['a file system without the time', { FileSystems: [{ ...FILE_SYSTEM, CreationTime: undefined }] }],
])('an answer with %s leaves it open', async (_, output) => {
  await expect(creationOf(answer(DescribeFileSystemsCommand, output))).rejects.toThrow(
    /without the creation time of fs-1/,
  );
});

test('other errors are thrown', async () => {
  await expect(creationOf(failure(DescribeFileSystemsCommand, 'BadRequest'))).rejects.toThrow(/BadRequest/);
});

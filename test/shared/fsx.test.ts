import { DescribeFileSystemsCommand, type FileSystem, FSxClient } from '@aws-sdk/client-fsx';
import { fileSystems } from '../../shared/fsx';
import { answer, fakeClients, type Answer } from '../fake-aws';

async function lustreIn(...answers: Answer[]) {
  const fake = fakeClients(answers, ['fsx:DescribeFileSystems']);
  const found = [];
  for await (const each of fileSystems(fake.client(FSxClient, 'us-east-1'), 'LUSTRE')) found.push(each);
  expect(fake.unasked()).toEqual([]);
  return found;
}

const described = (...FileSystems: FileSystem[]) => answer(DescribeFileSystemsCommand, { FileSystems });

test('yields the file systems of all pages', async () => {
  const first: FileSystem = { ResourceARN: 'arn:1', FileSystemType: 'LUSTRE', Lifecycle: 'AVAILABLE' };
  const second: FileSystem = { ResourceARN: 'arn:2', FileSystemType: 'LUSTRE' };
  expect(
    await lustreIn(
      answer(DescribeFileSystemsCommand, { FileSystems: [first], NextToken: 'more' }),
      answer(DescribeFileSystemsCommand, { FileSystems: [second] }, { input: { NextToken: 'more' } }),
    ),
  ).toEqual([
    { arn: 'arn:1', fileSystem: first, notJudged: undefined },
    { arn: 'arn:2', fileSystem: second, notJudged: undefined },
  ]);
});

test('says why one is not judged', async () => {
  const found = await lustreIn(
    described(
      { ResourceARN: 'arn:1', FileSystemType: 'WINDOWS' },
      { ResourceARN: 'arn:2', FileSystemType: 'LUSTRE', Lifecycle: 'DELETING' },
      { ResourceARN: 'arn:3', FileSystemType: 'LUSTRE', Lifecycle: 'FAILED' },
      { ResourceARN: 'arn:4', FileSystemType: 'LUSTRE', Lifecycle: 'MISCONFIGURED' },
    ),
  );
  expect(found.map(({ notJudged }) => notJudged)).toEqual([
    'The file system is of type WINDOWS, not LUSTRE.',
    'The file system is DELETING.',
    'The file system is FAILED.',
    undefined,
  ]);
});

test('yields none where FSx describes none', async () => {
  expect(await lustreIn(answer(DescribeFileSystemsCommand, {}))).toEqual([]);
});

test.each<FileSystem>([
  { FileSystemId: 'fs-1', FileSystemType: 'LUSTRE' },
  { FileSystemId: 'fs-1', ResourceARN: 'arn:1' },
])('throws for one without an ARN or a type: %j', async (fileSystem) => {
  await expect(lustreIn(described(fileSystem))).rejects.toThrow(
    'FSx describes file system fs-1 without its ARN or type',
  );
});

import {
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { volumeBackups } from '../../shared/ebs';
import { answer, type Answer, fakeClients } from '../fake-aws';

const day = (date: number): Date => new Date(Date.UTC(2026, 9, date));

async function backupsOf(
  answers: readonly Answer[],
  exemptions: Partial<Parameters<typeof volumeBackups>[1]> = {},
) {
  const fake = fakeClients(answers, [
    'ec2:DescribeVolumes',
    'ec2:DescribeSnapshots',
    'ec2:DescribeInstances',
  ]);
  const found = [];
  const wanted = { exemptTagKeys: [], exemptInstanceTagKeys: [], since: day(10), ...exemptions };
  for await (const volume of volumeBackups(fake.client(EC2Client, 'us-east-1'), wanted)) found.push(volume);
  expect(fake.unasked()).toEqual([]);
  return found;
}

test('every page of every list is asked for, and the newest completed snapshot counts', async () => {
  const found = await backupsOf([
    answer(
      DescribeVolumesCommand,
      {
        Volumes: [
          { VolumeId: 'vol-1', State: 'in-use', CreateTime: day(1) },
          { VolumeId: 'vol-2', State: 'available', CreateTime: day(1) },
        ],
        NextToken: 'more volumes',
      },
      { input: { MaxResults: 200 } },
    ),
    answer(
      DescribeSnapshotsCommand,
      {
        Snapshots: [
          { VolumeId: 'vol-1', State: 'completed', StartTime: day(3) },
          { VolumeId: 'vol-1', State: 'completed', StartTime: day(5) },
          { VolumeId: 'vol-1', State: 'completed', StartTime: day(4) },
          { VolumeId: 'vol-1', State: 'pending', StartTime: day(9) },
          { VolumeId: 'vol-1', State: 'completed' },
        ],
        NextToken: 'more snapshots',
      },
      {
        input: {
          OwnerIds: ['self'],
          Filters: [{ Name: 'volume-id', Values: ['vol-1'] }],
          MaxResults: 1000,
        },
      },
    ),
    answer(
      DescribeSnapshotsCommand,
      { Snapshots: [{ VolumeId: 'vol-1', State: 'completed', StartTime: day(6) }] },
      { input: { NextToken: 'more snapshots' } },
    ),
    answer(
      DescribeVolumesCommand,
      { Volumes: [{ VolumeId: 'vol-3', State: 'in-use', CreateTime: day(1) }] },
      { input: { NextToken: 'more volumes' } },
    ),
    answer(
      DescribeSnapshotsCommand,
      {},
      { input: { OwnerIds: ['self'], Filters: [{ Name: 'volume-id', Values: ['vol-3'] }] } },
    ),
  ]);
  expect(found).toEqual([
    { volumeId: 'vol-1', notJudged: undefined, newestSnapshot: day(6) },
    {
      volumeId: 'vol-2',
      notJudged: 'No instance uses the volume: its state is available.',
      newestSnapshot: undefined,
    },
    { volumeId: 'vol-3', notJudged: undefined, newestSnapshot: undefined },
  ]);
});

test('a volume is exempt when all of its instances are', async () => {
  const volume = { State: 'in-use' as const, CreateTime: day(1) };
  const found = await backupsOf(
    [
      answer(
        DescribeInstancesCommand,
        {
          Reservations: [{ Instances: [{ InstanceId: 'i-1', Tags: [{ Key: 'node' }] }] }],
          NextToken: 'more',
        },
        { input: { Filters: [{ Name: 'tag-key', Values: ['node', 'no*'] }], MaxResults: 1000 } },
      ),
      answer(
        DescribeInstancesCommand,
        {
          Reservations: [
            {},
            {
              Instances: [
                { InstanceId: 'i-2', Tags: [{ Value: 'x' }, { Key: 'node' }] },
                // Found by the filter alone, which takes the asterisk for a wildcard.
                { InstanceId: 'i-3', Tags: [{ Key: 'nobody' }] },
                { InstanceId: 'i-4' },
                { Tags: [{ Key: 'node' }] },
              ],
            },
          ],
        },
        { input: { NextToken: 'more' } },
      ),
      answer(DescribeVolumesCommand, {
        Volumes: [
          { ...volume, VolumeId: 'vol-1', Attachments: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] },
          { ...volume, VolumeId: 'vol-2', Attachments: [{ InstanceId: 'i-1' }, { InstanceId: 'i-3' }] },
          { ...volume, VolumeId: 'vol-3', Attachments: [{ InstanceOwningService: 'fargate.amazonaws.com' }] },
          { ...volume, VolumeId: 'vol-4', Attachments: [] },
        ],
      }),
      answer(
        DescribeSnapshotsCommand,
        { Snapshots: [] },
        {
          input: {
            OwnerIds: ['self'],
            Filters: [{ Name: 'volume-id', Values: ['vol-2', 'vol-3', 'vol-4'] }],
          },
        },
      ),
    ],
    { exemptInstanceTagKeys: ['node', 'no*'] },
  );
  expect(found.map(({ notJudged }) => notJudged)).toEqual([
    'The volume is exempt by a tag of its instance.',
    undefined,
    undefined,
    undefined,
  ]);
});

test('without a volume to judge nobody asks for snapshots', async () => {
  const found = await backupsOf(
    [
      answer(DescribeVolumesCommand, {
        Volumes: [
          { VolumeId: 'vol-1', State: 'in-use', CreateTime: day(11) },
          { VolumeId: 'vol-2', State: 'in-use', CreateTime: day(1), Tags: [{ Key: 'scratch' }] },
          { VolumeId: 'vol-3' },
        ],
      }),
    ],
    { exemptTagKeys: ['scratch'] },
  );
  expect(found.map(({ notJudged }) => notJudged)).toEqual([
    'The volume is too new to need a snapshot.',
    'The volume is exempt by one of its tags.',
    'No instance uses the volume: its state is undefined.',
  ]);
});

test('empty answers', async () => {
  const found = await backupsOf([answer(DescribeInstancesCommand, {}), answer(DescribeVolumesCommand, {})], {
    exemptInstanceTagKeys: ['node'],
  });
  expect(found).toEqual([]);
});

test.each([
  ['an id', { State: 'in-use' as const, CreateTime: day(1) }, /the id of a volume/],
  ['a creation time', { State: 'in-use' as const, VolumeId: 'vol-1' }, /when vol-1 was created/],
])('a volume without %s', async (_, volume, error) => {
  await expect(backupsOf([answer(DescribeVolumesCommand, { Volumes: [volume] })])).rejects.toThrow(error);
});

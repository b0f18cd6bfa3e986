import {
  DescribeInstancesCommand,
  DescribeSnapshotsCommand,
  DescribeVolumesCommand,
  type Instance,
  type Snapshot,
  type Volume,
} from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/ebs/ebs-volume-recent-snapshot';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

const instances = (...Instances: Instance[]) =>
  answer(DescribeInstancesCommand, { Reservations: [{ Instances }] });
const snapshots = (...Snapshots: Snapshot[]) => answer(DescribeSnapshotsCommand, { Snapshots });
const volumes = (...Volumes: Volume[]) => answer(DescribeVolumesCommand, { Volumes });

const VOLUME: Volume = {
  VolumeId: 'vol-1',
  State: 'in-use',
  CreateTime: ago(365),
  Attachments: [{ InstanceId: 'i-1' }],
  Tags: [{ Key: 'Name', Value: 'records' }],
};

const snapshot = (age: number, State: Snapshot['State'] = 'completed'): Snapshot => ({
  VolumeId: 'vol-1',
  State,
  StartTime: ago(age),
});

testPeriodicRule(rule, {
  compliant: {
    'a snapshot of yesterday': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(1))],
      annotation: /^The newest snapshot is of \d{4}-\d\d-\d\dT/,
    },
    'a snapshot of yesterday among older ones and one that failed': {
      answers: [
        instances(),
        volumes(VOLUME),
        snapshots(snapshot(30), snapshot(0, 'error'), snapshot(1), snapshot(8)),
      ],
    },
    'a snapshot within the days that are allowed': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(29))],
      parameters: { maxSnapshotAgeDays: '30' },
    },
  },
  nonCompliant: {
    'no snapshot': {
      answers: [instances(), volumes(VOLUME), snapshots()],
      annotation: /^There is no completed snapshot; one of the last 7 day\(s\) is wanted\.$/,
    },
    'a snapshot that is too old': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(8))],
      annotation: /newest snapshot is of .*; one of the last 7 day/,
    },
    'a snapshot that is too old where it must be of the last day': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(2))],
      parameters: { maxSnapshotAgeDays: '1' },
    },
    'a snapshot that is being taken': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(0, 'pending'))],
    },
    'a snapshot that failed': {
      answers: [instances(), volumes(VOLUME), snapshots(snapshot(0, 'error'))],
    },
    'a snapshot of another volume': {
      answers: [instances(), volumes(VOLUME), snapshots({ ...snapshot(1), VolumeId: 'vol-ffffffff' })],
    },
    'a volume of a service, which no instance uses': {
      answers: [
        instances(),
        volumes({ ...VOLUME, Attachments: [{ InstanceOwningService: 'fargate.amazonaws.com' }] }),
        snapshots(),
      ],
    },
    'a volume of a node where nodes are judged': {
      answers: [
        instances({ InstanceId: 'i-1', Tags: [{ Key: 'karpenter.sh/nodepool', Value: 'default' }] }),
        volumes(VOLUME),
        snapshots(),
      ],
      parameters: { exemptInstanceTagKeys: 'scratch' },
    },
    'no tags at all are exempt': {
      answers: [volumes(VOLUME), snapshots()],
      parameters: { exemptInstanceTagKeys: ',' },
    },
  },
  notApplicable: {
    'a volume of two hours': {
      answers: [instances(), volumes({ ...VOLUME, CreateTime: ago(1 / 12) })],
      annotation: /too new/,
    },
    'a volume that nothing uses': {
      answers: [instances(), volumes({ ...VOLUME, State: 'available', Attachments: [] })],
      annotation: /its state is available/,
    },
    'a volume of an EMR cluster': {
      answers: [
        instances({ InstanceId: 'i-1', Tags: [{ Key: 'aws:elasticmapreduce:job-flow-id', Value: 'j-1' }] }),
        volumes(VOLUME),
      ],
      annotation: /exempt by a tag of its instance/,
    },
    'a volume with an exempt tag': {
      answers: [instances(), volumes(VOLUME)],
      parameters: { exemptTagKeys: 'scratch, Name' },
      annotation: /exempt by one of its tags/,
    },
  },
  findings: {
    'no volumes': { answers: [instances(), volumes()], expected: [] },
    'one finding for each volume': {
      answers: [
        instances(),
        volumes(
          VOLUME,
          { ...VOLUME, VolumeId: 'vol-2' },
          { ...VOLUME, VolumeId: 'vol-3', State: 'creating' },
        ),
        snapshots(snapshot(1)),
      ],
      expected: [
        ['AWS::EC2::Volume', 'vol-1', 'COMPLIANT'],
        ['AWS::EC2::Volume', 'vol-2', 'NON_COMPLIANT'],
        ['AWS::EC2::Volume', 'vol-3', 'NOT_APPLICABLE'],
      ],
    },
  },
  fails: {
    'the list of volumes is refused': {
      answers: [instances(), failure(DescribeVolumesCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
    'the list of snapshots is refused': {
      answers: [instances(), volumes(VOLUME), failure(DescribeSnapshotsCommand, 'RequestLimitExceeded')],
      error: /RequestLimitExceeded/,
    },
    'a volume without an id': {
      answers: [instances(), volumes({ State: 'in-use' })],
      error: /does not tell the id of a volume/,
    },
  },
});

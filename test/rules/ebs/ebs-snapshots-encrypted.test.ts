import { DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/ebs/ebs-snapshots-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

testPeriodicRule(rule, {
  compliant: {
    'no snapshot in clear': {
      answers: [
        answer(
          DescribeSnapshotsCommand,
          { Snapshots: [] },
          {
            input: {
              OwnerIds: ['self'],
              Filters: [{ Name: 'encrypted', Values: ['false'] }],
              MaxResults: 1000,
            },
          },
        ),
      ],
      annotation: /in us-east-1 is unencrypted/,
    },
    'a snapshot in clear that failed': {
      answers: [
        answer(DescribeSnapshotsCommand, {
          Snapshots: [{ SnapshotId: 'snap-3', Encrypted: false, State: 'error' }],
        }),
      ],
    },
    'an exempt snapshot in clear': {
      answers: [
        answer(DescribeSnapshotsCommand, {
          Snapshots: [{ SnapshotId: 'snap-4', Encrypted: false, State: 'completed' }],
        }),
      ],
      parameters: { exemptSnapshotIds: 'snap-4' },
    },
  },
  nonCompliant: {
    'a snapshot in clear': {
      answers: [
        answer(DescribeSnapshotsCommand, {
          Snapshots: [{ SnapshotId: 'snap-2', Encrypted: false, State: 'completed' }],
        }),
      ],
      annotation: /^In us-east-1, 1 of the account's snapshots are not encrypted, and should be: snap-2\.$/,
    },
    'a snapshot in clear that is being made': {
      answers: [
        answer(DescribeSnapshotsCommand, {
          Snapshots: [{ SnapshotId: 'snap-2', Encrypted: false, State: 'pending' }],
        }),
      ],
    },
    'one in clear beside one that is exempt': {
      answers: [
        answer(DescribeSnapshotsCommand, {
          Snapshots: [
            { SnapshotId: 'snap-4', Encrypted: false, State: 'completed' },
            { SnapshotId: 'snap-5', Encrypted: false, State: 'completed' },
          ],
        }),
      ],
      parameters: { exemptSnapshotIds: 'snap-4' },
      annotation: / 1 of .*: snap-5\.$/,
    },
    'the second page has one': {
      answers: [
        answer(DescribeSnapshotsCommand, { Snapshots: [], NextToken: 'more' }),
        answer(
          DescribeSnapshotsCommand,
          { Snapshots: [{ SnapshotId: 'snap-9', Encrypted: false, State: 'completed' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      annotation: /snap-9/,
    },
    'no id': {
      answers: [answer(DescribeSnapshotsCommand, { Snapshots: [{ Encrypted: false }] })],
      annotation: /one without an id/,
    },
  },
  findings: {
    'one finding about the account': {
      answers: [answer(DescribeSnapshotsCommand, {})],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'the call is refused': {
      answers: [failure(DescribeSnapshotsCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
  },
});

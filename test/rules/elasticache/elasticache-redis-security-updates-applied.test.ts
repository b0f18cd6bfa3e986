import {
  DescribeReplicationGroupsCommand,
  DescribeUpdateActionsCommand,
  type UpdateAction,
} from '@aws-sdk/client-elasticache';
import { rule } from '../../../rules/elasticache/elasticache-redis-security-updates-applied';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000);

const WAITING: UpdateAction = {
  ReplicationGroupId: 'a',
  ServiceUpdateName: 'elasticache-20260501-001',
  ServiceUpdateType: 'security-update',
  ServiceUpdateStatus: 'available',
  UpdateActionStatus: 'not-applied',
  ServiceUpdateRecommendedApplyByDate: inDays(-1),
};

const updates = (...UpdateActions: UpdateAction[]) => [
  answer(DescribeUpdateActionsCommand, { UpdateActions }),
  answer(DescribeReplicationGroupsCommand, {
    ReplicationGroups: [{ ReplicationGroupId: 'a', Status: 'available' }],
  }),
];

testPeriodicRule(rule, {
  compliant: {
    'no update': { answers: updates(), annotation: /No security update is late/ },
    'an update to apply until tomorrow': {
      answers: updates({ ...WAITING, ServiceUpdateRecommendedApplyByDate: inDays(1) }),
    },
    'an update that was completed too late': {
      answers: updates({ ...WAITING, UpdateActionStatus: 'complete', SlaMet: 'no' }),
    },
    'an update that was cancelled': { answers: updates({ ...WAITING, ServiceUpdateStatus: 'cancelled' }) },
    'an update that has expired': { answers: updates({ ...WAITING, ServiceUpdateStatus: 'expired' }) },
    'an update within the days of grace': {
      parameters: { graceDays: '7' },
      answers: updates(WAITING),
    },
    'a late update of another group': { answers: updates({ ...WAITING, ReplicationGroupId: 'b' }) },
  },
  nonCompliant: {
    'an update that was to be applied yesterday': {
      answers: updates(WAITING),
      annotation: /late, and wanted at once: elasticache-20260501-001/,
    },
    'an update that is only scheduled': {
      answers: updates({ ...WAITING, UpdateActionStatus: 'scheduled' }),
    },
    'an update after the days of grace': {
      parameters: { graceDays: '7' },
      answers: updates({ ...WAITING, ServiceUpdateRecommendedApplyByDate: inDays(-8) }),
    },
    'an update that was completed too late where that counts': {
      parameters: { flagLateCompletions: 'true' },
      answers: updates({ ...WAITING, UpdateActionStatus: 'complete', SlaMet: 'no' }),
    },
    'an update that has expired where that counts': {
      parameters: { includeExpiredUpdates: 'true' },
      answers: updates({ ...WAITING, ServiceUpdateStatus: 'expired' }),
    },
  },
  notApplicable: {
    'groups on their way out, or never made': {
      answers: [
        answer(DescribeUpdateActionsCommand, { UpdateActions: [WAITING] }),
        answer(DescribeReplicationGroupsCommand, {
          ReplicationGroups: [
            { ReplicationGroupId: 'a', Status: 'deleting' },
            { ReplicationGroupId: 'b', Status: 'create-failed' },
          ],
        }),
      ],
      annotation: /status (deleting|create-failed)/,
    },
  },
  findings: {
    'all pages of both lists': {
      answers: [
        answer(
          DescribeUpdateActionsCommand,
          { UpdateActions: [{ ...WAITING, ReplicationGroupId: 'c' }], Marker: 'updates 2' },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeUpdateActionsCommand,
          { UpdateActions: [WAITING, { ...WAITING, ReplicationGroupId: undefined, CacheClusterId: 'b' }] },
          { input: { Marker: 'updates 2' } },
        ),
        answer(
          DescribeReplicationGroupsCommand,
          {
            ReplicationGroups: [{ ReplicationGroupId: 'a' }, { ReplicationGroupId: 'b' }],
            Marker: 'groups 2',
          },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeReplicationGroupsCommand,
          { ReplicationGroups: [{ ReplicationGroupId: 'c' }] },
          { input: { Marker: 'groups 2' } },
        ),
      ],
      expected: [
        ['AWS::ElastiCache::ReplicationGroup', 'a', 'NON_COMPLIANT'],
        ['AWS::ElastiCache::ReplicationGroup', 'b', 'COMPLIANT'],
        ['AWS::ElastiCache::ReplicationGroup', 'c', 'NON_COMPLIANT'],
      ],
    },
  },
  fails: {
    'the updates may not be asked for': {
      answers: [failure(DescribeUpdateActionsCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});

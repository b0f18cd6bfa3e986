import { ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { rule } from '../../../rules/ecs/ecs-task-definition-efs-transit-encryption';
import { answer, failure, testRule } from '../../rule-tester';

const APP_3 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:3';
const APP_4 = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app:4';
const NEWEST_IS_3 = answer(
  ListTaskDefinitionsCommand,
  { taskDefinitionArns: [APP_3] },
  { input: { familyPrefix: 'app', status: 'ACTIVE', sort: 'DESC', maxResults: 1 } },
);

testRule(rule, {
  compliant: {
    'an EFS volume with TLS': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        Volumes: [
          { Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1', TransitEncryption: 'ENABLED' } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /^Mounted over TLS: v \(fs-1, ENABLED\)\.$/,
    },
    'two volumes with TLS beside others, as JSON text in the casing of CloudFormation': {
      configuration: {
        Volumes: JSON.stringify([
          { Name: 'tmp', Host: {}, EFSVolumeConfiguration: null },
          { Name: 'a', EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryption: 'enabled' } },
          { EFSVolumeConfiguration: { FilesystemId: 'fs-2', TransitEncryption: 'ENABLED' } },
        ]),
      },
      arn: APP_3,
      answers: [NEWEST_IS_3],
      annotation: /a \(fs-1, ENABLED\), \(no name\) \(fs-2, ENABLED\)/,
    },
    'an older revision, where all active ones are judged': {
      configuration: {
        Status: 'ACTIVE',
        Volumes: [
          { Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1', TransitEncryption: 'ENABLED' } },
        ],
      },
      parameters: { latestRevisionOnly: 'false' },
    },
  },
  nonCompliant: {
    'an EFS volume that says nothing': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      answers: [NEWEST_IS_3],
      annotation: /must be ENABLED, and is not for: v \(fs-1, not set\)\.$/,
    },
    'DISABLED, in the casing of CloudFormation': {
      configuration: {
        TaskDefinitionArn: APP_3,
        Volumes: [
          { Name: 'v', EFSVolumeConfiguration: { FilesystemId: 'fs-1', TransitEncryption: 'DISABLED' } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /v \(fs-1, DISABLED\)/,
    },
    'one volume of two': {
      configuration: {
        TaskDefinitionArn: APP_3,
        Volumes: [
          { Name: 'a', EfsVolumeConfiguration: { FileSystemId: 'fs-1', TransitEncryption: 'ENABLED' } },
          { Name: 'b', EfsVolumeConfiguration: { FileSystemId: 'fs-2', TransitEncryption: null } },
        ],
      },
      answers: [NEWEST_IS_3],
      annotation: /for: b \(fs-2, not set\)\.$/,
    },
    'an access point with IAM does not stand for TLS': {
      configuration: {
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1', TransitEncryption: '' } }],
      },
      arn: APP_3,
      answers: [NEWEST_IS_3],
    },
    'an older revision, where all active ones are judged': {
      configuration: {
        TaskDefinitionArn: APP_3,
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      parameters: { latestRevisionOnly: 'False' },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /No volume .* is on EFS/ },
    'no volumes': { configuration: { Volumes: [] } },
    'null volumes': { configuration: { Volumes: null } },
    'a volume of the host': {
      configuration: { Status: 'ACTIVE', Volumes: [{ Name: 'tmp', EfsVolumeConfiguration: null }] },
    },
    'a volume without any setting of EFS': {
      configuration: { Volumes: [{ Name: 'tmp', EfsVolumeConfiguration: { FileSystemId: null } }] },
    },
    'a revision that is deregistered': {
      configuration: {
        Status: 'INACTIVE',
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      annotation: /INACTIVE/,
    },
    'a revision that a newer one replaces': {
      configuration: {
        Status: 'ACTIVE',
        TaskDefinitionArn: APP_3,
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      answers: [answer(ListTaskDefinitionsCommand, { taskDefinitionArns: [APP_4], nextToken: 'more' })],
      annotation: /Revision 4 replaces this one/,
    },
    'a family without an active revision': {
      configuration: {
        TaskDefinitionArn: APP_3,
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      answers: [answer(ListTaskDefinitionsCommand, { taskDefinitionArns: [] })],
    },
  },
  fails: {
    'the revisions may not be listed': {
      configuration: {
        TaskDefinitionArn: APP_3,
        Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }],
      },
      answers: [failure(ListTaskDefinitionsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'an item that does not name its revision': {
      configuration: { Volumes: [{ Name: 'v', EfsVolumeConfiguration: { FileSystemId: 'fs-1' } }] },
      error: /configuration\.TaskDefinitionArn: expected the ARN of a revision, got nothing/,
    },
    'volumes that are no list': {
      configuration: { TaskDefinitionArn: APP_3, Volumes: true },
      error: /configuration\.Volumes: expected a list/,
    },
  },
});

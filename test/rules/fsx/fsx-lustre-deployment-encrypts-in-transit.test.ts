import { DescribeFileSystemsCommand } from '@aws-sdk/client-fsx';
import { rule } from '../../../rules/fsx/fsx-lustre-deployment-encrypts-in-transit';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-1';
const OTHER = 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-2';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    PERSISTENT_2: {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              Lifecycle: 'AVAILABLE',
              LustreConfiguration: { DeploymentType: 'PERSISTENT_2' },
            },
          ],
        }),
      ],
      annotation: /^Deployment type PERSISTENT_2 can encrypt in transit/,
    },
    'PERSISTENT_1, being created': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              Lifecycle: 'CREATING',
              LustreConfiguration: { DeploymentType: 'PERSISTENT_1' },
            },
          ],
        }),
      ],
    },
    SCRATCH_2: {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              LustreConfiguration: { DeploymentType: 'SCRATCH_2' },
            },
          ],
        }),
      ],
    },
  },
  nonCompliant: {
    SCRATCH_1: {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              Lifecycle: 'AVAILABLE',
              LustreConfiguration: { DeploymentType: 'SCRATCH_1' },
            },
          ],
        }),
      ],
      annotation: /^Deployment type: SCRATCH_1; wanted .* SCRATCH_2, PERSISTENT_1, PERSISTENT_2/,
    },
    'SCRATCH_1, misconfigured': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              Lifecycle: 'MISCONFIGURED',
              LustreConfiguration: { DeploymentType: 'SCRATCH_1' },
            },
          ],
        }),
      ],
    },
    'no deployment type': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'LUSTRE', LustreConfiguration: {} }],
        }),
      ],
      annotation: /SCRATCH_1/,
    },
    'nothing about Lustre': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'LUSTRE', Lifecycle: 'AVAILABLE' }],
        }),
      ],
    },
  },
  notApplicable: {
    'SCRATCH_1, being deleted': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'LUSTRE',
              Lifecycle: 'DELETING',
              LustreConfiguration: { DeploymentType: 'SCRATCH_1' },
            },
          ],
        }),
      ],
      annotation: /DELETING/,
    },
    'FSx for Windows': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'WINDOWS', Lifecycle: 'AVAILABLE' }],
        }),
      ],
      annotation: /WINDOWS, not LUSTRE/,
    },
  },
  findings: {
    'the Region has no endpoint': {
      answers: [{ ...failure(DescribeFileSystemsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
    'file systems of two pages': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'OPENZFS' }],
          NextToken: 'more',
        }),
        answer(
          DescribeFileSystemsCommand,
          { FileSystems: [{ ResourceARN: OTHER, FileSystemType: 'LUSTRE' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::FSx::FileSystem', ARN, 'NOT_APPLICABLE'],
        ['AWS::FSx::FileSystem', OTHER, 'NON_COMPLIANT'],
      ],
    },
    'no file systems': { answers: [answer(DescribeFileSystemsCommand, { FileSystems: [] })], expected: [] },
  },
  fails: {
    'the file systems may not be described': {
      answers: [failure(DescribeFileSystemsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

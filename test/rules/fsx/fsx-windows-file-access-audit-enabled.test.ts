import { DescribeFileSystemsCommand } from '@aws-sdk/client-fsx';
import { rule } from '../../../rules/fsx/fsx-windows-file-access-audit-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-1';
const OTHER = 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-2';
const LOG = 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/fsx/w';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'files are audited': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
                  FileShareAccessAuditLogLevel: 'DISABLED',
                  AuditLogDestination: LOG,
                },
              },
            },
          ],
        }),
      ],
      annotation: /files \(SUCCESS_AND_FAILURE\) and shares \(DISABLED\) is audited to arn:aws:logs:/,
    },
    'files and shares are audited where both are required': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              Lifecycle: 'AVAILABLE',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'SUCCESS_ONLY',
                  FileShareAccessAuditLogLevel: 'FAILURE_ONLY',
                  AuditLogDestination: LOG,
                },
              },
            },
          ],
        }),
      ],
      parameters: { requireShareAudit: 'true' },
    },
  },
  nonCompliant: {
    'the audit is off': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'DISABLED',
                  FileShareAccessAuditLogLevel: 'DISABLED',
                },
              },
            },
          ],
        }),
      ],
      annotation: /^Access to files is not audited/,
    },
    'shares alone are audited': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'DISABLED',
                  FileShareAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
                  AuditLogDestination: LOG,
                },
              },
            },
          ],
        }),
      ],
    },
    'no settings of the audit': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'WINDOWS', WindowsConfiguration: {} }],
        }),
      ],
    },
    'nothing about Windows': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'WINDOWS', Lifecycle: 'UPDATING' }],
        }),
      ],
    },
    'no level': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: undefined,
                  FileShareAccessAuditLogLevel: undefined,
                  AuditLogDestination: LOG,
                },
              },
            },
          ],
        }),
      ],
    },
    'no destination': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'FAILURE_ONLY',
                  FileShareAccessAuditLogLevel: 'FAILURE_ONLY',
                },
              },
            },
          ],
        }),
      ],
      annotation: /FAILURE_ONLY but has no destination/,
    },
    'shares are not audited where that is required': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [
            {
              ResourceARN: ARN,
              FileSystemType: 'WINDOWS',
              WindowsConfiguration: {
                AuditLogConfiguration: {
                  FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
                  FileShareAccessAuditLogLevel: 'DISABLED',
                  AuditLogDestination: LOG,
                },
              },
            },
          ],
        }),
      ],
      parameters: { requireShareAudit: 'true' },
      annotation: /access to shares is not; both are wanted/,
    },
  },
  notApplicable: {
    'FSx for Lustre': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'LUSTRE' }],
        }),
      ],
      annotation: /LUSTRE, not WINDOWS/,
    },
    'a file system that failed': {
      answers: [
        answer(DescribeFileSystemsCommand, {
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'WINDOWS', Lifecycle: 'FAILED' }],
        }),
      ],
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
          FileSystems: [{ ResourceARN: ARN, FileSystemType: 'ONTAP' }],
          NextToken: 'more',
        }),
        answer(
          DescribeFileSystemsCommand,
          { FileSystems: [{ ResourceARN: OTHER, FileSystemType: 'WINDOWS' }] },
          { input: { NextToken: 'more' } },
        ),
      ],
      expected: [
        ['AWS::FSx::FileSystem', ARN, 'NOT_APPLICABLE'],
        ['AWS::FSx::FileSystem', OTHER, 'NON_COMPLIANT'],
      ],
    },
  },
  fails: {
    'FSx does not answer': {
      answers: [failure(DescribeFileSystemsCommand, 'InternalServerError')],
      error: /InternalServerError/,
    },
  },
});

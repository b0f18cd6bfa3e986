import {
  DescribeFileSystemAssociationsCommand,
  DescribeNFSFileSharesCommand,
  DescribeSMBFileSharesCommand,
  type FileShareInfo,
  ListFileSharesCommand,
  ListFileSystemAssociationsCommand,
} from '@aws-sdk/client-storage-gateway';
import { rule } from '../../../rules/storagegateway/storagegateway-file-share-audit-logs-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:storagegateway:us-east-1:111122223333:share/share-1';
const FSX_ARN = 'arn:aws:storagegateway:us-east-1:111122223333:fs-association/fsa-1';
const LOGS = 'arn:aws:logs:us-east-1:111122223333:log-group:audit';

const share = (info: FileShareInfo) => [
  answer(ListFileSharesCommand, {
    FileShareInfoList: [{ FileShareARN: ARN, FileShareStatus: 'AVAILABLE', ...info }],
  }),
  answer(ListFileSystemAssociationsCommand, {}),
];

const fileSystem = (FileSystemAssociationStatus = 'AVAILABLE') => [
  answer(ListFileSharesCommand, {}),
  answer(ListFileSystemAssociationsCommand, {
    FileSystemAssociationSummaryList: [{ FileSystemAssociationARN: FSX_ARN, FileSystemAssociationStatus }],
  }),
];

const smb = (AuditDestinationARN?: string) =>
  answer(DescribeSMBFileSharesCommand, {
    SMBFileShareInfoList: [{ FileShareARN: ARN, AuditDestinationARN }],
  });
const nfs = (AuditDestinationARN?: string) =>
  answer(DescribeNFSFileSharesCommand, {
    NFSFileShareInfoList: [{ FileShareARN: ARN, AuditDestinationARN }],
  });
const fsx = (AuditDestinationARN?: string) =>
  answer(DescribeFileSystemAssociationsCommand, {
    FileSystemAssociationInfoList: [{ FileSystemAssociationARN: FSX_ARN, AuditDestinationARN }],
  });

testPeriodicRule(rule, {
  compliant: {
    'an SMB share with a log group': {
      answers: [...share({ FileShareType: 'SMB' }), smb(LOGS)],
      annotation: /^Accesses to the SMB share are logged to arn:aws:logs/,
    },
    'an NFS share with a log group': { answers: [...share({ FileShareType: 'NFS' }), nfs(LOGS)] },
    'an associated file system with a stream': {
      answers: [...fileSystem(), fsx('arn:aws:firehose:us-east-1:111122223333:deliverystream/audit')],
      annotation: /FSX share are logged to arn:aws:firehose/,
    },
  },
  nonCompliant: {
    'an SMB share without a destination': {
      answers: [...share({ FileShareType: 'SMB' }), smb()],
      annotation: /^The SMB share has no destination for audit logs; one is wanted\.$/,
    },
    'an NFS share with an empty destination': {
      answers: [...share({ FileShareType: 'NFS' }), nfs('')],
    },
    'an associated file system without a destination': { answers: [...fileSystem(), fsx()] },
    'an SMB share, where these alone are judged': {
      answers: [...share({ FileShareType: 'SMB' }), smb()],
      parameters: { shareTypes: 'smb' },
    },
  },
  notApplicable: {
    'an SMB share that is being deleted': {
      answers: share({ FileShareType: 'SMB', FileShareStatus: 'DELETING' }),
      annotation: /SMB share is being deleted/,
    },
    'an associated file system that is being deleted by force': { answers: fileSystem('FORCE_DELETING') },
    'an NFS share, where SMB alone is judged': {
      answers: share({ FileShareType: 'NFS' }),
      parameters: { shareTypes: 'SMB' },
      annotation: /set to leave out NFS shares/,
    },
  },
  findings: {
    'shares of all kinds': {
      answers: [
        answer(ListFileSharesCommand, {
          FileShareInfoList: [
            { FileShareARN: ARN, FileShareType: 'SMB' },
            { FileShareARN: `${ARN}2`, FileShareType: 'NFS', FileShareStatus: 'DELETING' },
          ],
        }),
        fileSystem().slice(-1),
        smb(),
        fsx(LOGS),
      ].flat(),
      expected: [
        ['AWS::StorageGateway::FileShare', ARN, 'NON_COMPLIANT'],
        ['AWS::StorageGateway::FileShare', `${ARN}2`, 'NOT_APPLICABLE'],
        ['AWS::StorageGateway::FileShare', FSX_ARN, 'COMPLIANT'],
      ],
    },
    'no share': {
      answers: [answer(ListFileSharesCommand, {}), answer(ListFileSystemAssociationsCommand, {})],
      expected: [],
    },
  },
  fails: {
    'the shares may not be listed': {
      answers: [failure(ListFileSharesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a share may not be described': {
      answers: [
        ...share({ FileShareType: 'SMB' }),
        failure(DescribeSMBFileSharesCommand, 'InvalidGatewayRequestException'),
      ],
      error: /InvalidGatewayRequest/,
    },
    'a kind of share that nobody knows': {
      answers: share({ FileShareType: 'AFP' as 'SMB' }).slice(0, 1),
      error: /lists share .* of kind AFP/,
    },
  },
});

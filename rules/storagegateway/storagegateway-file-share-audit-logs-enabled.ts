import { StorageGatewayClient } from '@aws-sdk/client-storage-gateway';
import { choicesParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import {
  auditDestinations,
  FILE_SHARE,
  SHARE_KINDS,
  type Share,
  sharesOf,
} from '../../shared/storage-gateway';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'storagegateway-file-share-audit-logs-enabled',
  title: 'File shares of AWS Storage Gateway write audit logs',
  rationale:
    'What a gateway logs of its health does not tell who read or deleted a file with PHI; the audit log of the share does.',
  whitepaper: { section: 'AWS Storage Gateway', editions: [2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Set AuditDestinationARN of the share with UpdateSMBFileShare, UpdateNFSFileShare or UpdateFileSystemAssociation.',
  reports: [FILE_SHARE],
  permissions: [
    'storagegateway:ListFileShares',
    'storagegateway:ListFileSystemAssociations',
    'storagegateway:DescribeSMBFileShares',
    'storagegateway:DescribeNFSFileShares',
    'storagegateway:DescribeFileSystemAssociations',
  ],
  parameters: {
    shareTypes: choicesParameter({
      choices: SHARE_KINDS,
      default: SHARE_KINDS,
      description: 'Kinds of shares to judge: file shares for SMB and NFS, and associated FSx file systems.',
    }),
  },

  async *evaluate({ client, parameters: { shareTypes } }) {
    const service = client(StorageGatewayClient);
    const shares = await sharesOf(service, shareTypes);
    const destinations = await auditDestinations(service, shares);
    for (const share of shares) {
      const verdict = verdictOf(share, destinations.get(share.arn) ?? '');
      yield { resourceType: FILE_SHARE, resourceId: share.arn, verdict };
    }
  },
});

function verdictOf({ kind, notJudged }: Share, destination: string): Verdict {
  if (notJudged !== undefined) return notApplicable(notJudged);
  if (destination !== '') return compliant(`Accesses to the ${kind} share are logged to ${destination}.`);
  return nonCompliant(`The ${kind} share has no destination for audit logs; one is wanted.`);
}

export const { handler } = rule;

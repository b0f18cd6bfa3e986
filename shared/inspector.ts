/** What Amazon Inspector scans in an account. */
import { BatchGetAccountStatusCommand, type Inspector2Client } from '@aws-sdk/client-inspector2';
import { ReportError } from './errors';

/** Kinds of resources, by the names that Inspector takes when it is activated. */
export const SCAN_TYPES = ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'] as const;

/** The status of each kind, such as `ENABLED` or `SUSPENDED`; `DISABLED` where Inspector tells none. */
export type ScanStatus = Readonly<Record<(typeof SCAN_TYPES)[number], string>>;

/**
 * Asks Inspector about one account. Needs inspector2:BatchGetAccountStatus.
 * @throws ReportError when Inspector cannot tell, or an error of AWS
 */
export async function scanStatus(client: Inspector2Client, accountId: string): Promise<ScanStatus> {
  const answer = await client.send(new BatchGetAccountStatusCommand({ accountIds: [accountId] }));
  const account = answer.accounts?.find((each) => each.accountId === accountId);
  const failed = answer.failedAccounts?.find((each) => each.accountId === accountId);
  // An account in which Inspector was never activated is not found.
  if (account === undefined && failed?.errorCode !== 'RESOURCE_NOT_FOUND')
    throw new ReportError(
      `Inspector does not tell the status of account ${accountId}: ${String(failed?.errorCode)}`,
    );
  const { ec2, ecr, lambda, lambdaCode } = account?.resourceState ?? {};
  const statusOf = (state: { readonly status: string | undefined } | undefined): string =>
    state?.status?.toUpperCase() ?? 'DISABLED';
  return {
    EC2: statusOf(ec2),
    ECR: statusOf(ecr),
    LAMBDA: statusOf(lambda),
    LAMBDA_CODE: statusOf(lambdaCode),
  };
}

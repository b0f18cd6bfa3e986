/** The subscription of an account to Amazon QuickSight: one for all Regions. */
import {
  type AccountInfo,
  DescribeAccountSubscriptionCommand,
  QuickSightClient,
} from '@aws-sdk/client-quicksight';
import type { Aws } from './aws';
import { ReportError } from './errors';
import { ifFound } from './if-found';

/**
 * The subscription of the account, or undefined when it has none. Needs quicksight:DescribeAccountSubscription.
 * @throws ReportError when QuickSight answers without it, or an error of AWS
 */
export async function accountSubscription(aws: Aws): Promise<AccountInfo | undefined> {
  try {
    return await subscriptionIn(aws.region, aws);
  } catch (error) {
    const identityRegion = regionToAsk(error);
    if (identityRegion === undefined) throw error;
    return subscriptionIn(identityRegion, aws);
  }
}

async function subscriptionIn(region: string, { accountId, client }: Aws): Promise<AccountInfo | undefined> {
  const question = new DescribeAccountSubscriptionCommand({ AwsAccountId: accountId });
  const answer = await ifFound(client(QuickSightClient, region).send(question));
  if (answer !== undefined && answer.AccountInfo === undefined)
    throw new ReportError(`QuickSight answered without the subscription of account ${accountId}`);
  return answer?.AccountInfo;
}

/** Calls about an account may be refused outside of the Region that keeps its users; the refusal names that Region. */
function regionToAsk(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'AccessDeniedException') return undefined;
  return /\bidentity region is ([a-z0-9-]+)/i.exec(error.message)?.[1];
}

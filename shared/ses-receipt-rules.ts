/** What SES does with mail that it receives. */
import { DescribeActiveReceiptRuleSetCommand, type ReceiptRule, type SESClient } from '@aws-sdk/client-ses';
import { ReportError } from './errors';

/** The type of findings about them. AWS Config does not record it; the resource id is that of the set and the name. */
export const RECEIPT_RULE = 'AWS::SES::ReceiptRule';

/**
 * The rules of the active rule set, the only one that gets mail, by their resource ids. Needs
 * ses:DescribeActiveReceiptRuleSet.
 * @throws ReportError when SES leaves out a name, or an error of AWS
 */
export async function* activeReceiptRules(
  client: SESClient,
): AsyncGenerator<{ readonly resourceId: string; readonly receiptRule: ReceiptRule }> {
  const { Metadata: set, Rules = [] } = await client.send(new DescribeActiveReceiptRuleSetCommand({}));
  // Without an active set, as in Regions where SES receives no mail, there are no rules either.
  for (const receiptRule of Rules) {
    if (set?.Name === undefined || receiptRule.Name === undefined)
      throw new ReportError(
        `SES describes receipt rule ${String(receiptRule.Name)} of set ${String(set?.Name)} without a name`,
      );
    yield { resourceId: `${set.Name}/${receiptRule.Name}`, receiptRule };
  }
}

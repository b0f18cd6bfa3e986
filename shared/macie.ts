/** Whether Amazon Macie is on. */
import { GetMacieSessionCommand, type Macie2Client } from '@aws-sdk/client-macie2';
import { ReportError } from './errors';

/**
 * The status of Macie: `ENABLED`, `PAUSED`, or `DISABLED` while it is not enabled. Needs macie2:GetMacieSession.
 * @throws ReportError when Macie does not tell its status, or an error of Macie
 */
export async function macieStatus(client: Macie2Client): Promise<string> {
  try {
    const { status } = await client.send(new GetMacieSessionCommand({}));
    if (status === undefined) throw new ReportError('macie2:GetMacieSession answered without a status');
    return status.toUpperCase();
  } catch (error) {
    if (saysNotEnabled(error)) return 'DISABLED';
    throw error;
  }
}

/** A caller without permission gets the same error; its message alone tells them apart. */
function saysNotEnabled(error: unknown): boolean {
  // The SDK throws instances of Error alone.
  const { name, message } = error as Error;
  return name === 'AccessDeniedException' && /\bmacie is not enabled\b/i.test(message);
}

/**
 * What the first invocation of a function would pay for, done while Lambda starts it: then a function has a whole core,
 * whatever its memory, and afterwards at 128 MB a fourteenth of one. The packaging has every function await it.
 */
import { ConfigServiceClient, PutEvaluationsCommand } from '@aws-sdk/client-config-service';
import { ownClient } from './aws';
import { pause } from './pause';

/** Lambda allows the start 10 seconds; a healthy call takes some 50 ms. */
const LONGEST_MS = 1_000;

/**
 * Delivers no evaluations, the way in which a function delivers some: opens the connection, and has the code loaded and
 * compiled. In test mode Config asks for no valid token and keeps nothing. A failure means only that the first
 * invocation takes longer; it meets the same failure where that lasts, and reports it.
 */
export async function warmUp(): Promise<void> {
  const { AWS_LAMBDA_FUNCTION_NAME: lambda, AWS_REGION: region } = process.env;
  if (lambda === undefined || region === undefined) return;
  const nothing = new PutEvaluationsCommand({ TestMode: true, ResultToken: 'warm-up', Evaluations: [] });
  const answer = ownClient(ConfigServiceClient, region)
    .send(nothing, { abortSignal: AbortSignal.timeout(LONGEST_MS) })
    .catch(() => undefined);
  await Promise.race([answer, pause(LONGEST_MS)]);
}

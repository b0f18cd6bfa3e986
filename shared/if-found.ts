/**
 * The answer of AWS, or undefined when it says that there is no such resource (any more). Every other error is thrown.
 *
 * @example
 * const answer = await ifFound(client(FirehoseClient).send(new DescribeDeliveryStreamCommand({ DeliveryStreamName })));
 */
export async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    // The SDK throws instances of Error alone.
    if (/^(Resource)?NotFoundException$/.test((error as Error).name)) return undefined;
    throw error;
  }
}

/** Encryption of Firehose streams that take records directly, as it is and not as it was asked for. */
import {
  type DeliveryStreamEncryptionConfiguration,
  DescribeDeliveryStreamCommand,
  type FirehoseClient,
} from '@aws-sdk/client-firehose';
import { ReportError } from './errors';
import { ifFound } from './if-found';
import { knownText } from './known-text';
import type { DeliveryStream } from './resources/firehose';
import type { Item } from './rule';

export interface DirectPutEncryption {
  /** Why there is nothing to judge, or undefined for a stream that takes records directly. */
  readonly notJudged: string | undefined;
  readonly encryption: DeliveryStreamEncryptionConfiguration;
}

/**
 * Asks Firehose unless the item names another source. Needs firehose:DescribeDeliveryStream.
 * @throws MalformedItemError when the item has no name, ReportError when Firehose does not describe the stream
 */
export async function directPutEncryption(
  client: FirehoseClient,
  {
    configuration: stream,
    resourceName,
  }: Pick<Item<typeof DeliveryStream>, 'configuration' | 'resourceName'>,
): Promise<DirectPutEncryption> {
  const { KinesisStreamSourceConfiguration: source } = stream;
  const inferred = source?.KinesisStreamARN === undefined ? DIRECT_PUT : 'KinesisStreamAsSource';
  const recorded = stream.DeliveryStreamType ?? inferred;
  if (!isDirectPut(recorded)) return { notJudged: otherSource(recorded), encryption: {} };
  const name = knownText('configuration.DeliveryStreamName', stream.DeliveryStreamName, resourceName);
  const answer = await ifFound(client.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: name })));
  if (answer === undefined) return { notJudged: 'The Firehose stream no longer exists.', encryption: {} };
  const description = answer.DeliveryStreamDescription;
  if (description === undefined) throw new ReportError(`Firehose does not describe stream ${name}`);
  const type = description.DeliveryStreamType ?? recorded;
  return {
    notJudged: isDirectPut(type) ? undefined : otherSource(type),
    encryption: description.DeliveryStreamEncryptionConfiguration ?? {},
  };
}

/** What Firehose takes a stream to be that is made without a type. */
const DIRECT_PUT = 'DirectPut';

const isDirectPut = (type: string): boolean => type.toLowerCase() === DIRECT_PUT.toLowerCase();

const otherSource = (type: string): string =>
  `The stream reads from a source (${type}), and it is the source that encrypts.`;

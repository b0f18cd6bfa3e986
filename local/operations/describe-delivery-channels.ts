import type {
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse,
} from '@aws-sdk/client-config-service';
import { ServiceError } from '../errors';
import type { Valid } from '../protocol';
import type { Service } from '../service';

const NAME = 'default';

/** There is one, to which nothing is delivered: clients take its presence as a sign that Config is set up. */
export function describeDeliveryChannels(
  { DeliveryChannelNames: names = [] }: Valid<DescribeDeliveryChannelsRequest>,
  { accountId }: Service,
): DescribeDeliveryChannelsResponse {
  const unknown = names.find((name) => name !== NAME);
  if (unknown !== undefined)
    throw new ServiceError('NoSuchDeliveryChannelException', `There is no delivery channel ${unknown}.`);
  return { DeliveryChannels: [{ name: NAME, s3BucketName: `config-bucket-${accountId}` }] };
}

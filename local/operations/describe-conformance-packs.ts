import type {
  DescribeConformancePacksRequest,
  DescribeConformancePacksResponse,
} from '@aws-sdk/client-config-service';
import { pageByName } from '../paging';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { packsNamed } from './packs';

const PAGE = 20;

export function describeConformancePacks(
  input: Valid<DescribeConformancePacksRequest>,
  service: Service,
): DescribeConformancePacksResponse {
  const { results, nextToken } = pageByName(
    service,
    {
      operation: 'DescribeConformancePacks',
      input,
      token: input.NextToken,
      limit: input.Limit,
      defaultLimit: PAGE,
    },
    packsNamed(service, input.ConformancePackNames),
  );
  return {
    ConformancePackDetails: results.map(({ name, id, requestedAt, detail }) => ({
      ConformancePackName: name,
      ConformancePackArn: detail.arn,
      ConformancePackId: id,
      DeliveryS3Bucket: detail.deliveryS3Bucket,
      DeliveryS3KeyPrefix: detail.deliveryS3KeyPrefix,
      ConformancePackInputParameters: [...detail.parameters],
      LastUpdateRequestedTime: new Date(requestedAt),
    })),
    NextToken: nextToken,
  };
}

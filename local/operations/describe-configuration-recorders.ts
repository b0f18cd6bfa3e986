import type {
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
} from '@aws-sdk/client-config-service';
import { invalidRequest } from '../errors';
import type { Valid } from '../protocol';
import type { RecorderState } from '../recorder';
import type { Service } from '../service';
import { recorderNamed } from './recorders';

export function describeConfigurationRecorders(
  input: Valid<DescribeConfigurationRecordersRequest>,
  service: Service,
): DescribeConfigurationRecordersResponse {
  return { ConfigurationRecorders: recordersOf(input, service).map(({ recorder }) => recorder) };
}

/** There is one at most, and none is linked to a service. */
export function recordersOf(
  {
    ConfigurationRecorderNames: names = [],
    ServicePrincipal,
    Arn,
  }: Valid<DescribeConfigurationRecordersRequest>,
  service: Service,
): RecorderState[] {
  const [name, ...others] = names;
  if (others.length > 0) throw invalidRequest('Only one configuration recorder can be specified.');
  if (ServicePrincipal !== undefined) return [];
  const state = name === undefined ? service.recorder.state() : recorderNamed(service, name);
  return state === undefined || (Arn !== undefined && state.recorder.arn !== Arn) ? [] : [state];
}

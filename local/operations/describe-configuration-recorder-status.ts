import type {
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse,
} from '@aws-sdk/client-config-service';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { recordersOf } from './describe-configuration-recorders';

export function describeConfigurationRecorderStatus(
  input: Valid<DescribeConfigurationRecorderStatusRequest>,
  service: Service,
): DescribeConfigurationRecorderStatusResponse {
  return {
    ConfigurationRecordersStatus: recordersOf(input, service).map((state) => ({
      arn: state.recorder.arn,
      name: state.recorder.name,
      lastStartTime: dateOf(state.lastStartedAt),
      lastStopTime: dateOf(state.lastStoppedAt),
      recording: state.recording,
      lastStatus: state.lastStartedAt === undefined ? 'Pending' : 'Success',
      lastStatusChangeTime: dateOf(Math.max(state.lastStartedAt ?? 0, state.lastStoppedAt ?? 0)),
    })),
  };
}

/** Zero and undefined both mean never. */
const dateOf = (at: number | undefined): Date | undefined =>
  at === undefined || at === 0 ? undefined : new Date(at);

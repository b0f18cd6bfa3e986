import type { StartConfigurationRecorderRequest } from '@aws-sdk/client-config-service';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { recorderNamed } from './recorders';

export function startConfigurationRecorder(
  { ConfigurationRecorderName }: Valid<StartConfigurationRecorderRequest>,
  service: Service,
): void {
  const state = recorderNamed(service, ConfigurationRecorderName);
  if (state.recording) return;
  service.recorder.save({ ...state, recording: true, lastStartedAt: service.now().getTime() });
}

import type { StopConfigurationRecorderRequest } from '@aws-sdk/client-config-service';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { recorderNamed } from './recorders';

export function stopConfigurationRecorder(
  { ConfigurationRecorderName }: Valid<StopConfigurationRecorderRequest>,
  service: Service,
): void {
  const state = recorderNamed(service, ConfigurationRecorderName);
  if (!state.recording) return;
  service.recorder.save({ ...state, recording: false, lastStoppedAt: service.now().getTime() });
}

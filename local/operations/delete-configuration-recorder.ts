import type { DeleteConfigurationRecorderRequest } from '@aws-sdk/client-config-service';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { recorderNamed } from './recorders';

/** What was recorded stays. */
export function deleteConfigurationRecorder(
  { ConfigurationRecorderName }: Valid<DeleteConfigurationRecorderRequest>,
  service: Service,
): void {
  recorderNamed(service, ConfigurationRecorderName);
  service.recorder.save(undefined);
}

import { ServiceError } from '../errors';
import type { RecorderState } from '../recorder';
import type { Service } from '../service';

/** @throws ServiceError NoAvailableConfigurationRecorderException */
export function requireRecorder({ recorder }: Service): void {
  if (recorder.state() !== undefined) return;
  throw new ServiceError(
    'NoAvailableConfigurationRecorderException',
    'There is no configuration recorder available.',
  );
}

/** @throws ServiceError NoSuchConfigurationRecorderException */
export function recorderNamed({ recorder }: Service, name: string): RecorderState {
  const state = recorder.state();
  if (state?.recorder.name === name) return state;
  throw new ServiceError(
    'NoSuchConfigurationRecorderException',
    `Cannot find configuration recorder with the specified name '${name}'.`,
  );
}

import type {
  ConfigurationRecorder,
  PutConfigurationRecorderRequest,
  RecordingGroup,
  RecordingMode,
  RecordingStrategyType,
} from '@aws-sdk/client-config-service';
import { invalidRequest, ServiceError } from '../errors';
import type { Valid } from '../protocol';
import { ALWAYS_CONTINUOUS } from '../recorder';
import { arnOf, type Service } from '../service';

const RESERVED_PREFIX = 'AWSConfigurationRecorderFor';
const ROLE_ARN = /^arn:[\w-]+:iam::\d{12}:role\/.+$/;

/** A new recorder is stopped; one that is changed keeps recording, or not. */
export function putConfigurationRecorder(
  { ConfigurationRecorder: given }: Valid<PutConfigurationRecorderRequest>,
  service: Service,
): void {
  const { name = 'default', recordingGroup, recordingMode } = given;
  refuseUnlike(given);
  const known = service.recorder.state();
  if (known !== undefined && known.recorder.name !== name) {
    throw new ServiceError(
      'MaxNumberOfConfigurationRecordersExceededException',
      `There is a configuration recorder already: ${known.recorder.name ?? ''}.`,
    );
  }
  if (recordingGroup !== undefined) checkGroup(recordingGroup);
  if (recordingMode !== undefined) checkMode(recordingMode);
  service.recorder.save({
    recorder: {
      arn: arnOf(service, 'config', `configuration-recorder/${name}`),
      name,
      roleARN: given.roleARN,
      recordingGroup: wholeGroup(recordingGroup),
      recordingMode: recordingMode ?? { recordingFrequency: 'CONTINUOUS' },
      recordingScope: 'PAID',
    },
    recording: known?.recording ?? false,
    lastStartedAt: known?.lastStartedAt,
    lastStoppedAt: known?.lastStoppedAt,
  });
}

function refuseUnlike({
  name = 'default',
  roleARN = '',
  servicePrincipal,
}: Valid<ConfigurationRecorder>): void {
  if (servicePrincipal !== undefined) {
    throw new ServiceError(
      'UnmodifiableEntityException',
      'Recorders that are linked to a service cannot be made with this operation.',
    );
  }
  if (name.startsWith(RESERVED_PREFIX)) {
    throw new ServiceError(
      'InvalidConfigurationRecorderNameException',
      `The prefix ${RESERVED_PREFIX} is kept for recorders that are linked to a service.`,
    );
  }
  if (!ROLE_ARN.test(roleARN))
    throw new ServiceError('InvalidRoleException', 'The recorder needs the ARN of a role as its roleARN.');
}

/** As the service gives it back: with the members that were left out, and the name of its strategy. */
function wholeGroup(given: Valid<RecordingGroup> = { allSupported: true }): RecordingGroup {
  const { allSupported = false, includeGlobalResourceTypes = false, resourceTypes = [] } = given;
  return {
    ...given,
    allSupported,
    includeGlobalResourceTypes,
    resourceTypes,
    recordingStrategy: given.recordingStrategy ?? { useOnly: impliedStrategy(allSupported) },
  };
}

const impliedStrategy = (allSupported: boolean): RecordingStrategyType =>
  allSupported ? 'ALL_SUPPORTED_RESOURCE_TYPES' : 'INCLUSION_BY_RESOURCE_TYPES';

function checkGroup(group: Valid<RecordingGroup>): void {
  const { allSupported = false, includeGlobalResourceTypes = false, resourceTypes = [] } = group;
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = group.recordingStrategy?.useOnly;
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES') {
    if (allSupported || resourceTypes.length > 0)
      throw invalidGroup('An exclusion goes with neither allSupported nor resourceTypes.');
    return;
  }
  if (excluded.length > 0)
    throw invalidGroup('exclusionByResourceTypes needs the strategy EXCLUSION_BY_RESOURCE_TYPES.');
  if (allSupported && resourceTypes.length > 0)
    throw invalidGroup('allSupported goes with no resourceTypes.');
  if (includeGlobalResourceTypes && !allSupported)
    throw invalidGroup('includeGlobalResourceTypes goes with allSupported only.');
  if (!allSupported && resourceTypes.length === 0) throw invalidGroup('The recording group records nothing.');
  if (strategy !== undefined && strategy !== impliedStrategy(allSupported))
    throw invalidGroup(`The strategy ${strategy} contradicts the recording group.`);
}

function checkMode({ recordingModeOverrides = [] }: Valid<RecordingMode>): void {
  for (const { recordingFrequency, resourceTypes } of recordingModeOverrides) {
    const refused = resourceTypes.find((type) => ALWAYS_CONTINUOUS.includes(type));
    if (recordingFrequency === 'DAILY' && refused !== undefined)
      throw invalidRequest(`${refused} cannot be recorded daily.`);
  }
}

const invalidGroup = (message: string): ServiceError =>
  new ServiceError('InvalidRecordingGroupException', message);

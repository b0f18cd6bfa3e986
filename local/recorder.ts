/** The configuration recorder: which resource types are recorded, and how often. */
import type { ConfigurationRecorder } from '@aws-sdk/client-config-service';
import type { Settings } from './store/settings';

export interface RecorderState {
  readonly recorder: ConfigurationRecorder;
  readonly recording: boolean;
  readonly lastStartedAt: number | undefined;
  readonly lastStoppedAt: number | undefined;
}

export type Frequency = 'CONTINUOUS' | 'DAILY';

interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly now: () => Date;
}

/** Types about which allSupported says nothing: includeGlobalResourceTypes does. */
const GLOBAL_TYPES = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/** Config's own types, which are never recorded daily. */
export const ALWAYS_CONTINUOUS = [
  'AWS::Config::ResourceCompliance',
  'AWS::Config::ConformancePackCompliance',
  'AWS::Config::ConfigurationRecorder',
];

/** An account begins with a recorder that records everything, so that it is of use at once. */
export class Recorder {
  readonly #settings;

  constructor(settings: Settings, { accountId, region, partition, now }: Place) {
    this.#settings = settings;
    if (settings.get('recorder') !== undefined) return;
    this.save({
      recorder: {
        arn: `arn:${partition}:config:${region}:${accountId}:configuration-recorder/default`,
        name: 'default',
        roleARN: `arn:${partition}:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        recordingGroup: {
          allSupported: true,
          includeGlobalResourceTypes: true,
          resourceTypes: [],
          recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
        },
        recordingMode: { recordingFrequency: 'CONTINUOUS' },
        recordingScope: 'PAID',
      },
      recording: true,
      lastStartedAt: now().getTime(),
      lastStoppedAt: undefined,
    });
  }

  /** Undefined after DeleteConfigurationRecorder. */
  state(): RecorderState | undefined {
    return (this.#settings.get('recorder') ?? undefined) as RecorderState | undefined;
  }

  save(state: RecorderState | undefined): void {
    this.#settings.set('recorder', state ?? null);
  }
}

/** Whether configurations of the type are recorded while the recorder runs. */
export function records({ recordingGroup = {} }: ConfigurationRecorder, type: string): boolean {
  const { allSupported, includeGlobalResourceTypes, resourceTypes = [] } = recordingGroup;
  const excluded: readonly string[] = recordingGroup.exclusionByResourceTypes?.resourceTypes ?? [];
  if (recordingGroup.recordingStrategy?.useOnly === 'EXCLUSION_BY_RESOURCE_TYPES')
    return !excluded.includes(type);
  if (allSupported !== true) return (resourceTypes as readonly string[]).includes(type);
  return !GLOBAL_TYPES.includes(type) || includeGlobalResourceTypes === true;
}

export function frequencyOf({ recordingMode }: ConfigurationRecorder, type: string): Frequency {
  if (ALWAYS_CONTINUOUS.includes(type)) return 'CONTINUOUS';
  const override = recordingMode?.recordingModeOverrides?.find(({ resourceTypes = [] }) =>
    (resourceTypes as readonly string[]).includes(type),
  );
  return override?.recordingFrequency ?? recordingMode?.recordingFrequency ?? 'CONTINUOUS';
}

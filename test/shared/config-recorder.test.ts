import type { RecordingGroup, ResourceType } from '@aws-sdk/client-config-service';
import { recordingGap } from '../../shared/config-recorder';

const exempt = ['AWS::IAM::User', 'AWS::IAM::Role'];
const all: RecordingGroup = {
  allSupported: true,
  resourceTypes: [],
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
};
const listing = (...resourceTypes: ResourceType[]): RecordingGroup => ({
  allSupported: false,
  resourceTypes,
  recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
});
const excluding = (...resourceTypes: ResourceType[]): RecordingGroup => ({
  allSupported: false,
  resourceTypes: [],
  exclusionByResourceTypes: { resourceTypes },
  recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
});

describe('recordingGap', () => {
  test.each<[RecordingGroup, readonly string[]]>([
    [all, []],
    [all, ['AWS::S3::Bucket']],
    [{ allSupported: true }, []],
    [{ allSupported: true, recordingStrategy: {} }, []],
    [excluding(), []],
    [excluding('AWS::IAM::User', 'AWS::IAM::Role'), []],
    [excluding('AWS::S3::Bucket'), ['AWS::SQS::Queue']],
    [listing('AWS::S3::Bucket', 'AWS::SQS::Queue'), ['AWS::SQS::Queue']],
    [{ resourceTypes: ['AWS::SQS::Queue'] }, ['AWS::SQS::Queue']],
  ])('%j records what is wanted, %j', (group, required) => {
    expect(recordingGap(group, { required, exempt })).toBeUndefined();
  });

  test.each<[RecordingGroup, readonly string[], string]>([
    [{}, [], 'records a list of types alone (0)'],
    [{ allSupported: false, resourceTypes: ['AWS::S3::Bucket'] }, [], 'records a list of types alone (1)'],
    [listing('AWS::S3::Bucket', 'AWS::SQS::Queue'), [], 'records a list of types alone (2)'],
    [
      listing('AWS::S3::Bucket'),
      ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
      'leaves out AWS::SQS::Queue, AWS::SNS::Topic',
    ],
    [excluding('AWS::IAM::User', 'AWS::S3::Bucket'), [], 'leaves out AWS::S3::Bucket'],
    [excluding('AWS::IAM::User', 'AWS::S3::Bucket'), ['AWS::IAM::User'], 'leaves out AWS::IAM::User'],
  ])('%j for %j: %s', (group, required, gap) => {
    expect(recordingGap(group, { required, exempt })).toBe(gap);
  });

  test('exclusion without a list leaves out nothing', () => {
    expect(
      recordingGap(
        { recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } },
        { required: [], exempt },
      ),
    ).toBeUndefined();
  });

  test('a strategy that is not known is an error', () => {
    const group: RecordingGroup = {
      allSupported: true,
      recordingStrategy: { useOnly: 'SAMPLING' as 'ALL_SUPPORTED_RESOURCE_TYPES' },
    };
    expect(() => recordingGap(group, { required: [], exempt })).toThrow(/unknown strategy, SAMPLING/);
  });
});

import {
  type ConfigurationRecorder,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import { rule } from '../../../rules/config/config-recorder-recording-all-resources';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const serviceLinked: ConfigurationRecorder = {
  name: 'AWSConfigurationRecorderForObservabilityAdmin_1',
  servicePrincipal: 'observabilityadmin.amazonaws.com',
  recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::VPC'] },
};
const recorder = (recordingGroup?: ConfigurationRecorder['recordingGroup']) =>
  answer(DescribeConfigurationRecordersCommand, {
    ConfigurationRecorders: [serviceLinked, { name: 'default', recordingGroup }],
  });
const everything = recorder({
  allSupported: true,
  includeGlobalResourceTypes: false,
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
});
const running = answer(DescribeConfigurationRecorderStatusCommand, {
  ConfigurationRecordersStatus: [
    { name: serviceLinked.name, recording: false, lastStatus: 'Failure' },
    { name: 'default', recording: true, lastStatus: 'Success' },
  ],
});

testPeriodicRule(rule, {
  compliant: {
    'all supported types': {
      answers: [everything, running],
      annotation: /running and records what is wanted: all supported types/,
    },
    'all supported types, the first delivery pending': {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'Pending' }],
        }),
      ],
    },
    'a status that tells of no delivery yet': {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [{ name: 'default', recording: true }],
        }),
      ],
    },
    'all but users of IAM': {
      answers: [
        recorder({
          allSupported: false,
          exclusionByResourceTypes: { resourceTypes: ['AWS::IAM::User'] },
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        }),
        running,
      ],
    },
    'a list with all required types': {
      answers: [
        recorder({
          allSupported: false,
          resourceTypes: ['AWS::S3::Bucket', 'AWS::SQS::Queue'],
          recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
        }),
        running,
      ],
      parameters: { requiredResourceTypes: 'AWS::SQS::Queue' },
      annotation: /what is wanted: AWS::SQS::Queue/,
    },
    'all but buckets, which are exempt': {
      answers: [
        recorder({
          exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] },
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        }),
        running,
      ],
      parameters: { exemptResourceTypes: 'AWS::S3::Bucket' },
    },
  },
  nonCompliant: {
    'no recorder': {
      answers: [answer(DescribeConfigurationRecordersCommand, { ConfigurationRecorders: [] })],
      annotation: /no recorder in us-east-1/,
    },
    'an answer without a list': { answers: [answer(DescribeConfigurationRecordersCommand, {})] },
    'the recorder of a service alone': {
      answers: [answer(DescribeConfigurationRecordersCommand, { ConfigurationRecorders: [serviceLinked] })],
    },
    stopped: {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [{ name: 'default', recording: false, lastStatus: 'Success' }],
        }),
      ],
      annotation: /stopped; it should run/,
    },
    'the last delivery failed': {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [
            { name: 'default', recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' },
          ],
        }),
      ],
      annotation: /failed last: AccessDenied/,
    },
    'the last delivery failed without an error code': {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'Failure' }],
        }),
      ],
      annotation: /failed last: it does not tell why\.$/,
    },
    'a list of two types': {
      answers: [
        recorder({
          allSupported: false,
          resourceTypes: ['AWS::S3::Bucket', 'AWS::SQS::Queue'],
          recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
        }),
        running,
      ],
      annotation: /records a list of types alone \(2\); wanted: all supported types/,
    },
    'all but buckets': {
      answers: [
        recorder({
          exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] },
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        }),
        running,
      ],
      annotation: /leaves out AWS::S3::Bucket/,
    },
    'nothing is said of what it records': { answers: [recorder(), running] },
  },
  findings: {
    'one finding about the account': {
      answers: [everything, running],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
      parameters: { requiredResourceTypes: 'AWS::S3::Bucket' },
    },
  },
  fails: {
    'the recorders may not be listed': {
      answers: [failure(DescribeConfigurationRecordersCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'no status': {
      answers: [everything, answer(DescribeConfigurationRecorderStatusCommand, {})],
      error: /no status of the recorder in us-east-1/,
    },
    'the status of another recorder alone': {
      answers: [
        everything,
        answer(DescribeConfigurationRecorderStatusCommand, {
          ConfigurationRecordersStatus: [{ name: serviceLinked.name, recording: true }],
        }),
      ],
      error: /no status of the recorder/,
    },
  },
});

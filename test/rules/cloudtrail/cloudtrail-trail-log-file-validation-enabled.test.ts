import type { Aws } from '../../../shared/aws';
import { rule } from '../../../rules/cloudtrail/cloudtrail-trail-log-file-validation-enabled';
import { readItem } from '../../../shared/item';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'validation is on': {
      configuration: { logFileValidationEnabled: true, homeRegion: 'us-east-1' },
      ignored: { name: 'audit', isMultiRegionTrail: true },
    },
    'on, as text': { configuration: { logFileValidationEnabled: 'True' } },
    'on, without a KMS key': {
      configuration: { logFileValidationEnabled: true, kmsKeyId: null },
      ignored: { name: 'audit' },
    },
    'on, and stopped: an item does not show that': {
      configuration: {
        logFileValidationEnabled: true,
        trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/stopped',
      },
      ignored: { name: 'stopped' },
    },
  },
  nonCompliant: {
    'validation is off': {
      configuration: { logFileValidationEnabled: false, s3BucketName: 'b' },
      ignored: { name: 'audit' },
    },
    'an old trail, without the key': {
      configuration: { s3BucketName: 'b' },
      ignored: { name: 'old-trail', includeGlobalServiceEvents: true },
    },
    null: { configuration: { logFileValidationEnabled: null }, ignored: { name: 'audit' } },
    'an empty text': { configuration: { logFileValidationEnabled: '' } },
    'off, as text': { configuration: { logFileValidationEnabled: 'false' }, ignored: { name: 'audit' } },
    'on in the spelling of CloudFormation alone': {
      configuration: {},
      ignored: { name: 'audit', EnableLogFileValidation: true },
    },
    'nothing at all': { configuration: {} },
  },
  fails: {
    'a text that is no boolean': {
      configuration: { logFileValidationEnabled: 'yes' },
      error: /configuration\.logFileValidationEnabled: expected true or false, got the text "yes"/,
    },
    'a number': {
      configuration: { logFileValidationEnabled: 1 },
      error: /configuration\.logFileValidationEnabled: expected true or false, got number 1/,
    },
    'an empty object': {
      configuration: { logFileValidationEnabled: {} },
      error: /configuration\.logFileValidationEnabled: expected true or false, got a value of type object/,
    },
  },
});

test.each([
  ['ResourceDeleted', null],
  ['ResourceDeleted', 'null'],
  ['ResourceDeletedNotRecorded', null],
  ['ResourceDeletedNotRecorded', 'null'],
])('NOT_APPLICABLE: a trail of status %s with the configuration %j', async (status, configuration) => {
  const aws: Aws = {
    accountId: '111122223333',
    region: 'us-east-1',
    partition: 'aws',
    client: () => {
      throw new Error('a deleted trail is judged without a call');
    },
  };
  const item = readItem({
    awsAccountId: '111122223333',
    awsRegion: 'us-east-1',
    resourceType: 'AWS::CloudTrail::Trail',
    resourceId: 'audit',
    configurationItemStatus: status,
    configurationItemCaptureTime: '2026-10-01T12:00:00.000Z',
    configuration,
  });
  expect(await rule.configure({})(item, aws)).toEqual({
    compliance: 'NOT_APPLICABLE',
    annotation: 'The resource was deleted.',
  });
});

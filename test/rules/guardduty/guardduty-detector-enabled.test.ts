import { GetDetectorCommand, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { rule } from '../../../rules/guardduty/guardduty-detector-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = answer(ListDetectorsCommand, { DetectorIds: ['d1'] });

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'an enabled detector': {
      answers: [
        listed,
        answer(
          GetDetectorCommand,
          { ServiceRole: 'r', Status: 'ENABLED' },
          { input: { DetectorId: 'd1' }, region: 'us-east-1' },
        ),
      ],
      annotation: /enabled in us-east-1\.$/,
    },
    'an enabled detector on the second page': {
      answers: [
        answer(ListDetectorsCommand, { DetectorIds: [], NextToken: 'more' }),
        answer(ListDetectorsCommand, { DetectorIds: ['d2'] }, { input: { NextToken: 'more' } }),
        answer(GetDetectorCommand, { ServiceRole: 'r', Status: 'ENABLED' }, { input: { DetectorId: 'd2' } }),
      ],
    },
    'the required features, in another letter case': {
      answers: [
        listed,
        answer(GetDetectorCommand, {
          ServiceRole: 'r',
          Status: 'ENABLED',
          Features: [
            { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
            { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
            { Name: 'RDS_LOGIN_EVENTS', Status: 'ENABLED' },
          ],
        }),
      ],
      parameters: { requiredFeatures: 's3_data_events, RDS_LOGIN_EVENTS' },
      annotation: /us-east-1, with s3_data_events, with RDS_LOGIN_EVENTS\.$/,
    },
    'a feature that is off and not required': {
      answers: [
        listed,
        answer(GetDetectorCommand, {
          ServiceRole: 'r',
          Status: 'ENABLED',
          Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'no detector': {
      answers: [answer(ListDetectorsCommand, { DetectorIds: [] })],
      annotation: /no detector in us-east-1; an enabled one is wanted/,
    },
    'no list of detectors': { answers: [answer(ListDetectorsCommand, { DetectorIds: undefined })] },
    'a suspended detector': {
      answers: [listed, answer(GetDetectorCommand, { ServiceRole: 'r', Status: 'DISABLED' })],
      annotation: /is suspended/,
    },
    'no status': { answers: [listed, answer(GetDetectorCommand, { ServiceRole: 'r', Status: undefined })] },
    'a required feature is off': {
      answers: [
        listed,
        answer(GetDetectorCommand, {
          ServiceRole: 'r',
          Status: 'ENABLED',
          Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }],
        }),
      ],
      parameters: { requiredFeatures: 'S3_DATA_EVENTS' },
      annotation: /on in us-east-1 without S3_DATA_EVENTS/,
    },
    'a required feature is not listed, and one has no status and one no name': {
      answers: [
        listed,
        answer(GetDetectorCommand, {
          ServiceRole: 'r',
          Status: 'ENABLED',
          Features: [{ Name: 'S3_DATA_EVENTS' }, { Status: 'ENABLED' }],
        }),
      ],
      parameters: { requiredFeatures: 'S3_DATA_EVENTS,LAMBDA_NETWORK_LOGS' },
      annotation: /without S3_DATA_EVENTS, LAMBDA_NETWORK_LOGS/,
    },
    'features are required and none is listed': {
      answers: [listed, answer(GetDetectorCommand, { ServiceRole: 'r', Status: 'ENABLED' })],
      parameters: { requiredFeatures: 'EBS_MALWARE_PROTECTION' },
    },
  },
  notApplicable: {
    'the Region has no endpoint': {
      answers: [{ ...failure(ListDetectorsCommand, 'Error'), reply: { error: NO_HOST } }],
      annotation: /not offered in us-east-1/,
    },
  },
  findings: {
    'about the account': {
      answers: [listed, answer(GetDetectorCommand, { ServiceRole: 'r', Status: 'ENABLED', Features: [] })],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'the list is refused': {
      answers: [failure(ListDetectorsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the detector may not be read': {
      answers: [listed, failure(GetDetectorCommand, 'BadRequestException')],
      error: /BadRequest/,
    },
  },
});

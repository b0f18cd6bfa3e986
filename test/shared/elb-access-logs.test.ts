import { judgeAccessLogs } from '../../shared/elb-access-logs';

test.each([
  [undefined, [], 'NON_COMPLIANT', 'No access logs are delivered; delivery to an S3 bucket is wanted.'],
  [undefined, ['logs'], 'NON_COMPLIANT', 'No access logs are delivered; delivery to an S3 bucket is wanted.'],
  ['logs', [], 'COMPLIANT', 'Access logs go to bucket logs.'],
  ['logs', ['other', 'logs'], 'COMPLIANT', 'Access logs go to bucket logs.'],
  ['log', ['logs', 'other'], 'NON_COMPLIANT', 'Access logs go to bucket log; wanted: logs or other.'],
])('bucket %p with %p allowed is %s', (bucket, allowed, compliance, annotation) => {
  expect(judgeAccessLogs(bucket, allowed)).toEqual({ compliance, annotation });
});

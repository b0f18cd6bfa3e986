import { rule } from '../../../rules/elb/elb-classic-access-logs-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'logs to a bucket': {
      supplementaryConfiguration: {
        LoadBalancerAttributes: { accessLog: { enabled: true, s3BucketName: 'logs' } },
      },
      annotation: /bucket logs/,
    },
    'logs to one of the allowed buckets, attributes as text': {
      supplementaryConfiguration: {
        LoadBalancerAttributes:
          '{"accessLog":{"enabled":"true","s3BucketName":"logs","emitInterval":60},"connectionDraining":{"enabled":false}}',
      },
      parameters: { allowedBuckets: 'other, logs' },
    },
  },
  nonCompliant: {
    'logs that are off': {
      supplementaryConfiguration: { LoadBalancerAttributes: { accessLog: { enabled: false } } },
      annotation: /No access logs/,
    },
    'logs that are off, with the bucket of before': {
      supplementaryConfiguration: {
        LoadBalancerAttributes: { accessLog: { enabled: 'false', s3BucketName: 'logs' } },
      },
    },
    'logs without a bucket': {
      supplementaryConfiguration: { LoadBalancerAttributes: { accessLog: { enabled: true } } },
    },
    'a bucket that is not allowed': {
      supplementaryConfiguration: {
        LoadBalancerAttributes: { accessLog: { enabled: true, s3BucketName: 'mine' } },
      },
      parameters: { allowedBuckets: 'logs' },
      annotation: /bucket mine; wanted: logs/,
    },
    'no attributes': { configuration: {} },
    'null for the attributes': { supplementaryConfiguration: { LoadBalancerAttributes: null } },
    'null for the log': { supplementaryConfiguration: { LoadBalancerAttributes: { accessLog: null } } },
  },
  fails: {
    'a flag of another kind': {
      supplementaryConfiguration: { LoadBalancerAttributes: { accessLog: { enabled: 'yes' } } },
      error: /accessLog\.enabled: expected true or false/,
    },
  },
});

import { rule } from '../../../rules/ecs/ecs-cluster-exec-sessions-logged';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a cluster that sets nothing: ECS logs by default': { configuration: {}, annotation: /awslogs/ },
    'a name alone': { ignored: { ClusterName: 'c' } },
    'null settings': { configuration: { Configuration: null } },
    'empty settings': { configuration: { Configuration: { ExecuteCommandConfiguration: {} } } },
    DEFAULT: { configuration: { Configuration: { ExecuteCommandConfiguration: { Logging: 'DEFAULT' } } } },
    'an empty text for the logging': {
      configuration: { Configuration: { ExecuteCommandConfiguration: { Logging: '' } } },
    },
    'a log group': {
      configuration: {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'OVERRIDE',
            LogConfiguration: { CloudWatchLogGroupName: 'exec', S3BucketName: null },
          },
        },
      },
      annotation: /^Sessions are logged to exec\.$/,
    },
    'a bucket, the settings as JSON text and in the casing of other channels': {
      configuration: {
        Configuration: JSON.stringify({
          executeCommandConfiguration: {
            logging: 'override',
            logConfiguration: { s3BucketName: 'exec-sessions' },
          },
        }),
      },
      annotation: /exec-sessions/,
    },
  },
  nonCompliant: {
    NONE: {
      configuration: { Configuration: { ExecuteCommandConfiguration: { Logging: 'NONE' } } },
      annotation: /is NONE; DEFAULT or OVERRIDE is wanted/,
    },
    'NONE, with a log group left over': {
      configuration: {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'none',
            LogConfiguration: { CloudWatchLogGroupName: 'exec' },
          },
        },
      },
    },
    'OVERRIDE to nowhere': {
      configuration: {
        Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE', LogConfiguration: {} } },
      },
      annotation: /no log group or bucket is named/,
    },
    'OVERRIDE without a target': {
      configuration: { Configuration: { ExecuteCommandConfiguration: { Logging: 'OVERRIDE' } } },
    },
    'OVERRIDE to empty names': {
      configuration: {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'OVERRIDE',
            LogConfiguration: { CloudWatchLogGroupName: '', S3BucketName: '' },
          },
        },
      },
    },
    'a word that is not known': {
      configuration: { Configuration: { ExecuteCommandConfiguration: { Logging: 'PARTIAL' } } },
      annotation: /is PARTIAL/,
    },
  },
  fails: {
    'settings that are none': {
      configuration: { Configuration: { ExecuteCommandConfiguration: true } },
      error: /Configuration\.ExecuteCommandConfiguration: expected an object, got boolean true/,
    },
  },
});

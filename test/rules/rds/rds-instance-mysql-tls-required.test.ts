import { DescribeDBParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-mysql-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    '1 in a group that is in sync': {
      configuration: {
        engine: 'mysql',
        engineVersion: '8.0.36',
        dBParameterGroups: [{ dBParameterGroupName: 'my80', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(
          DescribeDBParametersCommand,
          {
            Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1', Source: 'user' }],
          },
          {
            input: {
              DBParameterGroupName: 'my80',
              Filters: [{ Name: 'parameter-name', Values: ['require_secure_transport'] }],
            },
          },
        ),
      ],
      annotation: /require_secure_transport is on/,
    },
    'ON, in odd casing and with the groups as JSON text': {
      configuration: {
        Engine: 'MariaDB',
        DBClusterIdentifier: null,
        DBParameterGroups: '[{"DBParameterGroupName":"maria","ParameterApplyStatus":"In-Sync"}]',
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'ON' }],
        }),
      ],
    },
    'no value, and on by default in MariaDB 11.8': {
      configuration: {
        engine: 'mariadb',
        engineVersion: '11.8.2',
        dBParameterGroups: [{ dBParameterGroupName: 'default.mariadb11.8', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', Source: 'engine-default' }],
        }),
      ],
    },
    'no value, and on by default in MariaDB 11.10': {
      configuration: {
        engine: 'mariadb',
        engineVersion: '11.10.1',
        dBParameterGroups: [{ dBParameterGroupName: 'maria', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'require_secure_transport' }] }),
      ],
    },
    'no value, and on by default in MySQL 9.7': {
      configuration: {
        engine: 'mysql',
        engineVersion: '9.7.0',
        dBParameterGroups: [{ dBParameterGroupName: 'default.mysql9.7', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'require_secure_transport' }] }),
      ],
    },
    '1 with a reboot pending, where only the value counts': {
      configuration: {
        engine: 'mysql',
        engineVersion: '8.0.36',
        dBParameterGroups: [{ dBParameterGroupName: 'my80', parameterApplyStatus: 'pending-reboot' }],
      },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'no value, and off by default in MySQL 8.4': {
      configuration: {
        engine: 'mysql',
        engineVersion: '8.4.3',
        dBParameterGroups: [{ dBParameterGroupName: 'default.mysql8.4', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', Source: 'engine-default' }],
        }),
      ],
      annotation: /is off in parameter group default\.mysql8\.4; it should be on/,
    },
    'no value, and off by default in MariaDB 11.4': {
      configuration: {
        engine: 'mariadb',
        engineVersion: '11.4.5',
        dBParameterGroups: [{ dBParameterGroupName: 'maria', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '' }],
        }),
      ],
    },
    '0 where it is on by default': {
      configuration: {
        engine: 'mariadb',
        engineVersion: '11.8.2',
        dBParameterGroups: [{ dBParameterGroupName: 'legacy', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '0' }],
        }),
      ],
    },
    'ON with a reboot pending': {
      configuration: {
        engine: 'mysql',
        engineVersion: '8.0.36',
        dBParameterGroups: [{ dBParameterGroupName: 'my80', parameterApplyStatus: 'pending-reboot' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'ON' }],
        }),
      ],
      annotation: /whose status is pending-reboot; in-sync is wanted/,
    },
    'MariaDB 10.4, which does not have the parameter': {
      configuration: {
        engine: 'mariadb',
        engineVersion: '10.4.29',
        dBParameterGroups: [{ dBParameterGroupName: 'maria104', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [] })],
      annotation: /maria104 does not have require_secure_transport/,
    },
    'an empty list of groups': {
      configuration: { engine: 'mysql', engineVersion: '8.0.36', dBParameterGroups: [] },
      annotation: /no parameter group/,
    },
  },
  notApplicable: {
    'a member of a Multi-AZ cluster': {
      configuration: {
        engine: 'mysql',
        engineVersion: '8.0.36',
        dBClusterIdentifier: 'maz',
        dBParameterGroups: [{ dBParameterGroupName: 'default.mysql8.0', parameterApplyStatus: 'in-sync' }],
      },
      annotation: /cluster maz/,
    },
    PostgreSQL: { configuration: { engine: 'postgres' }, annotation: /postgres, neither MariaDB nor MySQL/ },
    'Aurora MySQL': { configuration: { engine: 'aurora-mysql' } },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the group is gone': {
      configuration: {
        engine: 'mysql',
        dBParameterGroups: [{ dBParameterGroupName: 'gone', parameterApplyStatus: 'in-sync' }],
      },
      answers: [failure(DescribeDBParametersCommand, 'DBParameterGroupNotFoundFault')],
      error: /DBParameterGroupNotFound/,
    },
    'no value and no version to tell the default by': {
      configuration: {
        engine: 'mariadb',
        dBParameterGroups: [{ dBParameterGroupName: 'maria', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'require_secure_transport' }] }),
      ],
      error: /configuration\.engineVersion: expected a version, got nothing/,
    },
  },
});

import { DescribeDBParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-sqlserver-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    '1 in a group that is in sync': {
      configuration: {
        engine: 'sqlserver-se',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] },
          {
            input: {
              DBParameterGroupName: 'hipaa',
              Filters: [{ Name: 'parameter-name', Values: ['rds.force_ssl'] }],
            },
          },
        ),
      ],
      annotation: /rds\.force_ssl is on/,
    },
    'true, in odd casing and with the groups as JSON text': {
      configuration: {
        Engine: 'SQLServer-EE',
        DBParameterGroups: '[{"DBParameterGroupName":"hipaa","ParameterApplyStatus":"In-Sync"}]',
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: 'TRUE' }],
        }),
      ],
    },
    '1 with a reboot pending, where only the value counts': {
      configuration: {
        engine: 'sqlserver-ex',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }],
      },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
    },
  },
  nonCompliant: {
    '0 in the default group': {
      configuration: {
        engine: 'sqlserver-se',
        dBParameterGroups: [
          { dBParameterGroupName: 'default.sqlserver-se-15.0', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0', Source: 'system' }],
        }),
      ],
      annotation: /rds\.force_ssl is off in parameter group default\.sqlserver-se-15\.0; it should be on/,
    },
    'no value, and off by default in every version': {
      configuration: {
        engine: 'sqlserver-dev-ee',
        engineVersion: '16.00.4085.2.v1',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] })],
    },
    '1 with a reboot pending': {
      configuration: {
        engine: 'sqlserver-web',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
      annotation: /status is pending-reboot; .* A new value waits for a reboot\.$/,
    },
    '1 while it is being applied': {
      configuration: {
        engine: 'sqlserver-web',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'applying' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
    },
    'a family without the parameter': {
      configuration: {
        engine: 'sqlserver-ee',
        dBParameterGroups: [{ dBParameterGroupName: 'old', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, {})],
    },
    'null for the groups': { configuration: { engine: 'sqlserver-ee', dBParameterGroups: null } },
  },
  notApplicable: {
    'RDS Custom': {
      configuration: { engine: 'custom-sqlserver-se' },
      annotation: /custom-sqlserver-se, not RDS for SQL Server/,
    },
    PostgreSQL: { configuration: { engine: 'postgres' } },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the call is throttled': {
      configuration: {
        engine: 'sqlserver-se',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [failure(DescribeDBParametersCommand, 'Throttling')],
      error: /Throttling/,
    },
  },
});

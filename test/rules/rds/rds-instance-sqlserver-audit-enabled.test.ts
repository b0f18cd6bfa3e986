import { DescribeDBParametersCommand, DescribeOptionGroupsCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-sqlserver-audit-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const inSync = [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }];
const pending = [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }];
const options = [{ optionGroupName: 'audit', status: 'in-sync' }];

testRule(rule, {
  compliant: {
    'fedramp_hipaa in a group that is in sync': {
      configuration: { engine: 'sqlserver-se', dBParameterGroups: inSync },
      answers: [
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.sqlserver_audit', ParameterValue: 'fedramp_hipaa' }] },
          {
            input: {
              DBParameterGroupName: 'hipaa',
              Filters: [{ Name: 'parameter-name', Values: ['rds.sqlserver_audit'] }],
            },
          },
        ),
      ],
      annotation: /rds\.sqlserver_audit is fedramp_hipaa/,
    },
    'in odd casing and with the groups as JSON text': {
      configuration: {
        Engine: 'SQLSERVER-WEB',
        DBParameterGroups: '[{"DBParameterGroupName":"hipaa","ParameterApplyStatus":"In-Sync"}]',
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.sqlserver_audit', ParameterValue: 'FedRAMP_HIPAA' }],
        }),
      ],
    },
    'with a reboot pending, where only the value counts': {
      configuration: { engine: 'sqlserver-ee', dBParameterGroups: pending },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.sqlserver_audit', ParameterValue: 'fedramp_hipaa' }],
        }),
      ],
    },
    'the option SQLSERVER_AUDIT, where that will do': {
      configuration: {
        engine: 'sqlserver-ee',
        dBParameterGroups: inSync,
        optionGroupMemberships: options,
      },
      parameters: { acceptSqlServerAuditOption: 'true' },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.sqlserver_audit' }] }),
        answer(
          DescribeOptionGroupsCommand,
          { OptionGroupsList: [{ Options: [{ OptionName: 'TDE' }, { OptionName: 'SQLSERVER_AUDIT' }] }] },
          { input: { OptionGroupName: 'audit' } },
        ),
      ],
      annotation: /Option group audit has SQLSERVER_AUDIT; confirm what the databases audit/,
    },
  },
  nonCompliant: {
    'no value': {
      configuration: {
        engine: 'sqlserver-se',
        dBParameterGroups: [
          { dBParameterGroupName: 'default.sqlserver-se-15.0', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.sqlserver_audit' }] }),
      ],
      annotation:
        /rds\.sqlserver_audit is not fedramp_hipaa in parameter group default\.sqlserver-se-15\.0; it should be/,
    },
    'another value': {
      configuration: { engine: 'sqlserver-se', dBParameterGroups: inSync },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.sqlserver_audit', ParameterValue: 'true' }],
        }),
      ],
    },
    'a reboot is pending': {
      configuration: { engine: 'sqlserver-ee', dBParameterGroups: pending },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.sqlserver_audit', ParameterValue: 'fedramp_hipaa' }],
        }),
      ],
      annotation: /status is pending-reboot; in-sync is wanted/,
    },
    'a family without the parameter': {
      configuration: { engine: 'sqlserver-ex', dBParameterGroups: inSync },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [] })],
    },
    'no group': { configuration: { engine: 'sqlserver-ee', dBParameterGroups: [] } },
    'the option SQLSERVER_AUDIT, which is not asked about by default': {
      configuration: {
        engine: 'sqlserver-ee',
        dBParameterGroups: inSync,
        optionGroupMemberships: options,
      },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.sqlserver_audit' }] }),
      ],
    },
    'neither the parameter nor the option that will do': {
      configuration: {
        engine: 'sqlserver-ee',
        dBParameterGroups: inSync,
        optionGroupMemberships: options,
      },
      parameters: { acceptSqlServerAuditOption: 'true' },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.sqlserver_audit' }] }),
        answer(DescribeOptionGroupsCommand, { OptionGroupsList: [{ Options: [{ OptionName: 'TDE' }] }] }),
      ],
      annotation: /Nor is the option SQLSERVER_AUDIT in force/,
    },
    'the option that will do is not applied yet': {
      configuration: {
        engine: 'sqlserver-ee',
        dBParameterGroups: inSync,
        optionGroupMemberships: [{ optionGroupName: 'audit', status: 'pending-apply' }],
      },
      parameters: { acceptSqlServerAuditOption: 'true' },
      answers: [
        answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.sqlserver_audit' }] }),
      ],
    },
  },
  notApplicable: {
    MySQL: { configuration: { engine: 'mysql' }, annotation: /mysql; only SQL Server/ },
    'RDS Custom': { configuration: { engine: 'custom-sqlserver-ee' } },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the parameters are refused': {
      configuration: { engine: 'sqlserver-se', dBParameterGroups: inSync },
      answers: [failure(DescribeDBParametersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});

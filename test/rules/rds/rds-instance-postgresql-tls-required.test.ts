import { DescribeDBParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-instance-postgresql-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'on by the value of the default group': {
      configuration: {
        engine: 'postgres',
        engineVersion: '16.3',
        dBClusterIdentifier: null,
        dBParameterGroups: [{ dBParameterGroupName: 'default.postgres16', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1', Source: 'system' }] },
          {
            input: {
              DBParameterGroupName: 'default.postgres16',
              Filters: [{ Name: 'parameter-name', Values: ['rds.force_ssl'] }],
            },
          },
        ),
      ],
      annotation: /rds\.force_ssl is on/,
    },
    'no value, and on by default in version 15': {
      configuration: {
        engine: 'postgres',
        engineVersion: '15.7',
        dBParameterGroups: [{ dBParameterGroupName: 'default.postgres15', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] })],
    },
    'ON in capitals, and the casing of other channels': {
      configuration: {
        engine: 'POSTGRES',
        engineVersion: '13.15',
        dbparameterGroups: [{ dbparameterGroupName: 'hipaa', parameterApplyStatus: 'In-Sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: 'ON' }],
        }),
      ],
    },
    'pending a reboot, where only the value counts': {
      configuration: {
        engine: 'postgres',
        engineVersion: '13.15',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }],
      },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
    },
    'the groups as JSON text': {
      configuration: {
        engine: 'postgres',
        dBParameterGroups: '[{"dBParameterGroupName":"hipaa","parameterApplyStatus":"in-sync"}]',
      },
      answers: [
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: 'true' }] },
          { input: { DBParameterGroupName: 'hipaa' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'off by the value of the default group': {
      configuration: {
        engine: 'postgres',
        engineVersion: '14.12',
        dBParameterGroups: [{ dBParameterGroupName: 'default.postgres14', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0', Source: 'system' }],
        }),
      ],
      annotation: /rds\.force_ssl is off in parameter group default\.postgres14/,
    },
    'turned off in a version with it on by default': {
      configuration: {
        engine: 'postgres',
        engineVersion: '16.3',
        dBParameterGroups: [{ dBParameterGroupName: 'legacy-clients', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0', Source: 'user' }],
        }),
      ],
    },
    'no value, and off by default in version 14': {
      configuration: {
        engine: 'postgres',
        engineVersion: '14.12',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] })],
    },
    'an empty value, and off by default in version 9.6': {
      configuration: {
        engine: 'postgres',
        engineVersion: '9.6.22',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '' }],
        }),
      ],
    },
    'on, but pending a reboot': {
      configuration: {
        engine: 'postgres',
        engineVersion: '13.15',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
      annotation: /is on in parameter group hipaa, whose status is pending-reboot/,
    },
    'on, in a group of which no status is known': {
      configuration: {
        engine: 'postgres',
        engineVersion: '13.15',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: null }],
      },
      answers: [
        answer(DescribeDBParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
      annotation: /whose status is unknown/,
    },
    'the group does not have the parameter': {
      configuration: {
        engine: 'postgres',
        engineVersion: '15.7',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [] })],
      annotation: /hipaa does not have rds\.force_ssl/,
    },
    'a second group that is off': {
      configuration: {
        engine: 'postgres',
        engineVersion: '15.7',
        dBParameterGroups: [
          { dBParameterGroupName: 'first', parameterApplyStatus: 'in-sync' },
          { dBParameterGroupName: 'second', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] },
          { input: { DBParameterGroupName: 'first' } },
        ),
        answer(
          DescribeDBParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }] },
          { input: { DBParameterGroupName: 'second' } },
        ),
      ],
      annotation: /group second/,
    },
    'an empty list of groups': {
      configuration: { engine: 'postgres', engineVersion: '16.3', dBParameterGroups: [] },
      annotation: /no parameter group/,
    },
    'null for the groups': {
      configuration: { engine: 'postgres', engineVersion: '16.3', dBParameterGroups: null },
    },
    'no groups at all': { configuration: { engine: 'postgres', engineVersion: '16.3' } },
  },
  notApplicable: {
    'a member of a Multi-AZ cluster': {
      configuration: {
        engine: 'postgres',
        engineVersion: '14.12',
        dBClusterIdentifier: 'maz',
        dBParameterGroups: [{ dBParameterGroupName: 'default.postgres14', parameterApplyStatus: 'in-sync' }],
      },
      annotation: /cluster maz/,
    },
    'a member of a cluster, spelled as in cluster items': {
      configuration: { engine: 'postgres', dbclusterIdentifier: 'maz' },
    },
    'Aurora PostgreSQL': { configuration: { engine: 'aurora-postgresql' }, annotation: /aurora-postgresql/ },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the group is gone': {
      configuration: {
        engine: 'postgres',
        engineVersion: '16.3',
        dBParameterGroups: [{ dBParameterGroupName: 'gone', parameterApplyStatus: 'in-sync' }],
      },
      answers: [failure(DescribeDBParametersCommand, 'DBParameterGroupNotFoundFault')],
      error: /DBParameterGroupNotFound/,
    },
    'a group without a name': {
      configuration: { engine: 'postgres', dBParameterGroups: [{ parameterApplyStatus: 'in-sync' }] },
      error: /dBParameterGroupName: expected text, got nothing/,
    },
    'no value and no version to tell the default by': {
      configuration: {
        engine: 'postgres',
        dBParameterGroups: [{ dBParameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeDBParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] })],
      error: /configuration\.engineVersion: expected a version, got nothing/,
    },
  },
});

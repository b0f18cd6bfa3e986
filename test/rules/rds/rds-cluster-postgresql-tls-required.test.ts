import { DescribeDBClusterParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-cluster-postgresql-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

const inSync = [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'in-sync' }];
const pending = [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'pending-reboot' }];

testRule(rule, {
  compliant: {
    'on, and all members in sync': {
      configuration: {
        engine: 'aurora-postgresql',
        engineVersion: '15.4',
        dbclusterParameterGroup: 'hipaa',
        dbclusterMembers: inSync,
      },
      answers: [
        answer(
          DescribeDBClusterParametersCommand,
          { Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] },
          {
            input: {
              DBClusterParameterGroupName: 'hipaa',
              Filters: [{ Name: 'parameter-name', Values: ['rds.force_ssl'] }],
            },
          },
        ),
      ],
      annotation: /rds\.force_ssl is on/,
    },
    'no value, and on by default in Aurora PostgreSQL 17': {
      configuration: {
        engine: 'aurora-postgresql',
        engineVersion: '17.2',
        dbclusterParameterGroup: 'default.aurora-postgresql17',
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] }),
      ],
    },
    'no value, and on by default in PostgreSQL 15, in odd casing': {
      configuration: {
        Engine: 'POSTGRES',
        EngineVersion: '15.4',
        DBClusterParameterGroup: 'default.postgres15',
        DBClusterMembers: [{ DBInstanceIdentifier: 'a', DBClusterParameterGroupStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] }),
      ],
    },
    'on, with a reboot pending, where only the value counts': {
      configuration: {
        engine: 'aurora-postgresql',
        dbclusterParameterGroup: 'hipaa',
        dbclusterMembers: pending,
      },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: 'on' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'turned off': {
      configuration: {
        engine: 'aurora-postgresql',
        engineVersion: '15.4',
        dbclusterParameterGroup: 'legacy-clients',
        dbclusterMembers: inSync,
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }],
        }),
      ],
      annotation: /rds\.force_ssl is off in cluster parameter group legacy-clients/,
    },
    'no value, and off by default in Aurora PostgreSQL 16': {
      configuration: {
        engine: 'aurora-postgresql',
        engineVersion: '16.1',
        dbclusterParameterGroup: 'default.aurora-postgresql16',
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] }),
      ],
    },
    'no value, and off by default in PostgreSQL 9': {
      configuration: { engine: 'postgres', engineVersion: '9.6.22', dbclusterParameterGroup: 'hipaa' },
      answers: [
        answer(DescribeDBClusterParametersCommand, { Parameters: [{ ParameterName: 'rds.force_ssl' }] }),
      ],
    },
    'on, with a reboot pending': {
      configuration: {
        engine: 'aurora-postgresql',
        engineVersion: '15.4',
        dbclusterParameterGroup: 'hipaa',
        dbclusterMembers: pending,
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }],
        }),
      ],
      annotation: /pending-reboot on member writer/,
    },
    'no group': { configuration: { engine: 'postgres', dbclusterParameterGroup: '' } },
  },
  notApplicable: {
    'Aurora MySQL': {
      configuration: { engine: 'aurora-mysql' },
      annotation: /aurora-mysql, not Aurora Post/,
    },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the call is refused': {
      configuration: { engine: 'postgres', dbclusterParameterGroup: 'hipaa' },
      answers: [failure(DescribeDBClusterParametersCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});

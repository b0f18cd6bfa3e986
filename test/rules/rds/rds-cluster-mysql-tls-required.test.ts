import { DescribeDBClusterParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/rds/rds-cluster-mysql-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

const inSync = [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'in-sync' }];
const pending = [
  ...inSync,
  { dbinstanceIdentifier: 'reader', dbclusterParameterGroupStatus: 'pending-reboot' },
];

testRule(rule, {
  compliant: {
    'ON, and all members in sync': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'hipaa', dbclusterMembers: inSync },
      answers: [
        answer(
          DescribeDBClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'ON' }] },
          {
            input: {
              DBClusterParameterGroupName: 'hipaa',
              Filters: [{ Name: 'parameter-name', Values: ['require_secure_transport'] }],
            },
          },
        ),
      ],
    },
    'ON, in a cluster without members': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'hipaa', dbclusterMembers: [] },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'ON' }],
        }),
      ],
    },
    'true, in a Multi-AZ cluster with the members as JSON text and odd casing': {
      configuration: {
        engine: 'MySQL',
        dBClusterParameterGroup: 'hipaa',
        dBClusterMembers: '[{"dBInstanceIdentifier":"a","dBClusterParameterGroupStatus":"In-Sync"}]',
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'true' }],
        }),
      ],
    },
    'on, with a reboot pending, where only the value counts': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'hipaa', dbclusterMembers: pending },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1' }],
        }),
      ],
    },
    'no value, and on by default in Aurora MySQL 8.4': {
      configuration: {
        engine: 'aurora-mysql',
        engineVersion: '8.4.7',
        dbclusterParameterGroup: 'default.aurora-mysql8.4',
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport' }],
        }),
      ],
    },
  },
  nonCompliant: {
    'no value, and off by default in Aurora MySQL 3': {
      configuration: {
        engine: 'aurora-mysql',
        engineVersion: '8.0.mysql_aurora.3.04.0',
        dbclusterParameterGroup: 'default.aurora-mysql8.0',
        dbclusterMembers: inSync,
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport' }],
        }),
      ],
      annotation: /is off in cluster parameter group default\.aurora-mysql8\.0; it should be on/,
    },
    'no value, and off by default in MySQL 8.4': {
      configuration: { engine: 'mysql', engineVersion: '8.4.5', dbclusterParameterGroup: 'default.mysql8.4' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '' }],
        }),
      ],
    },
    'OFF where it is on by default': {
      configuration: {
        engine: 'aurora-mysql',
        engineVersion: '8.4.7',
        dbclusterParameterGroup: 'legacy-clients',
        dbclusterMembers: inSync,
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: 'OFF' }],
        }),
      ],
    },
    'on, with a reboot pending on one member': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'hipaa', dbclusterMembers: pending },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1' }],
        }),
      ],
      annotation: /is on, but the parameter group is pending-reboot on member reader/,
    },
    'the old engine, whose family does not have the parameter': {
      configuration: {
        engine: 'aurora',
        engineVersion: '5.6.10a',
        dbclusterParameterGroup: 'default.aurora5.6',
      },
      answers: [answer(DescribeDBClusterParametersCommand, { Parameters: [] })],
      annotation: /default\.aurora5\.6 does not have require_secure_transport/,
    },
    'null for the group': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: null },
      annotation: /no parameter group/,
    },
  },
  notApplicable: {
    'Aurora PostgreSQL': {
      configuration: { engine: 'aurora-postgresql' },
      annotation: /aurora-postgresql, not Aurora MySQL/,
    },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the group is gone': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'gone' },
      answers: [failure(DescribeDBClusterParametersCommand, 'DBParameterGroupNotFoundFault')],
      error: /DBParameterGroupNotFound/,
    },
    'no value and no version to tell the default by': {
      configuration: { engine: 'aurora-mysql', dbclusterParameterGroup: 'hipaa' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_secure_transport' }],
        }),
      ],
      error: /configuration\.engineVersion: expected a version/,
    },
  },
});

import { DescribeDBClusterParametersCommand } from '@aws-sdk/client-rds';
import { rule } from '../../../rules/docdb/docdb-cluster-tls-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const inSync = [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'in-sync' }];
const pending = [{ dbinstanceIdentifier: 'writer', dbclusterParameterGroupStatus: 'pending-reboot' }];

testRule(rule, {
  compliant: {
    enabled: {
      configuration: {
        engine: 'docdb',
        dbclusterParameterGroup: 'default.docdb5.0',
        dbclusterMembers: inSync,
      },
      answers: [
        answer(
          DescribeDBClusterParametersCommand,
          {
            Parameters: [
              { ParameterName: 'audit_logs', ParameterValue: 'disabled' },
              { ParameterName: 'tls', ParameterValue: 'enabled' },
            ],
          },
          { input: { DBClusterParameterGroupName: 'default.docdb5.0' } },
        ),
      ],
      annotation: /tls is enabled in parameter group default\.docdb5\.0/,
    },
    'no value, which means enabled': {
      configuration: { engine: 'DocDB', DBClusterParameterGroup: 'hipaa', DBClusterMembers: null },
      answers: [answer(DescribeDBClusterParametersCommand, { Parameters: [{ ParameterName: 'tls' }] })],
    },
    'TLS 1.2 where it is required': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa', dbclusterMembers: inSync },
      parameters: { requireTls12: 'true' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'tls1.2+' }],
        }),
      ],
    },
    'FIPS 140-3 where TLS 1.2 is required': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa' },
      parameters: { requireTls12: 'true' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'fips-140-3' }],
        }),
      ],
    },
    'TLS 1.3, with a reboot pending, where only the value counts': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa', dbclusterMembers: pending },
      parameters: { requireInSync: 'false' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'TLS1.3+' }],
        }),
      ],
    },
  },
  nonCompliant: {
    disabled: {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa', dbclusterMembers: inSync },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'disabled' }],
        }),
      ],
      annotation: /tls is disabled in parameter group hipaa; enabled or better is wanted/,
    },
    'a value that is not known': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa', dbclusterMembers: inSync },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'enabled,disabled' }],
        }),
      ],
    },
    'TLS 1.2, with a reboot pending on one member': {
      configuration: {
        engine: 'docdb',
        dbclusterParameterGroup: 'hipaa',
        dbclusterMembers: [...inSync, ...pending],
      },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'tls1.2+' }],
        }),
      ],
      annotation: /tls is tls1\.2\+, but the parameter group is pending-reboot/,
    },
    'enabled where TLS 1.2 is required': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa', dbclusterMembers: inSync },
      parameters: { requireTls12: 'true' },
      answers: [
        answer(DescribeDBClusterParametersCommand, {
          Parameters: [{ ParameterName: 'tls', ParameterValue: 'enabled' }],
        }),
      ],
      annotation: /tls is enabled .*; tls1\.2\+ is wanted/,
    },
    'the group does not have the parameter': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'hipaa' },
      answers: [answer(DescribeDBClusterParametersCommand, { Parameters: [] })],
    },
    'no group': { configuration: { engine: 'docdb', dbclusterMembers: '[]' } },
  },
  notApplicable: {
    'Aurora MySQL': { configuration: { engine: 'aurora-mysql' }, annotation: /aurora-mysql, not docdb/ },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'the group is gone': {
      configuration: { engine: 'docdb', dbclusterParameterGroup: 'gone' },
      answers: [failure(DescribeDBClusterParametersCommand, 'DBParameterGroupNotFoundFault')],
      error: /DBParameterGroupNotFound/,
    },
  },
});

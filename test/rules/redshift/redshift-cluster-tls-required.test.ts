import {
  DescribeClusterParameterGroupsCommand,
  DescribeClusterParametersCommand,
} from '@aws-sdk/client-redshift';
import { rule } from '../../../rules/redshift/redshift-cluster-tls-required';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'true in the group, and applied': {
      configuration: {
        clusterStatus: 'available',
        clusterParameterGroups: [
          {
            parameterGroupName: 'hipaa',
            parameterApplyStatus: 'in-sync',
            clusterParameterStatusList: [{ parameterName: 'require_ssl', parameterApplyStatus: 'in-sync' }],
          },
        ],
      },
      answers: [
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true', Source: 'user' }] },
          { input: { ParameterGroupName: 'hipaa', Source: undefined } },
        ),
      ],
      annotation: /require_ssl: true and applied/,
    },
    'the default group of redshift-2.0': {
      ignored: { clusterIdentifier: 'claims' },
      configuration: {
        encrypted: true,
        kmsKeyId: 'AWS_OWNED_KMS_KEY',
        clusterParameterGroups: [
          { parameterGroupName: 'default.redshift-2.0', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true', Source: 'engine-default' }],
        }),
      ],
    },
    'applied, while another parameter of the group waits for a reboot': {
      configuration: {
        clusterParameterGroups: [
          {
            parameterGroupName: 'hipaa',
            parameterApplyStatus: 'pending-reboot',
            clusterParameterStatusList: [
              { parameterName: 'wlm_json_configuration', parameterApplyStatus: 'pending-reboot' },
              { parameterName: 'require_ssl', parameterApplyStatus: 'in-sync' },
            ],
          },
        ],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }],
        }),
      ],
    },
    'no list of statuses, the group in-sync, and TRUE in capitals': {
      configuration: {
        clusterParameterGroups: [
          { parameterGroupName: 'hipaa', parameterApplyStatus: 'In-Sync', clusterParameterStatusList: null },
        ],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'TRUE' }],
        }),
      ],
    },
    'on the second page of the parameters': {
      configuration: {
        clusterParameterGroups: [
          {
            parameterGroupName: 'hipaa',
            parameterApplyStatus: 'in-sync',
            clusterParameterStatusList: [],
          },
        ],
      },
      answers: [
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'query_group' }], Marker: 'page-2' },
          { input: { Marker: undefined } },
        ),
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }] },
          { input: { Marker: 'page-2' } },
        ),
      ],
    },
    'no row for require_ssl in a group of redshift-2.0': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeClusterParametersCommand, { Parameters: [{ ParameterName: 'query_group' }] }),
        answer(
          DescribeClusterParameterGroupsCommand,
          {
            ParameterGroups: [{ ParameterGroupName: 'hipaa', ParameterGroupFamily: 'redshift-2.0' }],
          },
          { input: { ParameterGroupName: 'hipaa' } },
        ),
      ],
    },
    'ciphers of FIPS 140, as asked for': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      parameters: { requireFips: 'true' },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [
            { ParameterName: 'require_ssl', ParameterValue: 'true' },
            { ParameterName: 'use_fips_ssl', ParameterValue: 'true' },
          ],
        }),
      ],
      annotation: /require_ssl and use_fips_ssl/,
    },
    'the groups as JSON text': {
      configuration: {
        clusterParameterGroups: '[{"parameterGroupName":"hipaa","parameterApplyStatus":"in-sync"}]',
      },
      answers: [
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }] },
          { input: { ParameterGroupName: 'hipaa' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'the default group of redshift-1.0': {
      configuration: {
        clusterParameterGroups: [
          { parameterGroupName: 'default.redshift-1.0', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'false', Source: 'engine-default' }],
        }),
      ],
      annotation: /require_ssl is not true in parameter group default\.redshift-1\.0/,
    },
    'true in the group, but waiting for a reboot': {
      configuration: {
        clusterParameterGroups: [
          {
            parameterGroupName: 'hipaa',
            parameterApplyStatus: 'in-sync',
            clusterParameterStatusList: [
              { parameterName: 'require_ssl', parameterApplyStatus: 'pending-reboot' },
            ],
          },
        ],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }],
        }),
      ],
      annotation: /status in the cluster is pending-reboot/,
    },
    'true in a group that waits for a reboot': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'pending-reboot' }],
      },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }],
        }),
      ],
    },
    'true, of a status that nobody tells': {
      configuration: { clusterParameterGroups: [{ parameterGroupName: 'hipaa' }] },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }],
        }),
      ],
      annotation: /is unknown/,
    },
    'ciphers of FIPS 140 are asked for, and off': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      parameters: { requireFips: 'true' },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [
            { ParameterName: 'require_ssl', ParameterValue: 'true' },
            { ParameterName: 'use_fips_ssl', ParameterValue: 'false' },
          ],
        }),
      ],
      annotation: /use_fips_ssl is not true/,
    },
    'ciphers of FIPS 140 are asked for, and wait for a reboot': {
      configuration: {
        clusterParameterGroups: [
          {
            parameterGroupName: 'hipaa',
            parameterApplyStatus: 'in-sync',
            clusterParameterStatusList: [
              { parameterName: 'require_ssl', parameterApplyStatus: 'in-sync' },
              { parameterName: 'use_fips_ssl', parameterApplyStatus: 'pending-reboot' },
            ],
          },
        ],
      },
      parameters: { requireFips: 'true' },
      answers: [
        answer(DescribeClusterParametersCommand, {
          Parameters: [
            { ParameterName: 'require_ssl', ParameterValue: 'true' },
            { ParameterName: 'use_fips_ssl', ParameterValue: 'true' },
          ],
        }),
      ],
      annotation: /use_fips_ssl is true .* pending-reboot/,
    },
    'ciphers of FIPS 140 are asked for, and not in the list of a redshift-2.0 group': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      parameters: { requireFips: 'true' },
      answers: [
        answer(DescribeClusterParametersCommand, { Parameters: [] }),
        answer(DescribeClusterParameterGroupsCommand, {
          ParameterGroups: [{ ParameterGroupName: 'hipaa', ParameterGroupFamily: 'redshift-2.0' }],
        }),
      ],
      annotation: /use_fips_ssl is not true/,
    },
    'no row for require_ssl in a group of redshift-1.0': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeClusterParametersCommand, { Parameters: [] }),
        answer(DescribeClusterParameterGroupsCommand, {
          ParameterGroups: [{ ParameterGroupName: 'hipaa', ParameterGroupFamily: 'redshift-1.0' }],
        }),
      ],
    },
    'require_ssl without a value': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [answer(DescribeClusterParametersCommand, { Parameters: [{ ParameterName: 'require_ssl' }] })],
    },
    'a second group that does not ask for TLS': {
      configuration: {
        clusterParameterGroups: [
          { parameterGroupName: 'first', parameterApplyStatus: 'in-sync' },
          { parameterGroupName: 'second', parameterApplyStatus: 'in-sync' },
        ],
      },
      answers: [
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }] },
          { input: { ParameterGroupName: 'first' } },
        ),
        answer(
          DescribeClusterParametersCommand,
          { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'false' }] },
          { input: { ParameterGroupName: 'second' } },
        ),
      ],
      annotation: /group second/,
    },
    'an empty list of groups': { configuration: { clusterParameterGroups: [] } },
    'nothing at all': { configuration: {}, annotation: /no parameter group/ },
  },
  notApplicable: {
    'being deleted': {
      configuration: {
        clusterStatus: 'deleting',
        clusterParameterGroups: [{ parameterGroupName: 'default.redshift-1.0' }],
      },
      annotation: /deleting/,
    },
    'its last snapshot is being taken': { configuration: { clusterStatus: 'Final-Snapshot' } },
  },
  fails: {
    'the group is gone': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'gone', parameterApplyStatus: 'in-sync' }],
      },
      answers: [failure(DescribeClusterParametersCommand, 'ClusterParameterGroupNotFoundFault')],
      error: /ClusterParameterGroupNotFound/,
    },
    'the family is not told': {
      configuration: {
        clusterParameterGroups: [{ parameterGroupName: 'hipaa', parameterApplyStatus: 'in-sync' }],
      },
      answers: [
        answer(DescribeClusterParametersCommand, { Parameters: [] }),
        answer(DescribeClusterParameterGroupsCommand, { ParameterGroups: [] }),
      ],
      error: /without the family of hipaa/,
    },
    'a group without a name': {
      configuration: { clusterParameterGroups: [{ parameterApplyStatus: 'in-sync' }] },
      error: /parameterGroupName: expected text, got nothing/,
    },
  },
});

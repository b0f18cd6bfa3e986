import { rule } from '../../../rules/redshift/redshift-parameter-group-tls-required';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'require_ssl is true': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-1.0' },
      supplementaryConfiguration: {
        Parameters: [
          { parameterName: 'use_fips_ssl', parameterValue: 'false' },
          { parameterName: 'require_ssl', parameterValue: 'true' },
        ],
      },
    },
    'TRUE in capitals, in a family that nobody names': {
      configuration: { parameterGroupName: 'hipaa' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'require_ssl', parameterValue: 'TRUE' }] },
    },
    'the parameters as JSON text': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-1.0' },
      supplementaryConfiguration: {
        Parameters: '[{"parameterName":"require_ssl","parameterValue":"true"}]',
      },
    },
    'not set in a redshift-2.0 group': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-2.0' },
      supplementaryConfiguration: {
        Parameters: [{ parameterName: 'query_group', parameterValue: 'default' }],
      },
      annotation: /true by default/,
    },
    'no parameters in a redshift-2.0 group': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'Redshift-2.0' },
      supplementaryConfiguration: { Parameters: [] },
    },
  },
  nonCompliant: {
    'require_ssl is false': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-1.0' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'require_ssl', parameterValue: 'false' }] },
      annotation: /not true/,
    },
    'turned off in a redshift-2.0 group': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-2.0' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'require_ssl', parameterValue: 'false' }] },
    },
    'require_ssl without a value': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-2.0' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'require_ssl', parameterValue: null }] },
    },
    'not set in a redshift-1.0 group': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-1.0' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'query_group', parameterValue: null }] },
      annotation: /family: redshift-1\.0/,
    },
    'not set in a family of the future': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-3.0' },
      supplementaryConfiguration: { Parameters: [] },
    },
    'nothing at all': { configuration: {}, annotation: /family: unknown/ },
  },
  notApplicable: {
    "AWS's own group": {
      configuration: { parameterGroupName: 'default.redshift-1.0', parameterGroupFamily: 'redshift-1.0' },
      supplementaryConfiguration: { Parameters: [{ parameterName: 'require_ssl', parameterValue: 'false' }] },
    },
  },
  fails: {
    'a redshift-2.0 group whose parameters are missing': {
      configuration: { parameterGroupName: 'hipaa', parameterGroupFamily: 'redshift-2.0' },
      error: /supplementaryConfiguration\.Parameters: expected a list, got nothing/,
    },
  },
});

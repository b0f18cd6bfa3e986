import { rule } from '../../../rules/appflow/appflow-flow-destination-approved';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    S3: {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      annotation: /^The flow sends data to S3\.$/,
    },
    'three approved destinations in other letter cases': {
      configuration: {
        FlowName: 'f',
        DestinationFlowConfigList: [
          { ConnectorType: 'redshift' },
          { ConnectorType: 'EVENTBRIDGE' },
          { ConnectorType: 'CustomerProfiles' },
        ],
      },
    },
    'the destinations as JSON text': {
      configuration: { DestinationFlowConfigList: '[{"ConnectorType":"S3"},null]' },
    },
    'a destination that a parameter approves, in another spelling': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'SAPOData' }] },
      parameters: { approvedConnectorTypes: 'Salesforce, SapoData' },
    },
    'a source outside AWS': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      ignored: { SourceFlowConfig: { ConnectorType: 'Salesforce' } },
    },
  },
  nonCompliant: {
    'Salesforce beside S3': {
      configuration: {
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }, { ConnectorType: 'Salesforce' }],
      },
      annotation: /data to Salesforce; approved are: S3, Redshift, EventBridge, CustomerProfiles\.$/,
    },
    'a custom connector': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'CustomConnector' }] },
    },
    'Upsolver and Snowflake, which use buckets': {
      configuration: {
        DestinationFlowConfigList: [{ ConnectorType: 'Upsolver' }, { ConnectorType: 'Snowflake' }],
      },
      annotation: /data to Upsolver, Snowflake;/,
    },
    'S3 where a parameter approves another alone': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      parameters: { approvedConnectorTypes: 'Redshift' },
      annotation: /data to S3; approved are: Redshift\.$/,
    },
    'a destination of no kind': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'S3' }, {}] },
      annotation: /data to \(no type\);/,
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /no destination/ },
    'no destinations': { configuration: { DestinationFlowConfigList: [] } },
    'null destinations': { configuration: { FlowName: 'f', DestinationFlowConfigList: null } },
  },
  fails: {
    'a kind that is no text': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 3 }] },
      error: /DestinationFlowConfigList\[0\]\.ConnectorType: expected text, got number 3/,
    },
  },
});

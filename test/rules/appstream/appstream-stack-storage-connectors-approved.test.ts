import { rule } from '../../../rules/appstream/appstream-stack-storage-connectors-approved';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'an empty configuration': { configuration: {}, annotation: /no persistent storage/ },
    'a name alone': { configuration: {}, ignored: { Name: 's' } },
    'no connectors': { configuration: { StorageConnectors: [] } },
    'null connectors': { configuration: { StorageConnectors: null } },
    'home folders': {
      configuration: { StorageConnectors: [{ ConnectorType: 'HOMEFOLDERS' }] },
      ignored: { Name: 's' },
      annotation: /^Storage connectors of the stack: HOMEFOLDERS\.$/,
    },
    'home folders, as JSON text and in lower case': {
      configuration: { StorageConnectors: '[{"ConnectorType":"homefolders"}]' },
    },
    'a connector that a parameter approves': {
      configuration: {
        StorageConnectors: [{ ConnectorType: 'HOMEFOLDERS' }, { ConnectorType: 'ONE_DRIVE' }],
      },
      parameters: { approvedConnectorTypes: 'HomeFolders, one_drive' },
    },
  },
  nonCompliant: {
    'Google Drive beside home folders': {
      configuration: {
        StorageConnectors: [{ ConnectorType: 'HOMEFOLDERS' }, { ConnectorType: 'GOOGLE_DRIVE' }],
      },
      annotation: /storage connectors GOOGLE_DRIVE; only HOMEFOLDERS may be offered/,
    },
    'OneDrive alone': { configuration: { StorageConnectors: [{ ConnectorType: 'ONE_DRIVE' }] } },
    'home folders where a parameter approves another alone': {
      configuration: { StorageConnectors: [{ ConnectorType: 'HOMEFOLDERS' }] },
      parameters: { approvedConnectorTypes: 'ONE_DRIVE' },
    },
    'a connector of no kind': {
      configuration: { StorageConnectors: [{ ConnectorType: null }] },
      annotation: /storage connectors \(no type\);/,
    },
  },
  fails: {
    'connectors that are none': {
      configuration: { StorageConnectors: 'HOMEFOLDERS' },
      error: /configuration\.StorageConnectors: expected a list/,
    },
  },
});

import { rule } from '../../../rules/docdb/docdb-cluster-snapshot-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    encrypted: { configuration: { engine: 'docdb', storageEncrypted: true, status: 'available' } },
    'the flag as text, in the spelling of the API': {
      configuration: { Engine: 'DocDB', StorageEncrypted: 'true', Status: 'copying' },
    },
  },
  nonCompliant: {
    'not encrypted': {
      configuration: { engine: 'docdb', storageEncrypted: false, status: 'available' },
      annotation: /not encrypted; a copy with a KMS key is wanted/,
    },
    'no flag': { configuration: { engine: 'docdb', storageEncrypted: null } },
  },
  notApplicable: {
    'of Aurora MySQL': {
      configuration: { engine: 'aurora-mysql', storageEncrypted: false },
      annotation: /of aurora-mysql/,
    },
    'no engine': { configuration: {}, annotation: /not named/ },
    'a snapshot that failed': {
      configuration: { engine: 'docdb', storageEncrypted: false, status: 'failed' },
    },
    'being deleted': {
      configuration: { engine: 'docdb', status: 'Deleting' },
      annotation: /status deleting/,
    },
  },
});

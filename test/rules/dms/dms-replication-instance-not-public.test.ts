import { rule } from '../../../rules/dms/dms-replication-instance-not-public';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'not public': {
      configuration: { PubliclyAccessible: false },
      ignored: { MultiAZ: false, EngineVersion: '3.5.4' },
    },
    'not public, as text': { configuration: { PubliclyAccessible: 'false' } },
    'not public, in other casing': { configuration: { publiclyAccessible: 'False' } },
  },
  nonCompliant: {
    public: { configuration: { PubliclyAccessible: true }, annotation: /private addresses alone are wanted/ },
    'public, as text': { configuration: { PubliclyAccessible: 'true' } },
    'an empty configuration': { configuration: {} },
    null: { configuration: { PubliclyAccessible: null } },
  },
  fails: {
    'a flag that is none': {
      configuration: { PubliclyAccessible: 'no' },
      error: /configuration\.PubliclyAccessible: expected true or false/,
    },
  },
});

import { rule } from '../../../rules/vpc/vpc-transit-gateway-auto-accept-disabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'automatic acceptance is off': { configuration: { AutoAcceptSharedAttachments: 'disable' } },
    'off in another letter case': { configuration: { AutoAcceptSharedAttachments: 'Disable' } },
    'the setting is left out, which is off': { configuration: {}, ignored: { Id: 'tgw-1' } },
    'an empty configuration': { configuration: {} },
    'a null': { configuration: { AutoAcceptSharedAttachments: null } },
  },
  nonCompliant: {
    'automatic acceptance is on': {
      configuration: { AutoAcceptSharedAttachments: 'enable' },
      annotation: /is set to enable; disable is wanted/,
    },
    'on in another letter case, as an advanced query wraps it': {
      configuration: { AutoAcceptSharedAttachments: { value: 'ENABLE' } },
    },
  },
  fails: {
    'a setting of another kind': {
      configuration: { AutoAcceptSharedAttachments: true },
      error: /AutoAcceptSharedAttachments: expected text/,
    },
  },
});

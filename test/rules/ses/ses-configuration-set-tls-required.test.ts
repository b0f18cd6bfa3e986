import { rule } from '../../../rules/ses/ses-configuration-set-tls-required';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'TLS is required': {
      configuration: { DeliveryOptions: { TlsPolicy: 'REQUIRE' } },
      ignored: { Name: 'phi' },
    },
    'TLS is required, as the first API spells it': {
      configuration: { DeliveryOptions: { TlsPolicy: 'Require' } },
    },
    'the options as JSON text': { configuration: { DeliveryOptions: '{"TlsPolicy":"REQUIRE"}' } },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /TLS policy is OPTIONAL/ },
    'no delivery options': { ignored: { Name: 'phi', SendingOptions: { SendingEnabled: true } } },
    'null delivery options': { configuration: { DeliveryOptions: null } },
    'empty delivery options': { configuration: { DeliveryOptions: {} } },
    // SendingPoolName is not declared; the text keeps it inside the options.
    'delivery options with a pool alone': {
      configuration: { DeliveryOptions: '{"SendingPoolName":"p"}' },
    },
    'TLS is optional': {
      configuration: { DeliveryOptions: { TlsPolicy: 'Optional' } },
      annotation: /TLS policy is Optional.*REQUIRE is wanted/,
    },
    'TLS is optional, in capitals': { configuration: { DeliveryOptions: { TlsPolicy: 'OPTIONAL' } } },
    'a null policy': { configuration: { DeliveryOptions: { TlsPolicy: null } } },
  },
  fails: {
    'delivery options of another kind': {
      configuration: { DeliveryOptions: ['REQUIRE'] },
      error: /configuration\.DeliveryOptions: expected an object, got a list/,
    },
  },
});

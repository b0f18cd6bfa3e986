import { ConfigurationSet } from '../../shared/resources/ses';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ses-configuration-set-tls-required',
  title: 'SES configuration sets require TLS for delivery',
  rationale:
    'By default SES hands mail over in clear to a server that offers no TLS, and PHI in it can be read on the way.',
  whitepaper: {
    section: 'Amazon Simple Email Service (Amazon SES)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set TlsPolicy of the configuration set to REQUIRE (PutConfigurationSetDeliveryOptions). Mail to servers without TLS ' +
    'then bounces.',
  resource: ConfigurationSet,

  evaluate({ configuration: { DeliveryOptions: delivery } }) {
    // Without a policy TLS is optional.
    const policy = delivery?.TlsPolicy ?? 'OPTIONAL';
    if (policy.toUpperCase() === 'REQUIRE') return compliant('Mail is delivered over TLS only.');
    return nonCompliant(`The TLS policy is ${policy}, so mail may be delivered in clear; REQUIRE is wanted.`);
  },
});

export const { handler } = rule;

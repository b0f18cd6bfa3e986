import { oldestTlsOf, refusesTlsBelow12 } from '../../shared/elb-tls-policies';
import { booleanParameter, listParameter } from '../../shared/parameters';
import { Listener } from '../../shared/resources/elbv2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elbv2-listener-min-tls12',
  title: 'HTTPS and TLS listeners of load balancers refuse TLS before 1.2',
  rationale:
    'A policy that admits TLS 1.0 or 1.1 lets an attacker push a connection with PHI down to a version that can be broken.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set the security policy of the listener to ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 or a stricter one (ModifyListener).',
  resource: Listener,
  parameters: {
    additionalPolicies: listParameter({
      default: [],
      description:
        'Security policies of listeners to accept besides those that begin at TLS 1.2 by their name.',
    }),
    requireFips: booleanParameter({
      default: false,
      description: 'Accept only the security policies of listeners that use FIPS-validated cryptography.',
    }),
  },

  evaluate({ configuration: listener }, { parameters: { additionalPolicies, requireFips } }) {
    const protocol = listener.Protocol?.toUpperCase();
    if (protocol !== 'HTTPS' && protocol !== 'TLS')
      return notApplicable(`The listener ends no TLS; its protocol is ${protocol ?? 'not set'}.`);
    const policy = listener.SslPolicy;
    if (policy === undefined)
      return nonCompliant('No security policy is named; one from TLS 1.2 upwards is wanted.');
    const isAdditional = additionalPolicies.some((name) => name.toLowerCase() === policy.toLowerCase());
    if (!isAdditional && !refusesTlsBelow12(policy))
      return nonCompliant(
        `Security policy ${policy} admits TLS ${oldestTlsOf(policy) ?? 'of an unknown version'}; one from TLS 1.2 upwards is wanted.`,
      );
    if (requireFips && !/-FIPS-/i.test(policy))
      return nonCompliant(`Security policy ${policy} is none of the FIPS ones, of which one is wanted.`);
    return compliant(`The security policy is ${policy}.`);
  },
});

export const { handler } = rule;

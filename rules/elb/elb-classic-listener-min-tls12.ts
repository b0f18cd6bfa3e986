import { classicListeners } from '../../shared/elb-listeners';
import { classicTlsGap } from '../../shared/elb-tls-policies';
import { ClassicLoadBalancer } from '../../shared/resources/elb';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elb-classic-listener-min-tls12',
  title: 'Listeners of Classic Load Balancers negotiate TLS 1.2 only',
  rationale:
    'SSL and the first versions of TLS have known weaknesses; what is encrypted with them does not count as secured PHI.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Give the listener a policy that refers to ELBSecurityPolicy-TLS-1-2-2017-01 (SetLoadBalancerPoliciesOfListener).',
  resource: ClassicLoadBalancer,

  evaluate({ configuration, supplementaryConfiguration: { LoadBalancerPolicies: policies } }) {
    const secured = classicListeners(configuration).filter(({ front }) => ['HTTPS', 'SSL'].includes(front));
    if (secured.length === 0) return notApplicable('No listener ends TLS.');
    const gaps = secured.flatMap((listener) => {
      const gap = classicTlsGap(listener, policies);
      return gap === undefined ? [] : [`port ${String(listener.port)} ${gap}`];
    });
    const [first] = gaps;
    if (first === undefined)
      return compliant(`All ${String(secured.length)} listener(s) that end TLS negotiate TLS 1.2 only.`);
    return nonCompliant(
      `${String(gaps.length)} of ${String(secured.length)} listener(s) may negotiate less than TLS 1.2: ` +
        `${first}. ELBSecurityPolicy-TLS-1-2-2017-01 is wanted.`,
    );
  },
});

export const { handler } = rule;

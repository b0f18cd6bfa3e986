import { classicListeners, mayBeClear, passThroughParameters } from '../../shared/elb-listeners';
import { ClassicLoadBalancer } from '../../shared/resources/elb';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elb-classic-front-end-listeners-encrypted',
  title: 'Classic Load Balancers take encrypted traffic from clients only',
  rationale:
    'A listener for HTTP, or for TCP that is not encrypted, takes PHI from clients in a form that anybody on the way can read.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'critical',
  remediation:
    'Make a listener for HTTPS or SSL (CreateLoadBalancerListeners) and delete the one in clear: a Classic Load Balancer cannot redirect.',
  resource: ClassicLoadBalancer,
  parameters: passThroughParameters,

  evaluate({ configuration }, { parameters }) {
    const listeners = classicListeners(configuration);
    if (listeners.length === 0) return notApplicable('The load balancer listens on no port.');
    const count = String(listeners.length);
    const open = listeners.filter(({ front, back, port }) => {
      if (front === 'HTTPS' || front === 'SSL') return false;
      // In front of an SSL back end TCP arrives in clear: the balancer adds TLS itself.
      return front !== 'TCP' || back !== 'TCP' || mayBeClear(port, parameters);
    });
    const [first] = open;
    if (first === undefined)
      return compliant(
        `Clients reach all ${count} listener(s) over HTTPS, SSL or TCP that is passed through.`,
      );
    return nonCompliant(
      `${String(open.length)} of ${count} listener(s) may take traffic in clear, such as ${first.front} on port ` +
        `${String(first.port)} with ${first.back} behind; HTTPS or SSL is wanted in front.`,
    );
  },
});

export const { handler } = rule;

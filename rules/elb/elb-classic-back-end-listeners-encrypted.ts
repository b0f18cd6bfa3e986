import { classicListeners } from '../../shared/elb-listeners';
import { booleanParameter } from '../../shared/parameters';
import { ClassicLoadBalancer } from '../../shared/resources/elb';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'elb-classic-back-end-listeners-encrypted',
  title: 'Classic Load Balancers encrypt traffic to their instances',
  rationale:
    'A balancer that ends TLS and speaks HTTP or TCP to its instances puts PHI on the network in clear behind it.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'critical',
  remediation:
    'Let the instances serve TLS, and make the listener anew with HTTPS or SSL as its instance protocol.',
  resource: ClassicLoadBalancer,
  parameters: {
    allowPassthrough: booleanParameter({
      default: true,
      description:
        'Accept listeners that are TCP on both sides and hand encrypted sessions to the instances.',
    }),
  },

  evaluate({ configuration }, { parameters: { allowPassthrough } }) {
    const listeners = classicListeners(configuration);
    if (listeners.length === 0) return notApplicable('The load balancer has no listeners.');
    const count = String(listeners.length);
    const open = listeners.filter(({ front, back }) => {
      if (back === 'HTTPS' || back === 'SSL') return false;
      // TCP behind an SSL front is no pass-through: the balancer has taken the encryption off.
      return front !== 'TCP' || back !== 'TCP' || !allowPassthrough;
    });
    const [first] = open;
    if (first === undefined)
      return compliant(`${count} listener(s), which encrypt towards the instances or pass sessions through.`);
    return nonCompliant(
      `${String(open.length)} of ${count} listener(s) may reach the instances in clear, such as one with ` +
        `${first.front} in front and ${first.back} behind; HTTPS or SSL is wanted behind.`,
    );
  },
});

export const { handler } = rule;

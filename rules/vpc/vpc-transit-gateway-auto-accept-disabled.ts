import { TransitGateway } from '../../shared/resources/ec2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'vpc-transit-gateway-auto-accept-disabled',
  title: 'Transit gateways do not accept shared attachments automatically',
  rationale:
    'A transit gateway that accepts by itself joins the network of another account to the one with PHI before anybody has looked at it.',
  whitepaper: { section: 'Amazon Virtual Private Cloud', editions: [2017, 2024], basis: 'optional' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)'],
  severity: 'low',
  remediation:
    'Set AutoAcceptSharedAttachments to disable (ModifyTransitGateway) and accept each attachment after a review.',
  resource: TransitGateway,

  evaluate({ configuration: { AutoAcceptSharedAttachments: setting = 'disable' } }) {
    if (setting.toLowerCase() === 'disable')
      return compliant('Attachments that other accounts ask for wait until they are accepted.');
    return nonCompliant(
      `Automatic acceptance of shared attachments is set to ${setting}; disable is wanted, so that somebody approves each.`,
    );
  },
});

export const { handler } = rule;

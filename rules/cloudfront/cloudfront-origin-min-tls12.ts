import { originsOf } from '../../shared/cloudfront';
import { choicesParameter } from '../../shared/parameters';
import { Distribution } from '../../shared/resources/cloudfront';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudfront-origin-min-tls12',
  title: 'CloudFront distributions use TLS 1.2 towards custom origins',
  rationale:
    'Whoever sits between CloudFront and an origin can talk both down to an old protocol, as long as it is on the list.',
  whitepaper: { section: 'Amazon CloudFront', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'low',
  remediation: 'Leave only TLSv1.2 in the SSL protocols of each custom origin.',
  resource: Distribution,
  parameters: {
    disallowedProtocols: choicesParameter({
      default: ['SSLv3', 'TLSv1', 'TLSv1.1'],
      choices: ['SSLv3', 'TLSv1', 'TLSv1.1'],
      description: 'Protocols that CloudFront must not use towards custom origins.',
    }),
  },

  evaluate({ configuration: { distributionConfig: config } }, { parameters: { disallowedProtocols } }) {
    const disallowed = disallowedProtocols.map((protocol) => protocol.toLowerCase());
    const custom = originsOf(config).flatMap(({ id = 'without an id', customOriginConfig: settings }) => {
      // Origins that are never reached over TLS are found by the rule that wants HTTPS.
      if (settings === undefined || settings.originProtocolPolicy?.toLowerCase() === 'http-only') return [];
      const listed = settings.originSslProtocols?.items ?? [];
      return [{ id, old: listed.filter((protocol) => disallowed.includes(protocol.toLowerCase())) }];
    });
    if (custom.length === 0) return notApplicable('No custom origin is reached over TLS.');
    const faults = custom.flatMap(({ id, old }) => (old.length > 0 ? [`${id} (${old.join(', ')})`] : []));
    if (faults.length === 0) return compliant('No custom origin lists a protocol that is out of date.');
    return nonCompliant(
      `TLSv1.2 alone is wanted; ${String(faults.length)} of ${String(custom.length)} custom origins list older protocols: ${faults.join('; ')}.`,
    );
  },
});

export const { handler } = rule;

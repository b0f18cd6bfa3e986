import { behaviorsOf, isHttpsOnly } from '../../shared/cloudfront';
import { booleanParameter } from '../../shared/parameters';
import { Distribution } from '../../shared/resources/cloudfront';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudfront-viewer-https-required',
  title: 'CloudFront distributions serve viewers over HTTPS only',
  rationale:
    'A single behavior that allows HTTP sends PHI to browsers in clear, and to an S3 origin as well, which is asked in the same protocol.',
  whitepaper: { section: 'Amazon CloudFront', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set the viewer protocol policy of every behavior to https-only or redirect-to-https. The runbook ' +
    'AWSConfigRemediation-EnableCloudFrontViewerPolicyHTTPS does so.',
  resource: Distribution,
  parameters: {
    httpsOnly: booleanParameter({
      default: false,
      description:
        'Refuse redirect-to-https, with which the first request still crosses the network in clear.',
    }),
  },

  evaluate({ configuration: { distributionConfig: config } }, { parameters: { httpsOnly } }) {
    const behaviors = behaviorsOf(config);
    const clear = behaviors.filter(({ viewerProtocolPolicy: policy }) =>
      httpsOnly ? policy !== 'https-only' : !isHttpsOnly(policy),
    );
    if (clear.length === 0) return compliant('No behavior serves viewers over plain HTTP.');
    const wanted = httpsOnly ? 'https-only' : 'https-only or redirect-to-https';
    const seen = clear
      .map(({ name, viewerProtocolPolicy }) => `${name} (${viewerProtocolPolicy})`)
      .join(', ');
    return nonCompliant(
      `${wanted} is wanted; ${String(clear.length)} of ${String(behaviors.length)} behaviors are otherwise: ${seen}.`,
    );
  },
});

export const { handler } = rule;

import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { originLegs } from '../../shared/cloudfront';
import { booleanParameter } from '../../shared/parameters';
import { Distribution } from '../../shared/resources/cloudfront';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudfront-origin-https-required',
  title: 'CloudFront distributions reach their origins over HTTPS only',
  rationale:
    'What viewers receive encrypted has come from the origin first; over HTTP, PHI crosses the internet or the VPC in clear there.',
  whitepaper: { section: 'Amazon CloudFront', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set the protocol policy of the origin to https-only. The website endpoint of a bucket has no HTTPS: use the bucket itself with an origin access control.',
  resource: Distribution,
  parameters: {
    httpsOnly: booleanParameter({
      default: false,
      description: 'Refuse match-viewer, even where all viewers must use HTTPS.',
    }),
  },
  permissions: ['cloudfront:GetVpcOrigin'],
  // The policy of a VPC origin is its own: a change makes no item of the distribution.
  alsoEvery: '24h',

  async evaluate({ configuration: { distributionConfig: config } }, { accountId, client, parameters }) {
    const legs = await originLegs(client(CloudFrontClient), config, accountId);
    if (legs.length === 0)
      return notApplicable('All origins are S3 buckets, which follow the protocol of viewers.');
    const unread = legs.filter(({ protocolPolicy }) => protocolPolicy === undefined).map(({ id }) => id);
    const note =
      unread.length > 0 ? ` Not judged, since it cannot be read: VPC origin ${unread.join(', ')}.` : '';
    if (unread.length === legs.length) return notApplicable(`Nothing to judge.${note}`);
    const clear = legs.filter(({ protocolPolicy: policy = 'https-only', hasClearViewers }) => {
      const isMatched = policy === 'match-viewer' && !hasClearViewers && !parameters.httpsOnly;
      return policy !== 'https-only' && !isMatched;
    });
    if (clear.length === 0) return compliant(`Origins are reached over HTTPS.${note}`);
    const seen = clear.map(({ id, protocolPolicy }) => `${id} (${String(protocolPolicy)})`).join(', ');
    return nonCompliant(
      `https-only is wanted; ${String(clear.length)} of ${String(legs.length)} origins may be reached over plain HTTP: ${seen}.`,
    );
  },
});

export const { handler } = rule;

import { Bucket } from '../../shared/resources/s3';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 's3-bucket-website-hosting-disabled',
  title: 'S3 buckets do not serve websites',
  rationale:
    'The website endpoints of S3 have no HTTPS at all: every object that a visitor gets from one crosses the network in clear.',
  whitepaper: {
    section: 'Amazon Simple Storage Service (Amazon S3)',
    editions: [2017, 2024],
    basis: 'implied',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Delete the website configuration of the bucket, and let CloudFront serve the objects over HTTPS with origin access control.',
  resource: Bucket,

  evaluate({ supplementaryConfiguration: { BucketWebsiteConfiguration: website } }) {
    const pages = [
      ...(website?.indexDocumentSuffix === undefined
        ? []
        : [`index document ${website.indexDocumentSuffix}`]),
      ...(website?.errorDocument === undefined ? [] : [`error document ${website.errorDocument}`]),
      ...(website?.routingRules ?? []).slice(0, 1).map(() => 'routing rules'),
    ];
    if (pages.length > 0)
      return nonCompliant(
        `The bucket serves a website, which S3 does over plain HTTP alone: ${pages.join(', ')}. Website hosting should be off.`,
      );
    const redirect = website?.redirectAllRequestsTo;
    if (redirect?.hostName === undefined && redirect?.protocol === undefined)
      return compliant('Website hosting is off.');
    const host = redirect.hostName ?? 'another host';
    // Without a protocol the redirect keeps that of the request, which is HTTP.
    if (redirect.protocol?.toLowerCase() === 'https')
      return compliant(
        `The website endpoint serves no objects: it sends every request on to HTTPS on ${host}.`,
      );
    return nonCompliant(
      `The website endpoint sends every request on to ${host} over plain HTTP; HTTPS is wanted, or no website hosting.`,
    );
  },
});

export const { handler } = rule;

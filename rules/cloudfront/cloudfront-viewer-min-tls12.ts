import { booleanParameter } from '../../shared/parameters';
import { Distribution } from '../../shared/resources/cloudfront';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'cloudfront-viewer-min-tls12',
  title: 'CloudFront distributions require TLS 1.2 or later of viewers',
  rationale:
    'TLS 1.0 and 1.1 have known weaknesses and are out in NIST SP 800-52, to which the HHS guidance on rendering PHI unusable points.',
  whitepaper: { section: 'Amazon CloudFront', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Give the distribution a certificate of your own from ACM in us-east-1, with SNI, and the security policy TLSv1.2_2021 or a later one.',
  resource: Distribution,
  parameters: {
    allowDefaultCertificate: booleanParameter({
      default: false,
      description:
        'Leave out distributions with the certificate of *.cloudfront.net, whose minimum is always TLS 1.0.',
    }),
  },

  evaluate({ configuration: { distributionConfig: config } }, { parameters: { allowDefaultCertificate } }) {
    const certificate = config?.viewerCertificate;
    const own = certificate?.acmCertificateArn ?? certificate?.iamCertificateId;
    if (config?.connectionMode?.toLowerCase() === 'tenant-only' && own === undefined)
      return notApplicable('A multi-tenant distribution without a certificate: its tenants bring theirs.');
    if (certificate?.cloudFrontDefaultCertificate === true) {
      if (allowDefaultCertificate)
        return notApplicable(
          'The certificate is the default one of CloudFront, as a parameter of the rule allows.',
        );
      return nonCompliant(
        'The default certificate of CloudFront always lets viewers use TLS 1.0; one of your own with TLS 1.2 is wanted.',
      );
    }
    const minimum = certificate?.minimumProtocolVersion;
    // Not by comparison of text: TLSv1_2016 is TLS 1.0.
    if (minimum !== undefined && /^TLSv1\.[23](_|$)/i.test(minimum))
      return compliant(`The security policy is ${minimum}.`);
    return nonCompliant(`The security policy is ${minimum ?? 'not set'}; TLSv1.2_2021 or later is wanted.`);
  },
});

export const { handler } = rule;

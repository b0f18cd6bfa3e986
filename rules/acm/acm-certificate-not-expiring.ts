import { ACMClient } from '@aws-sdk/client-acm';
import { currentCertificate, recordedCertificate, validityOf } from '../../shared/acm';
import { booleanParameter, integerParameter } from '../../shared/parameters';
import { Certificate } from '../../shared/resources/acm';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'acm-certificate-not-expiring',
  title: 'Certificates of ACM are not about to expire',
  rationale:
    'When a certificate runs out, clients either stop or are told to ignore it, and then anybody on the way can read along.',
  whitepaper: { section: 'AWS Certificate Manager', editions: [2024], basis: 'parity' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Restore the DNS record by which ACM validates the domain, so that it renews by itself; import a new certificate in place of an imported one.',
  resource: Certificate,
  parameters: {
    minDaysValid: integerParameter({
      default: 14,
      min: 1,
      max: 365,
      description: 'Days for which a certificate must still be valid.',
    }),
    onlyInUse: booleanParameter({
      default: true,
      description:
        'Whether to judge only certificates that an AWS resource uses; ACM sees no use of exported ones.',
    }),
  },
  permissions: ['acm:DescribeCertificate'],
  // Time passes without an item.
  alsoEvery: '24h',

  async evaluate({ configuration, resourceId }, { client, parameters: { minDaysValid, onlyInUse } }) {
    const recorded = recordedCertificate(configuration);
    const { certificateArn: arn = resourceId } = configuration;
    // Before it fails ACM is asked: neither a renewal nor a new use need have made an item.
    const certificate =
      validityOf(recorded, minDaysValid)?.isEnough === false
        ? await currentCertificate(client(ACMClient), arn)
        : recorded;
    if (certificate === undefined) return notApplicable('ACM no longer has the certificate.');
    const validity = validityOf(certificate, minDaysValid);
    if (validity === undefined)
      return notApplicable(`The status of the certificate is ${certificate.status}.`);
    if (onlyInUse && !certificate.isInUse) return notApplicable('No AWS resource uses the certificate.');
    if (validity.isEnough) return compliant(`${validity.description}.`);
    return nonCompliant(
      `${validity.description}; one that is valid for more than ${String(minDaysValid)} days is wanted.`,
    );
  },
});

export const { handler } = rule;

import { ACMClient } from '@aws-sdk/client-acm';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { certificateFaults } from '../../shared/elb-certificates';
import { tlsEndpoints } from '../../shared/elb-tls-endpoints';
import { booleanParameter, integerParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elb-listener-certificate-valid',
  title: 'Certificates of load balancers have strong keys, and those of IAM are valid',
  rationale:
    'A weak key can be broken and an expired certificate teaches clients to skip the check: either lets others read PHI on its way.',
  whitepaper: { section: 'Elastic Load Balancing', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Replace the certificate, best by one that ACM issues and renews, with a key of RSA 2048 or EC 256 bits at least.',
  reports: ['AWS::ElasticLoadBalancing::LoadBalancer', 'AWS::ElasticLoadBalancingV2::Listener'],
  permissions: [
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeListenerCertificates',
    'acm:DescribeCertificate',
    'iam:GetServerCertificate',
  ],
  parameters: {
    minDaysValid: integerParameter({
      default: 14,
      min: 1,
      max: 365,
      description: 'Days for which a certificate of IAM on a load balancer must still be valid.',
    }),
    requireAcm: booleanParameter({
      default: false,
      description: 'Refuse server certificates that are kept in IAM instead of ACM.',
    }),
  },

  async *evaluate({ client, parameters }) {
    const faultsOf = certificateFaults(client(ACMClient), client(IAMClient), parameters);
    const endpoints = tlsEndpoints(client(ElasticLoadBalancingClient), client(ElasticLoadBalancingV2Client));
    for await (const { resourceType, resourceId, certificates } of endpoints)
      yield { resourceType, resourceId, verdict: verdictOf(certificates, await faultsOf(certificates)) };
  },
});

function verdictOf({ length }: readonly string[], faults: readonly string[]): Verdict {
  if (length === 0) return notApplicable('No TLS is ended here, and no certificate is used.');
  if (faults.length === 0)
    return compliant(`All ${String(length)} certificate(s) have keys of accepted strength.`);
  return nonCompliant(
    `${String(faults.length)} of ${String(length)} certificate(s) should be replaced: ${faults.join('; ')}.`,
  );
}

export const { handler } = rule;

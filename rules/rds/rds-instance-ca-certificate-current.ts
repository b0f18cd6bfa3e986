import { listParameter } from '../../shared/parameters';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-instance-ca-certificate-current',
  title: 'RDS instances present a certificate of an authority that is still valid',
  rationale:
    'When clients can no longer verify the certificate, people turn verification off, and anyone on the path can pose as the database.',
  whitepaper: { section: 'Amazon RDS for MariaDB', editions: [2024], basis: 'optional' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
  severity: 'low',
  remediation:
    'Give the new certificate bundle to the clients first, then set CACertificateIdentifier to a current authority such as rds-ca-rsa2048-g1 (ModifyDBInstance).',
  resource: DBInstance,
  parameters: {
    retiredCertificateAuthorities: listParameter({
      default: ['rds-ca-2010', 'rds-ca-2015', 'rds-ca-2017', 'rds-ca-2019'],
      description: 'Identifiers of certificate authorities that have expired.',
    }),
  },

  evaluate({ configuration: instance }, { parameters }) {
    const { engine = '', cACertificateIdentifier: authority, pendingModifiedValues } = instance;
    if (/^custom-/i.test(engine)) return notApplicable('RDS Custom leaves certificates to the customer.');
    if (authority === undefined) return notApplicable('The instance names no certificate authority.');
    const retired = parameters.retiredCertificateAuthorities.map((name) => name.toLowerCase());
    if (!retired.includes(authority.toLowerCase()))
      return compliant(`The certificate is of ${authority}, which is not retired.`);
    const next = pendingModifiedValues?.cACertificateIdentifier;
    const pending = next === undefined ? '' : ` The change to ${next} is still pending.`;
    return nonCompliant(
      `The certificate is of ${authority}, which is retired; a current one is wanted.${pending}`,
    );
  },
});

export const { handler } = rule;

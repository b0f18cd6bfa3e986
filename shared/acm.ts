/** Certificates of AWS Certificate Manager: as recorded by AWS Config, and as they are now. */
import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { MalformedItemError, ReportError } from './errors';
import { ifFound } from './if-found';
import { recordedMoment } from './recorded-moment';
import type { Certificate as Recorded } from './resources/acm';
import type { Decoded } from './shape';

export interface Certificate {
  /** Such as `ISSUED`. */
  readonly status: string;
  /** ISO 8601 in UTC; undefined before it is issued. */
  readonly validUntil: string | undefined;
  readonly isInUse: boolean;
}

export interface Validity {
  readonly isEnough: boolean;
  /** A sentence without its full stop. */
  readonly description: string;
}

const DAY_MS = 86_400_000;

/** @throws MalformedItemError */
export function recordedCertificate({
  status,
  notAfter,
  inUseBy = [],
}: Decoded<(typeof Recorded)['configuration']>): Certificate {
  if (status === undefined) throw new MalformedItemError('configuration.status', 'text', status);
  return {
    status: status.toUpperCase(),
    validUntil: recordedMoment('configuration.notAfter', notAfter),
    isInUse: inUseBy.length > 0,
  };
}

/**
 * The certificate as ACM has it now; undefined when it is gone. Needs acm:DescribeCertificate.
 * @throws ReportError when ACM does not tell its status
 */
export async function currentCertificate(client: ACMClient, arn: string): Promise<Certificate | undefined> {
  const answer = await ifFound(client.send(new DescribeCertificateCommand({ CertificateArn: arn })));
  if (answer === undefined) return undefined;
  const { Status: status, NotAfter: end, InUseBy: users = [] } = answer.Certificate ?? {};
  if (status === undefined)
    throw new ReportError(`acm:DescribeCertificate of ${arn} answered without a status`);
  return { status: status.toUpperCase(), validUntil: end?.toISOString(), isInUse: users.length > 0 };
}

/**
 * Whether a certificate is valid for more than some days from now; undefined when its status is none to judge, since
 * it was never issued.
 * @throws ReportError when it is issued and has no end
 */
export function validityOf(
  { status, validUntil }: Certificate,
  days: number,
  now: number = Date.now(),
): Validity | undefined {
  if (status === 'EXPIRED') return { isEnough: false, description: 'The certificate has expired' };
  if (status === 'REVOKED') return { isEnough: false, description: 'The certificate was revoked' };
  if (status !== 'ISSUED') return undefined;
  if (validUntil === undefined) throw new ReportError('an issued certificate has no end of its validity');
  return {
    isEnough: Date.parse(validUntil) - now > days * DAY_MS,
    description: `The certificate is valid until ${validUntil.slice(0, 10)}`,
  };
}

/** Server certificates of load balancers: the strength of their keys, and for how long those of IAM are valid. */
import { X509Certificate } from 'node:crypto';
import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, type IAMClient, type ServerCertificate } from '@aws-sdk/client-iam';
import { ReportError } from './errors';

interface Wanted {
  /** Days for which a certificate of IAM must still be valid. Those of ACM have a rule of their own. */
  readonly minDaysValid: number;
  /** Refuses certificates of IAM. */
  readonly requireAcm: boolean;
}

const DAY_MS = 86_400_000;
/** In bits: a security strength of 112 bits for RSA, as NIST SP 800-131A wants, and the smallest curve in use for EC. */
const LEAST = { RSA: 2048, EC: 256 };

/**
 * Tells what is wrong with some certificates, for an annotation: nothing, or a clause for each that is to be replaced.
 * Each certificate is read once, however often it is asked for. Needs acm:DescribeCertificate and
 * iam:GetServerCertificate.
 * @returns a function of ARNs, which throws ReportError or an error of AWS when the answer stays open
 */
export function certificateFaults(
  acm: ACMClient,
  iam: IAMClient,
  wanted: Wanted,
  now: number = Date.now(),
): (arns: readonly string[]) => Promise<readonly string[]> {
  const known = new Map<string, Promise<string | undefined>>();
  const faultOf = (arn: string): Promise<string | undefined> => {
    const [, , service] = arn.split(':');
    if (service === 'acm') return acmFault(acm, arn);
    if (service === 'iam') return iamFault(iam, arn, wanted, now);
    // Where its certificate was deleted, a listener keeps a name that is none.
    return Promise.resolve(`${arn} is no certificate of ACM or IAM`);
  };
  const knownFaultOf = (arn: string): Promise<string | undefined> => {
    const fault = known.get(arn) ?? faultOf(arn);
    known.set(arn, fault);
    return fault;
  };
  return async (arns) => (await Promise.all(arns.map(knownFaultOf))).filter((fault) => fault !== undefined);
}

async function acmFault(acm: ACMClient, CertificateArn: string): Promise<string | undefined> {
  const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  return keyFault(CertificateArn, String(Certificate?.KeyAlgorithm));
}

async function iamFault(
  iam: IAMClient,
  arn: string,
  { minDaysValid, requireAcm }: Wanted,
  now: number,
): Promise<string | undefined> {
  if (requireAcm) return `${nameOf(arn)} is a certificate of IAM, not ACM`;
  const certificate = await serverCertificate(iam, nameOf(arn));
  if (certificate === undefined) return `${nameOf(arn)} does not exist in IAM`;
  const end = certificate.ServerCertificateMetadata?.Expiration;
  if (end === undefined) throw new ReportError(`iam:GetServerCertificate does not tell when ${arn} ends`);
  const day = end.toISOString().slice(0, 10);
  if (end.getTime() <= now) return `${nameOf(arn)} expired on ${day}`;
  if (end.getTime() - now <= minDaysValid * DAY_MS) return `${nameOf(arn)} is only valid until ${day}`;
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(String(certificate.CertificateBody))
    .publicKey;
  const { modulusLength, namedCurve } = { ...asymmetricKeyDetails };
  return keyFault(arn, `${String(asymmetricKeyType)}_${String(modulusLength ?? namedCurve)}`);
}

async function serverCertificate(
  iam: IAMClient,
  ServerCertificateName: string,
): Promise<ServerCertificate | undefined> {
  try {
    const answer = await iam.send(new GetServerCertificateCommand({ ServerCertificateName }));
    if (answer.ServerCertificate !== undefined) return answer.ServerCertificate;
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'NoSuchEntityException') return undefined;
    throw error;
  }
  throw new ReportError(`iam:GetServerCertificate answers without ${ServerCertificateName}`);
}

/** @param algorithm such as `RSA_2048`, `RSA-2048`, `EC_prime256v1` */
function keyFault(arn: string, algorithm: string): string | undefined {
  const [, type, bits] = /^(RSA|EC)[-_](?:prime|secp)?(\d+)/i.exec(algorithm) ?? [];
  if (type === undefined || bits === undefined)
    throw new ReportError(`the key of certificate ${arn} is of an unknown kind: ${algorithm}`);
  const least = type.toUpperCase() === 'RSA' ? LEAST.RSA : LEAST.EC;
  return Number(bits) >= least
    ? undefined
    : `${nameOf(arn)} has the key ${algorithm}, weaker than ${String(least)} bits`;
}

/** The end of an ARN: the id of ACM, or the name of IAM without its path. */
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

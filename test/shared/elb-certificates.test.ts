import { ACMClient, DescribeCertificateCommand, type KeyAlgorithm } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, IAMClient } from '@aws-sdk/client-iam';
import { certificateFaults } from '../../shared/elb-certificates';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';
import { EC_PRIME256V1, EC_SECP224R1, ED25519, RSA_1024, RSA_2048 } from '../server-certificates';

const ACM = 'arn:aws:acm:us-east-1:111122223333:certificate/c1';
const IAM = 'arn:aws:iam::111122223333:server-certificate/web/portal';
const NOW = Date.parse('2026-10-01T12:00:00Z');

const faultsOf = (answers: readonly Answer[], requireAcm = false) => {
  const aws = fakeClients(answers, ['acm:DescribeCertificate', 'iam:GetServerCertificate']);
  const faultsOfAll = certificateFaults(
    aws.client(ACMClient, 'us-east-1'),
    aws.client(IAMClient, 'us-east-1'),
    { minDaysValid: 14, requireAcm },
    NOW,
  );
  return { faultsOfAll, faultOf: async (arn: string) => (await faultsOfAll([arn]))[0], unasked: aws.unasked };
};

const kept = (CertificateBody: string, end: string) =>
  answer(
    GetServerCertificateCommand,
    {
      ServerCertificate: {
        CertificateBody,
        ServerCertificateMetadata: {
          Path: '/web/',
          ServerCertificateName: 'portal',
          ServerCertificateId: 'ASCA',
          Arn: IAM,
          Expiration: new Date(end),
        },
      },
    },
    { input: { ServerCertificateName: 'portal' } },
  );

const issued = (KeyAlgorithm: KeyAlgorithm) =>
  answer(
    DescribeCertificateCommand,
    { Certificate: { CertificateArn: ACM, KeyAlgorithm, NotAfter: new Date('2026-10-03T00:00:00Z') } },
    { input: { CertificateArn: ACM } },
  );

test.each([
  ['RSA_2048', undefined],
  ['RSA-4096', undefined],
  ['EC_prime256v1', undefined],
  ['EC_secp521r1', undefined],
  ['RSA_1024', 'c1 has the key RSA_1024, weaker than 2048 bits'],
  ['RSA-1024', 'c1 has the key RSA-1024, weaker than 2048 bits'],
  ['EC_secp224r1', 'c1 has the key EC_secp224r1, weaker than 256 bits'],
])('a certificate of ACM with a key of %s', async (algorithm, fault) => {
  // ACM documents some of these names only, and has answered with others.
  const { faultOf } = faultsOf([issued(algorithm as KeyAlgorithm)]);
  await expect(faultOf(ACM)).resolves.toBe(fault);
});

test.each([
  ['RSA of 2048 bits', RSA_2048, '2026-12-01T00:00:00Z', undefined],
  ['EC of 256 bits', EC_PRIME256V1, '2026-12-01T00:00:00Z', undefined],
  [
    'RSA of 1024 bits',
    RSA_1024,
    '2026-12-01T00:00:00Z',
    'portal has the key rsa_1024, weaker than 2048 bits',
  ],
  [
    'EC of 224 bits',
    EC_SECP224R1,
    '2026-12-01T00:00:00Z',
    'portal has the key ec_secp224r1, weaker than 256 bits',
  ],
  ['an end yesterday', RSA_2048, '2026-09-30T12:00:00Z', 'portal expired on 2026-09-30'],
  ['an end now', RSA_2048, '2026-10-01T12:00:00Z', 'portal expired on 2026-10-01'],
  ['an end in 14 days', RSA_2048, '2026-10-15T12:00:00Z', 'portal is only valid until 2026-10-15'],
  ['an end a second later', RSA_2048, '2026-10-15T12:00:01Z', undefined],
])('a certificate of IAM with %s', async (_, body, end, fault) => {
  await expect(faultsOf([kept(body, end)]).faultOf(IAM)).resolves.toBe(fault);
});

test('a certificate of IAM where ACM is required is not even read', async () => {
  await expect(faultsOf([], true).faultOf(IAM)).resolves.toBe('portal is a certificate of IAM, not ACM');
});

test('a certificate that IAM no longer has', async () => {
  const { faultOf } = faultsOf([failure(GetServerCertificateCommand, 'NoSuchEntityException')]);
  await expect(faultOf(IAM)).resolves.toBe('portal does not exist in IAM');
});

test('a name that is no certificate', async () => {
  await expect(faultsOf([]).faultOf('Invalid-Certificate')).resolves.toBe(
    'Invalid-Certificate is no certificate of ACM or IAM',
  );
});

test('each certificate is read once', async () => {
  const { faultsOfAll, unasked } = faultsOf([issued('RSA_1024'), kept(RSA_2048, '2027-01-01T00:00:00Z')]);
  const fault = 'c1 has the key RSA_1024, weaker than 2048 bits';
  await expect(faultsOfAll([ACM, IAM, ACM])).resolves.toEqual([fault, fault]);
  await expect(faultsOfAll([IAM])).resolves.toEqual([]);
  await expect(faultsOfAll([])).resolves.toEqual([]);
  expect(unasked()).toEqual([]);
});

test.each([
  ['ACM without an algorithm', ACM, answer(DescribeCertificateCommand, { Certificate: {} }), 'unknown kind'],
  ['ACM without a certificate', ACM, answer(DescribeCertificateCommand, {}), 'unknown kind: undefined'],
  ['ACM that fails', ACM, failure(DescribeCertificateCommand, 'ResourceNotFoundException'), 'NotFound'],
  ['a key of another kind', IAM, kept(ED25519, '2027-01-01T00:00:00Z'), 'unknown kind: ed25519'],
  ['a body that is none', IAM, kept('', '2027-01-01T00:00:00Z'), /./],
  ['IAM that fails', IAM, failure(GetServerCertificateCommand, 'AccessDenied'), 'AccessDenied'],
  [
    'IAM without a certificate',
    IAM,
    answer(GetServerCertificateCommand, { ServerCertificate: undefined }),
    'answers without portal',
  ],
  [
    'IAM without an end',
    IAM,
    answer(GetServerCertificateCommand, {
      ServerCertificate: { ServerCertificateMetadata: undefined, CertificateBody: RSA_2048 },
    }),
    'does not tell when arn:aws:iam::111122223333:server-certificate/web/portal ends',
  ],
])('throws for %s', async (_, arn, reply, message) => {
  await expect(faultsOf([reply]).faultOf(arn)).rejects.toThrow(message);
});

import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { currentCertificate, recordedCertificate, validityOf } from '../../shared/acm';
import { Certificate } from '../../shared/resources/acm';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const recorded = (configuration: unknown) =>
  recordedCertificate(Certificate.configuration.decode(configuration, 'configuration'));

test.each([
  ['text', '2027-03-01T12:00:00.000Z'],
  ['text with an offset', '2027-03-01T14:00:00+02:00'],
  ['seconds', 1803902400],
  ['milliseconds', 1803902400000],
])('the end of a recorded certificate as %s', (_, notAfter) => {
  expect(recorded({ status: 'issued', notAfter, inUseBy: ['arn'] })).toEqual({
    status: 'ISSUED',
    validUntil: '2027-03-01T12:00:00.000Z',
    isInUse: true,
  });
});

test.each([undefined, null, ''])('a recorded certificate without an end (%p) and users', (notAfter) => {
  expect(recorded({ status: 'FAILED', notAfter })).toEqual({
    status: 'FAILED',
    validUntil: undefined,
    isInUse: false,
  });
});

test('throws for a recorded certificate without a status', () => {
  expect(() => recorded({})).toThrow('configuration.status: expected text, got nothing');
});

const current = (reply: Answer) =>
  currentCertificate(fakeClients([reply], ['acm:DescribeCertificate']).client(ACMClient, 'us-east-1'), 'arn');

test('a certificate as it is now', async () => {
  const NotAfter = new Date('2027-03-01T12:00:00.000Z');
  expect(
    await current(
      answer(
        DescribeCertificateCommand,
        { Certificate: { Status: 'ISSUED', NotAfter, InUseBy: ['arn'] } },
        { input: { CertificateArn: 'arn' } },
      ),
    ),
  ).toEqual({ status: 'ISSUED', validUntil: '2027-03-01T12:00:00.000Z', isInUse: true });
  expect(await current(answer(DescribeCertificateCommand, { Certificate: { Status: 'INACTIVE' } }))).toEqual({
    status: 'INACTIVE',
    validUntil: undefined,
    isInUse: false,
  });
});

test('is undefined once it is gone', async () => {
  expect(await current(failure(DescribeCertificateCommand, 'ResourceNotFoundException'))).toBeUndefined();
});

test.each([{}, { Certificate: { InUseBy: ['arn'] } }])('throws when ACM answers %p', async (output) => {
  await expect(current(answer(DescribeCertificateCommand, output))).rejects.toThrow(
    'acm:DescribeCertificate of arn answered without a status',
  );
});

const NOW = Date.parse('2027-02-15T12:00:00.000Z');
const issued = { status: 'ISSUED', validUntil: '2027-03-01T12:00:00.000Z', isInUse: true };

test.each([
  [13, true],
  [14, false],
  [15, false],
])('more than %p days are left: %p', (days, isEnough) => {
  expect(validityOf(issued, days, NOW)).toEqual({
    isEnough,
    description: 'The certificate is valid until 2027-03-01',
  });
});

test.each([
  ['EXPIRED', 'The certificate has expired'],
  ['REVOKED', 'The certificate was revoked'],
])('%s is not valid, whatever its end', (status, description) => {
  expect(validityOf({ ...issued, status }, 1, NOW)).toEqual({ isEnough: false, description });
});

test.each(['PENDING_VALIDATION', 'INACTIVE', 'FAILED', 'VALIDATION_TIMED_OUT'])(
  '%s is none to judge',
  (status) => {
    expect(validityOf({ ...issued, status }, 1, NOW)).toBeUndefined();
  },
);

test('the present is the default', () => {
  expect(validityOf({ ...issued, validUntil: '2020-01-01T00:00:00.000Z' }, 1)?.isEnough).toBe(false);
  expect(validityOf({ ...issued, validUntil: '2999-01-01T00:00:00.000Z' }, 1)?.isEnough).toBe(true);
});

test('throws when an issued one has no end', () => {
  expect(() => validityOf({ ...issued, validUntil: undefined }, 1, NOW)).toThrow('no end of its validity');
});

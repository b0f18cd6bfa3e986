import { type CertificateDetail, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { rule } from '../../../rules/acm/acm-certificate-not-expiring';
import { answer, failure, testRule } from '../../rule-tester';

const ARN = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1';

const dateIn = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const inDays = (days: number): string => dateIn(days).toISOString();
const IN_200_DAYS = inDays(200);
const IN_5_DAYS = inDays(5);

const now = (Certificate: CertificateDetail) => [
  answer(DescribeCertificateCommand, { Certificate }, { input: { CertificateArn: ARN } }),
];

testRule(rule, {
  compliant: {
    'valid for long': {
      configuration: {
        certificateArn: ARN,
        status: 'ISSUED',
        notAfter: IN_200_DAYS,
        inUseBy: [LISTENER],
      },
      ignored: { type: 'AMAZON_ISSUED', domainName: 'example.org' },
      annotation: /^The certificate is valid until \d{4}-\d\d-\d\d\.$/,
    },
    'valid for long, in seconds, the users as JSON text': {
      configuration: {
        certificateArn: ARN,
        status: 'Issued',
        notAfter: dateIn(200).getTime() / 1000,
        inUseBy: JSON.stringify([LISTENER]),
      },
    },
    'valid for long, in milliseconds': {
      configuration: {
        certificateArn: ARN,
        status: 'ISSUED',
        notAfter: dateIn(201).getTime(),
        inUseBy: [LISTENER],
      },
    },
    'valid for long and not used, where every certificate is judged': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_200_DAYS, inUseBy: [] },
      parameters: { onlyInUse: 'false' },
    },
    'renewed since it was recorded': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_5_DAYS, inUseBy: [LISTENER] },
      answers: now({ Status: 'ISSUED', NotAfter: dateIn(390), InUseBy: [LISTENER] }),
    },
    'valid for long enough by the parameter': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_5_DAYS, inUseBy: [LISTENER] },
      parameters: { minDaysValid: '4' },
    },
  },
  nonCompliant: {
    'about to expire': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_5_DAYS, inUseBy: [LISTENER] },
      ignored: { type: 'IMPORTED' },
      answers: now({ Status: 'ISSUED', NotAfter: dateIn(5), InUseBy: [LISTENER] }),
      annotation: /valid until \d{4}-\d\d-\d\d; one that is valid for more than 14 days is wanted/,
    },
    'about to expire, in milliseconds': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: dateIn(5).getTime() },
      answers: now({ Status: 'ISSUED', NotAfter: dateIn(5), InUseBy: [LISTENER] }),
    },
    'expired and, unknown to AWS Config, in use': {
      configuration: { certificateArn: ARN, status: 'EXPIRED', inUseBy: [] },
      answers: now({
        Status: 'EXPIRED',
        NotAfter: dateIn(-5),
        InUseBy: ['arn:aws:cloudfront::111122223333:distribution/E1'],
      }),
      annotation: /^The certificate has expired; /,
    },
    'expired since it was recorded': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: inDays(-1), inUseBy: [LISTENER] },
      answers: now({ Status: 'EXPIRED', InUseBy: [LISTENER] }),
    },
    'revoked, the ARN by the id of the resource': {
      configuration: { status: 'REVOKED', notAfter: IN_200_DAYS, inUseBy: [LISTENER] },
      answers: [
        answer(
          DescribeCertificateCommand,
          { Certificate: { Status: 'REVOKED', InUseBy: [LISTENER] } },
          { input: { CertificateArn: 'resource-1' } },
        ),
      ],
      annotation: /was revoked/,
    },
    'expired and not used, where every certificate is judged': {
      configuration: { certificateArn: ARN, status: 'EXPIRED', inUseBy: [] },
      answers: now({ Status: 'EXPIRED', InUseBy: [] }),
      parameters: { onlyInUse: 'false' },
    },
    'not valid for long enough by the parameter': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_200_DAYS, inUseBy: [LISTENER] },
      answers: now({ Status: 'ISSUED', NotAfter: dateIn(200), InUseBy: [LISTENER] }),
      parameters: { minDaysValid: '210' },
    },
  },
  notApplicable: {
    'expired and not used': {
      configuration: {
        certificateArn: ARN,
        status: 'EXPIRED',
        notAfter: '2020-01-01T00:00:00.000Z',
        inUseBy: [],
      },
      answers: now({ Status: 'EXPIRED', InUseBy: [] }),
      annotation: /^No AWS resource uses the certificate\.$/,
    },
    'valid for long and not used': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: IN_200_DAYS, inUseBy: null },
    },
    'not issued yet': {
      configuration: { certificateArn: ARN, status: 'PENDING_VALIDATION' },
      annotation: /status of the certificate is PENDING_VALIDATION/,
    },
    'never issued, where every certificate is judged': {
      configuration: { certificateArn: ARN, status: 'FAILED' },
      parameters: { onlyInUse: 'false' },
    },
    'deleted since it was recorded': {
      configuration: { certificateArn: ARN, status: 'EXPIRED', inUseBy: [LISTENER] },
      answers: [failure(DescribeCertificateCommand, 'ResourceNotFoundException')],
      annotation: /ACM no longer has the certificate/,
    },
  },
  fails: {
    'an empty configuration': { configuration: {}, error: /configuration\.status: expected text/ },
    'issued without an end': {
      configuration: { certificateArn: ARN, status: 'ISSUED', inUseBy: [LISTENER] },
      error: /no end of its validity/,
    },
    'an end that is no point in time': {
      configuration: { certificateArn: ARN, status: 'ISSUED', notAfter: 'soon' },
      error: /configuration\.notAfter: expected a point in time/,
    },
    'the call is refused': {
      configuration: { certificateArn: ARN, status: 'EXPIRED' },
      answers: [failure(DescribeCertificateCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'no days at all': {
      configuration: { certificateArn: ARN, status: 'ISSUED' },
      parameters: { minDaysValid: '0' },
      error: /minDaysValid takes a whole number from 1 to 365/,
    },
  },
});

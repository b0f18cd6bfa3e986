import { DescribeCertificateCommand, type KeyAlgorithm } from '@aws-sdk/client-acm';
import { DescribeLoadBalancersCommand as DescribeClassicCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetServerCertificateCommand } from '@aws-sdk/client-iam';
import { rule } from '../../../rules/elb/elb-listener-certificate-valid';
import { answer, failure, testPeriodicRule } from '../../rule-tester';
import { RSA_1024, RSA_2048 } from '../../server-certificates';

const ACM = 'arn:aws:acm:us-east-1:111122223333:certificate/c1';
const ACM_2 = 'arn:aws:acm:us-east-1:111122223333:certificate/c2';
const IAM = 'arn:aws:iam::111122223333:server-certificate/portal';
const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/portal/1/2';

const classic = (...listeners: readonly (readonly [string, string?])[]) =>
  answer(DescribeClassicCommand, {
    LoadBalancerDescriptions: [
      {
        LoadBalancerName: 'old',
        ListenerDescriptions: listeners.map(([Protocol, SSLCertificateId]) => ({
          Listener: { Protocol, LoadBalancerPort: 443, InstancePort: 443, SSLCertificateId },
        })),
      },
    ],
  });
const NO_CLASSIC = answer(DescribeClassicCommand, { LoadBalancerDescriptions: [] });
const NO_OTHERS = answer(DescribeLoadBalancersCommand, { LoadBalancers: [] });
const balancer = (Protocol: ProtocolEnum) => [
  answer(DescribeLoadBalancersCommand, { LoadBalancers: [{ LoadBalancerArn: 'balancer' }] }),
  answer(DescribeListenersCommand, { Listeners: [{ ListenerArn: LISTENER, Protocol }] }),
];
const certificates = (...arns: readonly string[]) =>
  answer(DescribeListenerCertificatesCommand, {
    Certificates: arns.map((CertificateArn, index) => ({ CertificateArn, IsDefault: index === 0 })),
  });
const issued = (KeyAlgorithm: KeyAlgorithm, CertificateArn = ACM) =>
  answer(
    DescribeCertificateCommand,
    { Certificate: { KeyAlgorithm, Status: 'ISSUED', NotAfter: new Date('2020-01-01') } },
    { input: { CertificateArn } },
  );
const kept = (end: string, CertificateBody = RSA_2048) =>
  answer(
    GetServerCertificateCommand,
    {
      ServerCertificate: {
        CertificateBody,
        ServerCertificateMetadata: {
          Path: '/',
          ServerCertificateName: 'portal',
          ServerCertificateId: 'ASCA',
          Arn: IAM,
          Expiration: new Date(end),
        },
      },
    },
    { input: { ServerCertificateName: 'portal' } },
  );

testPeriodicRule(rule, {
  compliant: {
    'an RSA key of 2048 bits in ACM': {
      answers: [NO_CLASSIC, ...balancer('HTTPS'), certificates(ACM), issued('RSA_2048')],
      annotation: /All 1 certificate/,
    },
    'an EC key in ACM, whose expiry another rule reports': {
      answers: [NO_CLASSIC, ...balancer('TLS'), certificates(ACM), issued('EC_prime256v1')],
    },
    'certificates of IAM and ACM on a Classic Load Balancer': {
      answers: [
        classic(['HTTPS', IAM], ['SSL', ACM], ['HTTP']),
        kept('2999-01-01'),
        issued('RSA_4096'),
        NO_OTHERS,
      ],
      annotation: /All 2 certificate/,
    },
    'a certificate of IAM that is valid for long enough': {
      answers: [
        classic(['HTTPS', IAM]),
        kept(new Date(Date.now() + 400 * 86_400_000).toISOString()),
        NO_OTHERS,
      ],
      parameters: { minDaysValid: '365' },
    },
  },
  nonCompliant: {
    'an RSA key of 1024 bits in ACM': {
      answers: [NO_CLASSIC, ...balancer('HTTPS'), certificates(ACM), issued('RSA_1024')],
      annotation: /^1 of 1 .*: c1 has the key RSA_1024, weaker than 2048 bits\.$/,
    },
    'an RSA key of 1024 bits in IAM': {
      answers: [classic(['SSL', IAM]), kept('2999-01-01', RSA_1024), NO_OTHERS],
    },
    'an expired certificate of IAM': {
      answers: [NO_CLASSIC, ...balancer('HTTPS'), certificates(IAM), kept('2020-01-01')],
      annotation: /portal expired on 2020-01-01/,
    },
    'a certificate of IAM that is about to expire': {
      answers: [
        NO_CLASSIC,
        ...balancer('HTTPS'),
        certificates(IAM),
        kept(new Date(Date.now() + 300 * 86_400_000).toISOString()),
      ],
      parameters: { minDaysValid: '365' },
      annotation: /portal is only valid until/,
    },
    'an expired one for another server name': {
      answers: [
        NO_CLASSIC,
        ...balancer('HTTPS'),
        certificates(ACM, IAM),
        issued('RSA_2048'),
        kept('2020-01-01'),
      ],
      annotation: /^1 of 2/,
    },
    'a certificate of IAM where ACM is required': {
      answers: [classic(['HTTPS', IAM]), NO_OTHERS],
      parameters: { requireAcm: 'true' },
      annotation: /portal is a certificate of IAM, not ACM/,
    },
    'a certificate that IAM no longer has': {
      answers: [
        classic(['HTTPS', IAM]),
        failure(GetServerCertificateCommand, 'NoSuchEntityException'),
        NO_OTHERS,
      ],
    },
  },
  notApplicable: {
    'TCP listeners alone': {
      answers: [NO_CLASSIC, ...balancer('TCP')],
      annotation: /No TLS is ended/,
    },
    'HTTP and TCP on a Classic Load Balancer': { answers: [classic(['HTTP'], ['TCP']), NO_OTHERS] },
  },
  findings: {
    'each certificate is read once for all': {
      answers: [
        classic(['HTTPS', ACM_2]),
        answer(DescribeLoadBalancersCommand, { LoadBalancers: [{ LoadBalancerArn: 'balancer' }] }),
        answer(DescribeListenersCommand, {
          Listeners: [
            { ListenerArn: 'l1', Protocol: 'HTTPS' },
            { ListenerArn: 'l2', Protocol: 'HTTPS' },
            { ListenerArn: 'l3', Protocol: 'HTTP' },
          ],
        }),
        certificates(ACM),
        certificates(ACM, ACM_2),
        issued('RSA_2048'),
        issued('RSA_1024', ACM_2),
      ],
      expected: [
        ['AWS::ElasticLoadBalancing::LoadBalancer', 'old', 'NON_COMPLIANT'],
        ['AWS::ElasticLoadBalancingV2::Listener', 'l1', 'COMPLIANT'],
        ['AWS::ElasticLoadBalancingV2::Listener', 'l2', 'NON_COMPLIANT'],
        ['AWS::ElasticLoadBalancingV2::Listener', 'l3', 'NOT_APPLICABLE'],
      ],
    },
    'no load balancers': { answers: [NO_CLASSIC, NO_OTHERS], expected: [] },
  },
  fails: {
    'a certificate that ACM does not describe': {
      answers: [
        NO_CLASSIC,
        ...balancer('HTTPS'),
        certificates(ACM),
        failure(DescribeCertificateCommand, 'ThrottlingException'),
      ],
      error: /Throttling/,
    },
    'load balancers that may not be listed': {
      answers: [failure(DescribeClassicCommand, 'AccessDenied')],
      error: /AccessDenied/,
    },
  },
});

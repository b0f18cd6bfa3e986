import { rule } from '../../../rules/elbv2/elbv2-listener-min-tls12';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'TLS 1.2 and 1.3': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
      annotation: /is ELBSecurityPolicy-TLS13-1-2-2021-06/,
    },
    'forward secrecy from TLS 1.2 on': {
      configuration: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-FS-1-2-Res-2020-10' },
    },
    'TLS 1.3 with post-quantum keys': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09' },
    },
    'lower case': { configuration: { Protocol: 'tls', SslPolicy: 'elbsecuritypolicy-tls-1-2-ext-2018-06' } },
    'FIPS where it is required': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04' },
      parameters: { requireFips: 'true' },
    },
    'an additional policy': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2031-01' },
      parameters: { additionalPolicies: 'elbsecuritypolicy-2031-01, other' },
      ignored: { AlpnPolicy: [], Certificates: [{ CertificateArn: 'arn:aws:acm:x' }] },
    },
  },
  nonCompliant: {
    'the default of the API': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' },
      annotation: /ELBSecurityPolicy-2016-08 admits TLS 1\.0; one from TLS 1\.2/,
    },
    'TLS 1.3 down to 1.1': {
      configuration: { Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-1-2021-06' },
      annotation: /admits TLS 1\.1/,
    },
    'FIPS down to TLS 1.0': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04' },
      parameters: { requireFips: 'true' },
    },
    'forward secrecy from TLS 1.0 on': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-FS-2018-06' },
    },
    'an unknown name': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-QUANTUM' },
      annotation: /of an unknown version/,
    },
    'no policy': { configuration: { Protocol: 'HTTPS', SslPolicy: null }, annotation: /No security policy/ },
    'no FIPS where it is required': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
      parameters: { requireFips: 'True' },
      annotation: /none of the FIPS ones/,
    },
    'an additional policy without FIPS where it is required': {
      configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2031-01' },
      parameters: { requireFips: 'true', additionalPolicies: 'ELBSecurityPolicy-2031-01' },
    },
  },
  notApplicable: {
    HTTP: { configuration: { Protocol: 'HTTP' }, annotation: /protocol is HTTP/ },
    TCP: { configuration: { Protocol: 'TCP', SslPolicy: null } },
    'nothing set': { configuration: {}, annotation: /not set/ },
  },
  fails: {
    'a policy of another kind': {
      configuration: { Protocol: 'HTTPS', SslPolicy: ['ELBSecurityPolicy-TLS13-1-2-2021-06'] },
      error: /SslPolicy: expected text/,
    },
  },
});

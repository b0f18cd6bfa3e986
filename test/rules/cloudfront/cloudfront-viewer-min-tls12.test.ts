import { rule } from '../../../rules/cloudfront/cloudfront-viewer-min-tls12';
import { testRule } from '../../rule-tester';

const ACM = 'arn:aws:acm:us-east-1:111122223333:certificate/1';

testRule(rule, {
  compliant: {
    'TLS 1.2 with a certificate of ACM': {
      configuration: {
        distributionConfig: {
          viewerCertificate: {
            cloudFrontDefaultCertificate: false,
            acmCertificateArn: ACM,
            minimumProtocolVersion: 'TLSv1.2_2021',
          },
        },
      },
      annotation: /The security policy is TLSv1\.2_2021/,
    },
    'TLS 1.3 with a certificate of IAM, as JSON text in odd casing': {
      configuration: {
        distributionConfig:
          '{"ViewerCertificate":{"CloudFrontDefaultCertificate":"false","IAMCertificateId":"A1","MinimumProtocolVersion":"tlsv1.3_2025"}}',
      },
    },
    'TLS 1.2 in a multi-tenant distribution with its own certificate': {
      configuration: {
        distributionConfig: {
          connectionMode: 'tenant-only',
          viewerCertificate: { acmCertificateArn: ACM, minimumProtocolVersion: 'TLSv1.2_2018' },
        },
      },
    },
  },
  nonCompliant: {
    'the default certificate': {
      configuration: {
        distributionConfig: {
          connectionMode: 'direct',
          viewerCertificate: { cloudFrontDefaultCertificate: true, minimumProtocolVersion: 'TLSv1' },
        },
      },
      annotation: /default certificate of CloudFront always lets viewers use TLS 1\.0/,
    },
    'the default certificate, whatever the policy says': {
      configuration: {
        distributionConfig: {
          viewerCertificate: { cloudFrontDefaultCertificate: 'true', minimumProtocolVersion: 'TLSv1.2_2021' },
        },
      },
    },
    'TLS 1.0 of 2016': {
      configuration: {
        distributionConfig: {
          viewerCertificate: { cloudFrontDefaultCertificate: false, minimumProtocolVersion: 'TLSv1_2016' },
        },
      },
      annotation: /is TLSv1_2016; TLSv1\.2_2021 or later is wanted/,
    },
    'TLS 1.1': {
      configuration: {
        distributionConfig: {
          viewerCertificate: { cloudFrontDefaultCertificate: false, minimumProtocolVersion: 'TLSv1.1_2016' },
        },
      },
    },
    'SSLv3, where the default certificate is allowed': {
      configuration: {
        distributionConfig: {
          viewerCertificate: { acmCertificateArn: ACM, minimumProtocolVersion: 'SSLv3' },
        },
      },
      parameters: { allowDefaultCertificate: 'true' },
    },
    'TLS 1.0 in a multi-tenant distribution with its own certificate': {
      configuration: {
        distributionConfig: {
          connectionMode: 'tenant-only',
          viewerCertificate: { iamCertificateId: 'A1', minimumProtocolVersion: 'TLSv1' },
        },
      },
    },
    'no certificate': {
      configuration: { distributionConfig: { viewerCertificate: null } },
      annotation: /is not set/,
    },
    'an empty configuration': { configuration: {} },
  },
  notApplicable: {
    'the default certificate where it is allowed': {
      configuration: {
        distributionConfig: {
          viewerCertificate: { cloudFrontDefaultCertificate: true, minimumProtocolVersion: 'TLSv1' },
        },
      },
      parameters: { allowDefaultCertificate: 'true' },
    },
    'a multi-tenant distribution without a certificate': {
      configuration: { distributionConfig: { connectionMode: 'tenant-only' } },
      annotation: /tenants bring theirs/,
    },
    'a multi-tenant distribution with the default certificate': {
      configuration: {
        distributionConfig: {
          connectionMode: 'Tenant-Only',
          viewerCertificate: { cloudFrontDefaultCertificate: true, minimumProtocolVersion: 'TLSv1' },
        },
      },
    },
  },
});

import { rule } from '../../../rules/cloudfront/cloudfront-origin-min-tls12';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'TLS 1.2 alone': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              {
                id: 'o',
                customOriginConfig: {
                  originProtocolPolicy: 'https-only',
                  originSslProtocols: { items: ['TLSv1.2'] },
                },
              },
            ],
          },
        },
      },
    },
    'no list of protocols': {
      configuration: {
        distributionConfig: {
          origins: { items: [{ id: 'o', customOriginConfig: { originProtocolPolicy: 'match-viewer' } }] },
        },
      },
    },
    'TLS 1.1 where only SSLv3 is refused, as JSON text': {
      configuration: {
        distributionConfig:
          '{"origins":{"items":[{"id":"o","customOriginConfig":{"originSslProtocols":{"quantity":2,"items":["TLSv1.1","TLSv1.2"]}}}]}}',
      },
      parameters: { disallowedProtocols: 'sslv3' },
    },
  },
  nonCompliant: {
    'older protocols beside TLS 1.2': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              {
                id: 'o',
                customOriginConfig: {
                  originProtocolPolicy: 'https-only',
                  originSslProtocols: { items: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] },
                },
              },
            ],
          },
        },
      },
      annotation: /1 of 1 custom origins list older protocols: o \(TLSv1, TLSv1\.1\)\.$/,
    },
    'SSLv3 in the second origin, which has no id': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              { id: 'o', customOriginConfig: { originSslProtocols: { items: ['TLSv1.2'] } } },
              { customOriginConfig: { originSslProtocols: { items: ['sslv3'] } } },
            ],
          },
        },
      },
      annotation: /1 of 2 .*without an id \(sslv3\)/,
    },
  },
  notApplicable: {
    'a bucket': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [{ id: 's', s3OriginConfig: { originAccessIdentity: '' }, customOriginConfig: null }],
          },
        },
      },
    },
    'a custom origin over HTTP': {
      configuration: {
        distributionConfig: {
          origins: {
            items: [
              {
                id: 'o',
                customOriginConfig: {
                  originProtocolPolicy: 'HTTP-only',
                  originSslProtocols: { items: ['SSLv3'] },
                },
              },
            ],
          },
        },
      },
      annotation: /No custom origin is reached over TLS/,
    },
    'a VPC origin': {
      configuration: {
        distributionConfig: { origins: { items: [{ id: 'v', vpcOriginConfig: { vpcOriginId: 'vo_1' } }] } },
      },
    },
  },
  fails: {
    'an empty configuration': { configuration: {}, error: /origins\.items: expected an origin/ },
  },
});

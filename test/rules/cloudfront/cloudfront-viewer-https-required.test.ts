import { rule } from '../../../rules/cloudfront/cloudfront-viewer-https-required';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a redirect, and no further behaviors': {
      configuration: {
        distributionConfig: {
          defaultCacheBehavior: { viewerProtocolPolicy: 'redirect-to-https' },
          cacheBehaviors: null,
        },
      },
    },
    'HTTPS in every behavior, as JSON text in odd casing': {
      configuration: {
        DistributionConfig:
          '{"DefaultCacheBehavior":{"ViewerProtocolPolicy":"HTTPS-Only"},"CacheBehaviors":{"Quantity":1,"Items":[{"PathPattern":"/a","ViewerProtocolPolicy":"redirect-to-https"}]}}',
      },
    },
    'HTTPS only where redirects are refused': {
      configuration: {
        distributionConfig: {
          defaultCacheBehavior: { viewerProtocolPolicy: 'https-only' },
          cacheBehaviors: { items: [{ pathPattern: '/a', viewerProtocolPolicy: 'https-only' }] },
        },
      },
      parameters: { httpsOnly: 'true' },
    },
  },
  nonCompliant: {
    'one path allows HTTP': {
      configuration: {
        distributionConfig: {
          defaultCacheBehavior: { viewerProtocolPolicy: 'https-only' },
          cacheBehaviors: { items: [{ pathPattern: '/img/*', viewerProtocolPolicy: 'allow-all' }] },
        },
      },
      annotation: /1 of 2 behaviors are otherwise: \/img\/\* \(allow-all\)\.$/,
    },
    'the default behavior allows HTTP, and an empty list of others': {
      configuration: {
        distributionConfig: {
          defaultCacheBehavior: { viewerProtocolPolicy: 'allow-all' },
          cacheBehaviors: { items: [] },
        },
      },
      annotation: /^https-only or redirect-to-https is wanted; 1 of 1 behaviors are otherwise: default/,
    },
    'a redirect where redirects are refused': {
      configuration: {
        distributionConfig: { defaultCacheBehavior: { viewerProtocolPolicy: 'redirect-to-https' } },
      },
      parameters: { httpsOnly: 'true' },
      annotation: /^https-only is wanted/,
    },
    'a path without a policy': {
      configuration: {
        distributionConfig: {
          defaultCacheBehavior: { viewerProtocolPolicy: 'https-only' },
          cacheBehaviors: { items: [{ pathPattern: '/img/*', viewerProtocolPolicy: null }] },
        },
      },
      annotation: /\/img\/\* \(not set\)/,
    },
    'an empty configuration': { configuration: {}, annotation: /default \(not set\)/ },
  },
});

import { rule } from '../../../rules/s3/s3-bucket-website-hosting-disabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'no website configuration': { configuration: {}, annotation: /^Website hosting is off\.$/ },
    'beside the fields that AWS sends for every bucket': {
      ignored: { name: 'b', creationDate: '2024-01-01T00:00:00.000Z' },
      supplementaryConfiguration: { BucketPolicy: { policyText: null } },
    },
    'a null': { supplementaryConfiguration: { BucketWebsiteConfiguration: null } },
    'an empty object': { supplementaryConfiguration: { BucketWebsiteConfiguration: {} } },
    'nulls and an empty list': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          indexDocumentSuffix: null,
          errorDocument: null,
          redirectAllRequestsTo: { hostName: null, protocol: null },
          routingRules: [],
        },
      },
    },
    'a redirect of everything to HTTPS': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          indexDocumentSuffix: null,
          redirectAllRequestsTo: { protocol: 'https', hostName: 'www.example.org' },
        },
      },
      annotation: /sends every request on to HTTPS on www\.example\.org/,
    },
    'the same in another letter case, as JSON text': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: JSON.stringify({
          redirectAllRequestsTo: { protocol: 'HTTPS', hostName: 'www.example.org' },
        }),
      },
    },
    'a redirect to HTTPS whose host is not recorded': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: { redirectAllRequestsTo: { protocol: 'https' } },
      },
      annotation: /HTTPS on another host/,
    },
  },
  nonCompliant: {
    'an index document': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          indexDocumentSuffix: 'index.html',
          errorDocument: null,
          redirectAllRequestsTo: null,
          routingRules: [],
        },
      },
      annotation: /plain HTTP alone: index document index\.html\. Website hosting should be off/,
    },
    'an index and an error document': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: { indexDocumentSuffix: 'index.html', errorDocument: 'error.html' },
      },
      annotation: /index document index\.html, error document error\.html/,
    },
    'the configuration as JSON text': {
      supplementaryConfiguration: { BucketWebsiteConfiguration: '{"indexDocumentSuffix":"index.html"}' },
    },
    'routing rules': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          routingRules: [
            { condition: { keyPrefixEquals: 'old/' }, redirect: { replaceKeyPrefixWith: 'new/' } },
            { condition: null, redirect: { hostName: 'www.example.org' } },
          ],
        },
      },
      annotation: /alone: routing rules\./,
    },
    'an index document beside a redirect to HTTPS': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          indexDocumentSuffix: 'index.html',
          redirectAllRequestsTo: { protocol: 'https', hostName: 'www.example.org' },
        },
      },
    },
    'a redirect that keeps the protocol of the request': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          redirectAllRequestsTo: { protocol: null, hostName: 'www.example.org' },
        },
      },
      annotation: /to www\.example\.org over plain HTTP; HTTPS is wanted/,
    },
    'a redirect to HTTP': {
      supplementaryConfiguration: {
        BucketWebsiteConfiguration: {
          redirectAllRequestsTo: { protocol: 'http', hostName: 'www.example.org' },
        },
      },
    },
  },
  fails: {
    'a website configuration of another kind': {
      supplementaryConfiguration: { BucketWebsiteConfiguration: true },
      error: /BucketWebsiteConfiguration: expected an object/,
    },
  },
});

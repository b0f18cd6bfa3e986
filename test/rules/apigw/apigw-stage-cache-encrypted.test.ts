import { rule } from '../../../rules/apigw/apigw-stage-cache-encrypted';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the default caches and encrypts': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: { '*/*': { cachingEnabled: true, cacheDataEncrypted: true } },
      },
      annotation: /encrypt the cached data/,
    },
    'the default does not cache': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: { '*/*': { cachingEnabled: false, cacheDataEncrypted: false } },
      },
      annotation: /no method setting uses it/,
    },
    'no method settings': { configuration: { cacheClusterEnabled: true } },
    'null method settings': { configuration: { cacheClusterEnabled: true, methodSettings: null } },
    'empty method settings': { configuration: { cacheClusterEnabled: true, methodSettings: {} } },
    'settings that say nothing of caching': {
      configuration: { cacheClusterEnabled: true, methodSettings: { '*/*': { loggingLevel: 'INFO' } } },
    },
    'an override that turns caching off': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: {
          '*/*': { cachingEnabled: true, cacheDataEncrypted: true },
          '~1labs/GET': { cachingEnabled: false, cacheDataEncrypted: false },
        },
      },
    },
    'flags as text': {
      configuration: {
        cacheClusterEnabled: 'true',
        methodSettings: { '*/*': { cachingEnabled: 'True', cacheDataEncrypted: 'true' } },
      },
    },
    'an empty override': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: { '*/*': { cachingEnabled: true, cacheDataEncrypted: true }, '~1labs/GET': null },
      },
    },
    'a cache that is being made, used by a canary as well': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: { '~1labs/GET': { cachingEnabled: true, cacheDataEncrypted: true } },
      },
      ignored: { cacheClusterStatus: 'CREATE_IN_PROGRESS', canarySettings: { useStageCache: true } },
    },
  },
  nonCompliant: {
    'an override caches in clear': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: {
          '*/*': { cachingEnabled: true, cacheDataEncrypted: true },
          '~1labs/GET': { cachingEnabled: true, cacheDataEncrypted: false },
        },
      },
      annotation: /in the settings for: GET \/labs\.$/,
    },
    'the default caches and says nothing of encryption': {
      configuration: { cacheClusterEnabled: true, methodSettings: { '*/*': { cachingEnabled: true } } },
      annotation: /in the settings for: the default\.$/,
    },
    'the default caches in clear behind an encrypted override': {
      configuration: {
        cacheClusterEnabled: true,
        methodSettings: {
          '*/*': { cachingEnabled: true, cacheDataEncrypted: null },
          '~1labs~1{id}/GET': { cachingEnabled: true, cacheDataEncrypted: true },
        },
      },
    },
    'the settings as JSON text, with flags as text': {
      configuration: {
        cacheClusterEnabled: 'TRUE',
        methodSettings: '{"*/*":{"cachingEnabled":"true","cacheDataEncrypted":"False"}}',
      },
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {} },
    'no cache': {
      configuration: { cacheClusterEnabled: false, methodSettings: { '*/*': { cachingEnabled: true } } },
      annotation: /no cache/,
    },
    'a null cache': { configuration: { cacheClusterEnabled: null, methodSettings: {} } },
  },
  fails: {
    'method settings in the form of a template': {
      configuration: { cacheClusterEnabled: true, methodSettings: [{ cachingEnabled: true }] },
      error: /configuration\.methodSettings: expected an object, got a list/,
    },
    'a flag that is none': {
      configuration: { cacheClusterEnabled: true, methodSettings: { '*/*': { cachingEnabled: 'yes' } } },
      error: /configuration\.methodSettings\.\*\/\*\.cachingEnabled: expected true or false/,
    },
  },
});

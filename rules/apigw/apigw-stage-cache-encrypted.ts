import { methodName } from '../../shared/api-gateway';
import { RestStage } from '../../shared/resources/apigateway';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigw-stage-cache-encrypted',
  title: 'API Gateway stages encrypt the responses in their cache',
  rationale:
    'Outside a cache API Gateway keeps payloads in memory alone; what a stage caches is stored, and responses may carry PHI.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'Turn on "Encrypt cache data" for the stage and in each method override (patch path /*~1*/caching/dataEncrypted). The ' +
    'runbook AWSConfigRemediation-UpdateAPIGatewayMethodCaching turns caching off instead.',
  resource: RestStage,

  evaluate({ configuration: { cacheClusterEnabled, methodSettings = {} } }) {
    if (cacheClusterEnabled !== true) return notApplicable('The stage has no cache.');
    // A cache without settings for methods stays empty: caching is off for each method until a setting turns it on.
    const caching = Object.entries(methodSettings).filter(
      ([, { cachingEnabled }]) => cachingEnabled === true,
    );
    const open = caching.filter(([, { cacheDataEncrypted }]) => cacheDataEncrypted !== true);
    if (caching.length === 0) return compliant('The stage has a cache, but no method setting uses it.');
    if (open.length === 0)
      return compliant('All method settings that turn caching on encrypt the cached data.');
    const names = open.map(([key]) => methodName(key)).join(', ');
    return nonCompliant(`Encryption of cached data is off, and should be on, in the settings for: ${names}.`);
  },
});

export const { handler } = rule;

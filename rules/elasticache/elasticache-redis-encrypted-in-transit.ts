import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { CACHE_TYPES, cachesOf, type Cache } from '../../shared/elasticache';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elasticache-redis-encrypted-in-transit',
  title: 'ElastiCache caches with Redis or Valkey take TLS connections only',
  rationale:
    'Clients send PHI to a cache and read it back; a connection without TLS shows it to the network.',
  whitepaper: {
    section: 'Amazon ElastiCache (Redis OSS): Transport Encryption',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'From Redis 7 and on Valkey, set the transit encryption mode to preferred, move all clients to TLS, then set it to required. Older engines need a new replication group.',
  reports: CACHE_TYPES,
  permissions: ['elasticache:DescribeReplicationGroups', 'elasticache:DescribeCacheClusters'],
  parameters: {
    allowPreferredMode: booleanParameter({
      default: false,
      description: 'Accept the mode for migrations, in which the cache takes plaintext connections as well.',
    }),
  },

  async *evaluate({ client, parameters: { allowPreferredMode } }) {
    for await (const found of cachesOf(client(ElastiCacheClient))) {
      const { resourceType, resourceId } = found;
      yield { resourceType, resourceId, verdict: verdictOf(found, allowPreferredMode) };
    }
  },
});

function verdictOf({ cache, notJudged }: Cache, allowPreferredMode: boolean) {
  if (notJudged !== undefined) return notApplicable(notJudged);
  if (cache.TransitEncryptionEnabled !== true)
    return nonCompliant('Encryption in transit is off; TLS should be required.');
  // Engines before Redis 7 have no mode: there, encryption in transit always means TLS alone.
  const mode = cache.TransitEncryptionMode?.toLowerCase() ?? 'required';
  if (mode === 'required') return compliant('Clients must use TLS.');
  if (mode === 'preferred' && allowPreferredMode)
    return compliant('Clients may use TLS; plaintext connections are tolerated by a parameter of the rule.');
  return nonCompliant(`Transit encryption mode is ${mode}; required is wanted, which refuses plaintext.`);
}

export const { handler } = rule;

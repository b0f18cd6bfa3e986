import { ElastiCacheClient, type ReplicationGroup } from '@aws-sdk/client-elasticache';
import { CACHE_TYPES, cachesOf } from '../../shared/elasticache';
import { ReportError } from '../../shared/errors';
import { AWS_OWNED_KEY, judgeKey, kmsKeyIds, requireCustomerManagedKey } from '../../shared/kms-requirement';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elasticache-redis-encrypted-at-rest',
  title: 'ElastiCache caches with Redis or Valkey are encrypted at rest',
  rationale: 'Caches write what they hold, PHI included, to disk when they synchronize, swap and back up.',
  whitepaper: {
    section: 'Amazon ElastiCache (Redis OSS): Encryption at Rest',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Restore a backup of the cache into a new replication group with encryption at rest enabled; one node is enough in place of a cluster that stands alone.',
  reports: CACHE_TYPES,
  permissions: [
    'elasticache:DescribeReplicationGroups',
    'elasticache:DescribeCacheClusters',
    'kms:DescribeKey',
  ],
  parameters: { requireCustomerManagedKey, kmsKeyIds },

  async *evaluate(context) {
    for await (const found of cachesOf(context.client(ElastiCacheClient))) {
      const { resourceType, resourceId, cache, notJudged } = found;
      const verdict = notJudged === undefined ? await verdictOf(cache, context) : notApplicable(notJudged);
      yield { resourceType, resourceId, verdict };
    }
  },
});

/** @param cache of which a cluster that stands alone tells the flag alone */
async function verdictOf(
  cache: Pick<ReplicationGroup, 'AtRestEncryptionEnabled' | 'StorageEncryptionType' | 'KmsKeyId'>,
  context: Parameters<typeof judgeKey>[1],
) {
  // The flag is what was asked for when the cache was made; the type, where there is one, is what is in effect.
  const asked = cache.AtRestEncryptionEnabled === true ? 'sse-elasticache' : 'none';
  const type = cache.StorageEncryptionType?.toLowerCase() ?? asked;
  if (type === 'none')
    return nonCompliant('The cache is not encrypted at rest; encryption is wanted from its creation on.');
  if (type !== 'sse-elasticache' && type !== 'sse-kms')
    throw new ReportError(`ElastiCache tells of an unknown storage encryption ${type}`);
  const key = cache.KmsKeyId ?? (type === 'sse-kms' ? undefined : AWS_OWNED_KEY);
  const { description, gap } = await judgeKey(key, context);
  if (gap === undefined) return compliant(`The cache is encrypted at rest with ${description}.`);
  return nonCompliant(gap);
}

export const { handler } = rule;

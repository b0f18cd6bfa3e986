import { type CacheCluster, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { CACHE_TYPES, cachesWithClusters } from '../../shared/elasticache';
import { ReportError } from '../../shared/errors';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'elasticache-redis-current-generation-nodes',
  title: 'ElastiCache caches with Redis or Valkey run on nodes of a current generation',
  rationale:
    'AWS covers PHI in caches on current node types only; nodes of earlier generations do without encryption of the cache.',
  whitepaper: { section: 'Amazon ElastiCache (Redis OSS)', editions: [2024], basis: 'explicit' },
  safeguard: 'patching',
  citations: ['164.308(a)(1)(ii)(B)'],
  severity: 'low',
  remediation:
    'Change the node type of the replication group to one of a current generation, or restore a backup onto such nodes.',
  reports: CACHE_TYPES,
  permissions: ['elasticache:DescribeCacheClusters'],
  parameters: {
    // A list of what is old, since AWS adds families all the time.
    previousGenerationFamilies: listParameter({
      default: ['t1', 'm1', 'm2', 'm3', 'c1', 'r3'],
      description: 'Families of node types that count as previous generation.',
    }),
  },

  async *evaluate({ client, parameters: { previousGenerationFamilies } }) {
    for await (const found of cachesWithClusters(client(ElastiCacheClient))) {
      const { resourceType, resourceId, cache, notJudged } = found;
      const verdict =
        notJudged === undefined ? verdictOf(cache, previousGenerationFamilies) : notApplicable(notJudged);
      yield { resourceType, resourceId, verdict };
    }
  },
});

function verdictOf(clusters: readonly CacheCluster[], previous: readonly string[]) {
  const types = [...new Set(clusters.map(nodeType))];
  const old = types.filter((type) =>
    previous.some((family) => type.startsWith(`cache.${family.toLowerCase()}.`)),
  );
  if (old.length === 0) return compliant(`Node types are of a current generation: ${types.join(', ')}.`);
  return nonCompliant(`Node types are of a previous generation: ${old.join(', ')}; a current one is wanted.`);
}

/** `cache.r7g.xlarge` */
function nodeType({ CacheClusterId, CacheNodeType = '' }: CacheCluster): string {
  if (/^cache\.[\w-]+\.[\w-]+$/i.test(CacheNodeType)) return CacheNodeType.toLowerCase();
  throw new ReportError(`ElastiCache does not tell the node type of cluster ${String(CacheClusterId)}`);
}

export const { handler } = rule;

import { RedshiftClient } from '@aws-sdk/client-redshift';
import { booleanParameter } from '../../shared/parameters';
import { parameterFault } from '../../shared/redshift-tls';
import { Cluster } from '../../shared/resources/redshift';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'redshift-cluster-tls-required',
  title: 'Redshift clusters refuse unencrypted connections',
  rationale:
    'A cluster takes clear connections until require_ssl is on and applied; queries over PHI could then be read on the way.',
  whitepaper: { section: 'Amazon Redshift', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Attach a parameter group of your own to the cluster, set require_ssl to true in it, and reboot the cluster.',
  resource: Cluster,
  parameters: {
    requireFips: booleanParameter({
      default: false,
      description: 'Also require use_fips_ssl: ciphers from a module that is validated to FIPS 140.',
    }),
  },
  permissions: ['redshift:DescribeClusterParameters', 'redshift:DescribeClusterParameterGroups'],
  // An edit of the parameter group makes no item of the cluster.
  alsoEvery: '24h',

  async evaluate(
    { configuration: { clusterStatus, clusterParameterGroups: groups = [] } },
    { client, parameters: { requireFips } },
  ) {
    const status = clusterStatus?.toLowerCase() ?? '';
    if (['deleting', 'final-snapshot'].includes(status))
      return notApplicable(`The cluster is being deleted (status ${status}).`);
    if (groups.length === 0)
      return nonCompliant('The cluster has no parameter group; one with require_ssl true is wanted.');
    const names = requireFips ? ['require_ssl', 'use_fips_ssl'] : ['require_ssl'];
    for (const group of groups) {
      const fault = await parameterFault(client(RedshiftClient), group, names);
      if (fault !== undefined) return nonCompliant(fault);
    }
    return compliant(`${names.join(' and ')}: true and applied by the cluster.`);
  },
});

export const { handler } = rule;

import { RDSClient } from '@aws-sdk/client-rds';
import { unappliedFault } from '../../shared/cluster-tls';
import { docdbParameter } from '../../shared/parameter-groups';
import { booleanParameter } from '../../shared/parameters';
import { DBCluster } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { DOCDB_TLS_DEFAULT } from '../../shared/tls-defaults';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'docdb-cluster-tls-enabled',
  title: 'DocumentDB clusters take TLS connections only',
  rationale: 'With TLS disabled, documents with PHI and the passwords of the database travel in clear.',
  whitepaper: {
    section: 'Amazon DocumentDB (with MongoDB compatibility)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set tls to tls1.2+ (or enabled) in a cluster parameter group of your own, attach it, and reboot the instances of the cluster.',
  resource: DBCluster,
  parameters: {
    requireTls12: booleanParameter({
      default: false,
      description: 'Refuse the value enabled, with which the cluster also speaks TLS 1.0 and 1.1.',
    }),
    requireInSync: booleanParameter({
      default: true,
      description:
        'Also fail while an instance has yet to apply the group: tls is static and needs a reboot.',
    }),
  },
  permissions: ['rds:DescribeDBClusterParameters'],
  alsoEvery: '24h',

  async evaluate({ configuration: cluster }, { client, parameters: { requireTls12, requireInSync } }) {
    const { engine, dbclusterParameterGroup: group } = cluster;
    if (engine?.toLowerCase() !== 'docdb')
      return notApplicable(`The engine is ${engine ?? 'not named'}, not docdb.`);
    if (group === undefined)
      return nonCompliant('The cluster has no parameter group; one with tls on is wanted.');
    const parameter = await docdbParameter(client(RDSClient), group, 'tls');
    if (parameter === undefined)
      return nonCompliant(`Parameter group ${group} does not have tls; it should be enabled.`);
    const tls = parameter.value?.toLowerCase() ?? DOCDB_TLS_DEFAULT;
    const wanted = requireTls12 ? /^(tls1\.[2-9]\+|fips-140-\d)$/ : /^(enabled|tls1\.[2-9]\+|fips-140-\d)$/;
    if (!wanted.test(tls))
      return nonCompliant(
        `tls is ${tls} in parameter group ${group}; ${requireTls12 ? 'tls1.2+' : 'enabled or better'} is wanted.`,
      );
    const fault = requireInSync ? unappliedFault(`tls is ${tls}`, cluster) : undefined;
    if (fault === undefined) return compliant(`tls is ${tls} in parameter group ${group}.`);
    return nonCompliant(fault);
  },
});

export const { handler } = rule;

import { Cluster } from '../../shared/resources/msk';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'msk-cluster-no-public-access',
  title: 'MSK clusters are reachable from inside the VPC only',
  rationale:
    'A broker with a public address lets anyone on the internet try to reach topics with PHI; only credentials then stand in the way.',
  whitepaper: {
    section: 'Amazon Managed Streaming for Apache Kafka (Amazon MSK)',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)'],
  severity: 'high',
  remediation: 'Set the type of PublicAccess to DISABLED with UpdateConnectivity.',
  resource: Cluster,

  evaluate({ configuration: cluster }) {
    // Off unless turned on; clusters from before the end of 2021 have no such setting.
    const access = cluster.BrokerNodeGroupInfo?.ConnectivityInfo?.PublicAccess?.Type?.toUpperCase();
    if (access === undefined || access === 'DISABLED')
      return compliant('The brokers have no public addresses.');
    return nonCompliant(`Public access to the brokers is ${access}; DISABLED is wanted.`);
  },
});

export const { handler } = rule;

import { cloudHsmClient, clustersOf, type HsmCluster } from '../../shared/cloudhsm';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'cloudhsm-cluster-fips-mode',
  title: 'CloudHSM clusters run in FIPS mode',
  rationale:
    'Keys that protect PHI are as good as the module that holds them; outside FIPS mode it also takes algorithms that were not validated.',
  whitepaper: { section: 'AWS CloudHSM', editions: [2024], basis: 'optional' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'medium',
  remediation:
    'The mode is fixed when a cluster is created: create one in FIPS mode, move the keys there, and delete the old one.',
  reports: ['AWS::CloudHSM::Cluster'],
  permissions: ['cloudhsm:DescribeClusters'],

  async *evaluate({ client }) {
    for await (const cluster of whereOffered(clustersOf(client(cloudHsmClient())))) {
      const resourceId = String(cluster.ClusterId);
      yield { resourceType: 'AWS::CloudHSM::Cluster', resourceId, verdict: verdictOn(cluster) };
    }
  },
});

function verdictOn({ State: state, Mode: mode, HsmType: type = 'an unknown type' }: HsmCluster): Verdict {
  if (state !== undefined && ['DELETED', 'DELETE_IN_PROGRESS'].includes(state.toUpperCase()))
    return notApplicable('The cluster is deleted, or about to be.');
  if (mode?.toUpperCase() === 'FIPS') return compliant(`The cluster of ${type} runs in FIPS mode.`);
  if (mode !== undefined) return nonCompliant(`The cluster runs in mode ${mode}; FIPS mode is wanted.`);
  if (type.toLowerCase().startsWith('hsm1')) return compliant(`Clusters of ${type} have no mode but FIPS.`);
  return notApplicable(`AWS names no mode for this cluster of ${type}: check it in the console.`);
}

export const { handler } = rule;

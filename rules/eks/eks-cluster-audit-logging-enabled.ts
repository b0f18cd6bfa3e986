import { choicesParameter } from '../../shared/parameters';
import { Cluster } from '../../shared/resources/eks';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'eks-cluster-audit-logging-enabled',
  title: 'EKS clusters log who calls the Kubernetes API',
  rationale:
    'Without the audit and authenticator logs of its control plane nobody can tell later who read secrets, opened a shell in a pod or changed what runs beside PHI.',
  whitepaper: {
    section: 'Amazon Elastic Kubernetes Service (Amazon EKS)',
    editions: [2024],
    basis: 'chapter',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(5)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Turn on the log types audit and authenticator in the control plane logging of the cluster (UpdateClusterConfig); they go to CloudWatch Logs.',
  resource: Cluster,
  parameters: {
    requiredLogTypes: choicesParameter({
      default: ['audit', 'authenticator'],
      choices: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
      description: 'Types of control plane logs that must be on.',
    }),
  },

  evaluate({ configuration: cluster }, { parameters: { requiredLogTypes } }) {
    const status = cluster.ClusterStatus?.toUpperCase() ?? '';
    if (['DELETING', 'FAILED'].includes(status))
      return notApplicable(`The status of the cluster is ${status}.`);
    const enabled = (cluster.Logging?.ClusterLogging?.EnabledTypes ?? []).map(({ Type }) =>
      Type?.toLowerCase(),
    );
    const missing = requiredLogTypes.filter((type) => !enabled.includes(type.toLowerCase()));
    if (missing.length === 0)
      return compliant(`Control plane logs of type ${requiredLogTypes.join(' and ')} are on.`);
    return nonCompliant(`Control plane logs of type ${missing.join(' and ')} are off; they should be on.`);
  },
});

export const { handler } = rule;

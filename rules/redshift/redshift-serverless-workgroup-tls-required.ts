import { RedshiftServerlessClient, type Workgroup } from '@aws-sdk/client-redshift-serverless';
import { WORKGROUP, workgroupsOf } from '../../shared/redshift-serverless';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'redshift-serverless-workgroup-tls-required',
  title: 'Redshift Serverless workgroups refuse unencrypted connections',
  rationale:
    'A workgroup without require_ssl also answers clients that do not encrypt, and PHI in their queries and results can be overheard.',
  whitepaper: { section: 'Amazon Redshift', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Set require_ssl to true among the configParameters of the workgroup (UpdateWorkgroup), and send the other parameters along.',
  reports: [WORKGROUP],
  permissions: ['redshift-serverless:ListWorkgroups'],

  async *evaluate({ client }) {
    for await (const workgroup of whereOffered(workgroupsOf(client(RedshiftServerlessClient)))) {
      const { workgroupArn: resourceId } = workgroup;
      yield { resourceType: WORKGROUP, resourceId, verdict: verdictOf(workgroup) };
    }
  },
});

function verdictOf({ status, configParameters = [] }: Workgroup) {
  if (status?.toUpperCase() === 'DELETING')
    return notApplicable('Redshift Serverless is deleting the workgroup.');
  // Workgroups from before 2025 may lack it, and then take connections in clear.
  const requireSsl = configParameters.find(({ parameterKey }) => parameterKey === 'require_ssl');
  const value = requireSsl?.parameterValue ?? 'not set';
  if (value.toLowerCase() === 'true') return compliant('require_ssl of the workgroup is true.');
  return nonCompliant(`require_ssl of the workgroup is ${value}; true is wanted.`);
}

export const { handler } = rule;

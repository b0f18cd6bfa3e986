import { listParameter } from '../../shared/parameters';
import { requiredStatements } from '../../shared/policy-statements';
import { Role } from '../../shared/resources/iam';
import { serviceTrust } from '../../shared/role-trust';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'iam-role-comprehend-trust-scoped',
  title: 'Roles that trust Amazon Comprehend do so for known accounts only',
  rationale:
    'Comprehend works for many customers: a role that trusts it on behalf of anyone can be used to read PHI for a stranger.',
  whitepaper: {
    section: 'Amazon Comprehend: Cross-service confused deputy prevention',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.308(a)(4)(ii)(B)'],
  severity: 'medium',
  remediation:
    'In the trust policy, add to the statement for the service a condition StringEquals on aws:SourceAccount with the account id, and if possible ArnLike on aws:SourceArn.',
  resource: Role,
  parameters: {
    services: listParameter({
      default: ['comprehend.amazonaws.com'],
      description:
        'Service principals to watch. Add only services that tell the source of their calls, or the roles stop working.',
    }),
  },

  evaluate({ configuration: { path, assumeRolePolicyDocument } }, { parameters: { services } }) {
    if (path?.startsWith('/aws-service-role/') === true)
      return notApplicable('AWS alone writes the trust policy of a service-linked role.');
    const statements = requiredStatements(assumeRolePolicyDocument, 'configuration.assumeRolePolicyDocument');
    const { trusted, unscoped } = serviceTrust(statements, services);
    if (trusted.length === 0) return notApplicable('The role trusts none of the services that are watched.');
    if (unscoped.length === 0)
      return compliant(`${trusted.join(', ')} may take the role on behalf of known sources only.`);
    return nonCompliant(
      `${unscoped.join(', ')} may take the role for any account; a condition on aws:SourceAccount, or aws:SourceArn with an account id, is wanted.`,
    );
  },
});

export const { handler } = rule;

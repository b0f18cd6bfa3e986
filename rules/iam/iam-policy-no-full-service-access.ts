import { MalformedItemError } from '../../shared/errors';
import { booleanParameter, listParameter } from '../../shared/parameters';
import { requiredStatements } from '../../shared/policy-statements';
import { Policy } from '../../shared/resources/iam';
import { changeRule } from '../../shared/rule';
import { accessTo } from '../../shared/service-access';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const DEFAULT_VERSION = 'configuration.policyVersionList.isDefaultVersion';

export const rule = changeRule({
  id: 'iam-policy-no-full-service-access',
  title: 'Managed policies of the account allow only some actions of services that analyze PHI',
  rationale:
    'Whoever holds every action of a service that reads PHI can also export, share and delete it, whatever their task is.',
  whitepaper: {
    section: 'Amazon Comprehend: AWS Identity and Access Management',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)'],
  severity: 'medium',
  remediation:
    'Name the actions in use instead of the asterisk in a new default version of the policy; policy generation of IAM Access Analyzer lists them.',
  resource: Policy,
  parameters: {
    services: listParameter({
      default: ['comprehend', 'comprehendmedical', 'lex', 'polly'],
      description: 'Services to watch, by their prefix in IAM actions.',
    }),
    flagAdministrator: booleanParameter({
      default: false,
      description: 'Whether policies that reach the services through the action * or NotAction fail as well.',
    }),
    exemptPolicyArns: listParameter({
      default: [],
      description: 'ARNs of policies that may allow everything, such as one for emergencies.',
    }),
  },

  evaluate({ configuration: policy }, { parameters: { services, flagAdministrator, exemptPolicyArns } }) {
    if (exemptPolicyArns.includes(policy.arn ?? '')) return notApplicable('The policy is exempt.');
    // As a permissions boundary, which does not count as attached, a policy allows nothing.
    if (policy.attachmentCount === 0) return notApplicable('The policy is attached to nobody.');
    const version = policy.policyVersionList?.find(({ isDefaultVersion }) => isDefaultVersion === true);
    if (version === undefined) throw new MalformedItemError(DEFAULT_VERSION, 'true for one version', version);
    const statements = requiredStatements(version.document, 'configuration.policyVersionList.document');
    const access = services.map((service) => ({ service, ...accessTo(service, statements) }));
    const full = access
      .filter(({ isFull, isAdministrative }) => isFull || (flagAdministrator && isAdministrative))
      .map(({ service }) => service)
      .join(', ');
    if (full !== '')
      return nonCompliant(`Allows every action of ${full}; only the actions in use should be allowed.`);
    const named = access.filter(({ isNamed }) => isNamed).map(({ service }) => service);
    if (named.length === 0) return notApplicable('The policy names none of the services that are watched.');
    return compliant(`Allows some actions of ${named.join(', ')}, not all of them.`);
  },
});

export const { handler } = rule;

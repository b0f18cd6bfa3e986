import { MalformedItemError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { WebAcl } from '../../shared/resources/wafv2';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { logDestinations } from '../../shared/wafv2';

export const rule = changeRule({
  id: 'wafv2-web-acl-logging-enabled',
  title: 'Web ACLs of AWS WAF log the requests that they inspect',
  rationale:
    'After an attack on an application with PHI, the log of its web ACL tells who sent what, and what was let through.',
  whitepaper: {
    section: 'AWS WAF – Web Application Firewall',
    editions: [2024],
    basis: 'chapter',
  },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Set a log destination with PutLoggingConfiguration or the runbook AWSConfigRemediation-EnableWAFV2Logging, and redact the fields that may carry PHI (RedactedFields).',
  resource: WebAcl,
  parameters: {
    includeFirewallManaged: booleanParameter({
      default: true,
      description:
        'Judge web ACLs of Firewall Manager (FMManagedWebACL...), too; false leaves their logs to its policies.',
    }),
  },
  permissions: ['wafv2:GetLoggingConfiguration'],
  // Logging is no part of the item: changing it makes no new one.
  alsoEvery: '24h',

  async evaluate({ arn: itemArn, configuration: { resourceARN } }, context) {
    const arn = itemArn ?? resourceARN;
    if (arn === undefined) throw new MalformedItemError('ARN', 'text', arn);
    // An ARN ends in webacl/<name>/<id>.
    if (!context.parameters.includeFirewallManaged && /\/FMManagedWebACL[^/]*\/[^/]*$/i.test(arn))
      return notApplicable(
        'Firewall Manager made the web ACL; its policies say whether requests are logged.',
      );
    const destinations = await logDestinations(arn, context);
    if (destinations.length > 0) return compliant(`Requests are logged to ${destinations.join(', ')}.`);
    return nonCompliant('Requests to the web ACL are not logged; a log destination is wanted.');
  },
});

export const { handler } = rule;

import { MalformedItemError } from '../../shared/errors';
import { ClusterParameterGroup } from '../../shared/resources/redshift';
import { changeRule } from '../../shared/rule';
import { isTlsRequiredByFamily } from '../../shared/tls-defaults';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'redshift-parameter-group-tls-required',
  title: 'Redshift parameter groups turn require_ssl on',
  rationale:
    'Every cluster that takes its settings from a group without require_ssl lets clients send PHI unencrypted.',
  whitepaper: { section: 'Amazon Redshift', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'low',
  remediation:
    'Set require_ssl to true with ModifyClusterParameterGroup, then reboot the clusters that use the group.',
  resource: ClusterParameterGroup,

  evaluate({ configuration: group, supplementaryConfiguration: { Parameters: parameters } }) {
    if (group.parameterGroupName?.toLowerCase().startsWith('default.') === true)
      return notApplicable("One of AWS's own read-only groups; a cluster that uses it is judged itself.");
    const requireSsl = parameters?.find(({ parameterName }) => parameterName === 'require_ssl');
    if (requireSsl?.parameterValue?.toLowerCase() === 'true') return compliant('require_ssl is true.');
    if (requireSsl !== undefined)
      return nonCompliant('require_ssl is not true in the group; true is wanted.');
    if (isTlsRequiredByFamily(group.parameterGroupFamily)) {
      // An item without its parameters may hide a false; one with parameters only leaves out a default.
      if (parameters === undefined)
        throw new MalformedItemError('supplementaryConfiguration.Parameters', 'a list', parameters);
      return compliant('require_ssl is not set in the group, and true by default in redshift-2.0.');
    }
    const family = group.parameterGroupFamily ?? 'unknown';
    return nonCompliant(
      `require_ssl is not set in the group, and not known to be on by default (family: ${family}); true is wanted.`,
    );
  },
});

export const { handler } = rule;

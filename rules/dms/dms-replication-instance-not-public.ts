import { ReplicationInstance } from '../../shared/resources/dms';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'dms-replication-instance-not-public',
  title: 'DMS replication instances have no public address',
  rationale:
    'All PHI of a migration passes a replication instance, and some stays on it for a while; the internet must not reach it.',
  whitepaper: { section: 'AWS Database Migration Service', editions: [2024], basis: 'parity' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.312(e)(1)'],
  severity: 'critical',
  remediation:
    'The setting cannot be changed: create a replication instance with PubliclyAccessible false, move the tasks to it, and delete the old one.',
  resource: ReplicationInstance,

  evaluate({ configuration: instance }) {
    if (instance.PubliclyAccessible === false)
      return compliant('The replication instance has private addresses only.');
    // DMS makes an instance public unless it is told not to.
    return nonCompliant(
      'The replication instance is publicly accessible; private addresses alone are wanted.',
    );
  },
});

export const { handler } = rule;

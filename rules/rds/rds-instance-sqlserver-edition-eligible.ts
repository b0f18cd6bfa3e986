import { MalformedItemError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

/** The newest major version that the whitepaper lists: SQL Server 2016. */
const LAST_LISTED = 13;

export const rule = changeRule({
  id: 'rds-instance-sqlserver-edition-eligible',
  title: 'RDS for SQL Server instances run an edition and version that may hold PHI',
  rationale:
    'Express lacks what protecting PHI takes, and only certain pairs of edition and version are cleared to store it.',
  whitepaper: { section: 'Amazon RDS for SQL Server', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)', '164.308(a)(1)(ii)(B)'],
  severity: 'critical',
  remediation:
    'Move the databases to a new instance of the Web, Standard or Enterprise edition; Express cannot be converted in place.',
  resource: DBInstance,
  parameters: {
    allowLaterVersions: booleanParameter({
      default: true,
      description:
        'Whether SQL Server 2017 and later count, which AWS offers although the list of the whitepaper ends at 2016.',
    }),
  },

  evaluate({ configuration: { engine, engineVersion } }, { parameters: { allowLaterVersions } }) {
    const [, edition] = /^(?:custom-)?sqlserver-(.+)$/.exec(engine?.toLowerCase() ?? '') ?? [];
    if (edition === undefined)
      return notApplicable(`The engine is ${engine ?? 'not named'}, not SQL Server.`);
    if (!['ee', 'se', 'web'].includes(edition))
      return nonCompliant(
        `SQL Server edition ${edition} is not for PHI; Web, Standard or Enterprise is wanted.`,
      );
    // As in 10.50.6560.0.v1 or 15.00.4345.5.v1.
    const [version, major, minor] = /^(\d+)(?:\.(\d+))?/.exec(engineVersion ?? '') ?? [];
    if (version === undefined)
      throw new MalformedItemError('configuration.engineVersion', 'a version', engineVersion);
    const seen = `SQL Server ${version}, edition ${edition}`;
    if (Number(major) === 10 && Number(minor) === 50 && edition === 'ee')
      return compliant(`${seen}: 2008 R2 may hold PHI as Enterprise.`);
    if (Number(major) < 11)
      return nonCompliant(`${seen}: 2008 R2 as Enterprise or a later version is wanted.`);
    if (Number(major) <= LAST_LISTED) return compliant(`${seen}, may hold PHI.`);
    if (allowLaterVersions) return compliant(`${seen}: later than the whitepaper's list, which is allowed.`);
    return nonCompliant(
      `${seen}: one of the versions up to 2016 (13.00) that the whitepaper lists is wanted.`,
    );
  },
});

export const { handler } = rule;

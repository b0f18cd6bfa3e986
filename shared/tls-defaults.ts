/** Whether a database refuses clear connections when its parameter group leaves the TLS parameter at its default. */
import { MalformedItemError } from './errors';

/**
 * The TLS parameter of each engine, and the version (major, minor) from which it is on unless a parameter group turns
 * it off; undefined where no version has it on. Sources: "Requiring an SSL connection to a PostgreSQL DB instance",
 * "Requiring SSL/TLS for all connections to a MySQL DB instance on Amazon RDS", the same for MariaDB, and "Using SSL
 * with a Microsoft SQL Server DB instance" in the Amazon RDS User Guide; "Securing Aurora PostgreSQL data with SSL/TLS"
 * and "Comparing Aurora MySQL version 3 and Aurora MySQL version 8.4" in the Amazon Aurora User Guide.
 */
const TLS_PARAMETERS = {
  postgres: { name: 'rds.force_ssl', onSince: [15, 0] },
  'aurora-postgresql': { name: 'rds.force_ssl', onSince: [17, 0] },
  mysql: { name: 'require_secure_transport', onSince: [9, 7] },
  'aurora-mysql': { name: 'require_secure_transport', onSince: [8, 4] },
  mariadb: { name: 'require_secure_transport', onSince: [11, 8] },
  sqlserver: { name: 'rds.force_ssl', onSince: undefined },
} as const;

/** What the parameter `tls` of DocumentDB is unless a group sets it. Source: its Developer Guide, "Encrypting data in transit". */
export const DOCDB_TLS_DEFAULT = 'enabled';

export type TlsEngine = keyof typeof TLS_PARAMETERS;

/** The parameter that makes an engine refuse clear connections. */
export const tlsParameterOf = (engine: TlsEngine): string => TLS_PARAMETERS[engine].name;

/**
 * Whether that parameter is on.
 * @param value as the parameter group gives it; undefined where it leaves the default
 * @param version as AWS Config spells it: "15.7", "9.6.22", "8.0.mysql_aurora.3.04.0"
 * @throws MalformedItemError when the default counts and the version cannot be told
 */
export function isTlsRequired(
  engine: TlsEngine,
  value: string | undefined,
  version: string | undefined,
): boolean {
  if (value !== undefined) return /^(1|on|true)$/i.test(value);
  const { onSince } = TLS_PARAMETERS[engine];
  if (onSince === undefined) return false;
  const [, major, minor = '0'] = /^(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? [];
  if (major === undefined) throw new MalformedItemError('configuration.engineVersion', 'a version', version);
  const [sinceMajor, sinceMinor] = onSince;
  // As numbers: in letters "9" is later than "15".
  return Number(major) === sinceMajor ? Number(minor) >= sinceMinor : Number(major) > sinceMajor;
}

/**
 * Whether `require_ssl` is true by default in a family of Redshift parameter groups. Source: "Amazon Redshift
 * parameter groups" in the Amazon Redshift Management Guide; redshift-2.0 came in January 2025 with the secure default.
 */
export const isTlsRequiredByFamily = (family: string | undefined): boolean =>
  family?.toLowerCase() === 'redshift-2.0';

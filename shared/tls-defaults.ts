/** Whether a database refuses clear connections when its parameter group leaves the TLS parameter at its default. */
import { MalformedItemError } from './errors';

/**
 * The TLS parameter of each engine, and the major version from which it is on unless a parameter group turns it off.
 * Sources: "Requiring an SSL connection to a PostgreSQL DB instance" in the Amazon RDS User Guide; "Securing Aurora
 * PostgreSQL data with SSL/TLS" in the Amazon Aurora User Guide.
 */
const TLS_PARAMETERS = {
  postgres: { name: 'rds.force_ssl', onSince: 15 },
  'aurora-postgresql': { name: 'rds.force_ssl', onSince: 17 },
} as const;

export type TlsEngine = keyof typeof TLS_PARAMETERS;

/** The parameter that makes an engine refuse clear connections. */
export const tlsParameterOf = (engine: TlsEngine): string => TLS_PARAMETERS[engine].name;

/**
 * Whether that parameter is on by default.
 * @param version as AWS Config spells it: "15.7", "9.6.22"
 * @throws MalformedItemError when the version cannot be told
 */
export function isTlsRequiredByDefault(engine: TlsEngine, version: string | undefined): boolean {
  const [major] = /^\d+/.exec(version ?? '') ?? [];
  if (major === undefined) throw new MalformedItemError('configuration.engineVersion', 'a version', version);
  // As numbers: in letters "9" is later than "15".
  return Number(major) >= TLS_PARAMETERS[engine].onSince;
}

/**
 * Whether `require_ssl` is true by default in a family of Redshift parameter groups. Source: "Amazon Redshift
 * parameter groups" in the Amazon Redshift Management Guide; redshift-2.0 came in January 2025 with the secure default.
 */
export const isTlsRequiredByFamily = (family: string | undefined): boolean =>
  family?.toLowerCase() === 'redshift-2.0';

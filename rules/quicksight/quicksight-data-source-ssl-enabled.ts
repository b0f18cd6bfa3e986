import { DataSource } from '../../shared/resources/quicksight';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'quicksight-data-source-ssl-enabled',
  title: 'QuickSight reaches its data sources over SSL',
  rationale:
    'Queries and their results travel between a database and QuickSight; with SSL off PHI in them can be read on the way.',
  whitepaper: { section: 'Amazon QuickSight', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Let the database serve TLS, then set DisableSsl in the SslProperties of the data source to false with UpdateDataSource.',
  resource: DataSource,

  evaluate({ configuration: { SslProperties: properties } }) {
    // SSL is on unless it was disabled; sources such as Athena and S3 have no such setting.
    if (properties?.DisableSsl === true)
      return nonCompliant('SSL is disabled on the connection to the data source; it should be on.');
    return compliant('SSL is not disabled on the connection to the data source.');
  },
});

export const { handler } = rule;

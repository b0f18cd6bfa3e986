import { GlueClient } from '@aws-sdk/client-glue';
import { catalogEncryption, hasDatabases } from '../../shared/glue';
import { booleanParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'glue-data-catalog-encrypted',
  title: 'The Data Catalog of AWS Glue is encrypted at rest',
  rationale:
    'Names of tables, columns and partitions can tell of patients, and the catalog keeps what reaches the data behind them.',
  whitepaper: { section: 'AWS Glue', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Turn on metadata encryption in the settings of the Data Catalog (PutDataCatalogEncryptionSettings with SSE-KMS). What was in the catalog before is encrypted when it is next changed.',
  reports: 'account',
  permissions: ['glue:GetDataCatalogEncryptionSettings', 'glue:GetDatabases'],
  parameters: {
    requirePasswordEncryption: booleanParameter({
      default: false,
      description: 'Whether the passwords of connections must be encrypted in the catalog, too.',
    }),
  },

  async evaluate({ client, region, parameters: { requirePasswordEncryption } }) {
    const glue = client(GlueClient);
    const settings = await ifOffered(catalogEncryption(glue));
    if (settings === undefined) return notApplicable(`AWS Glue is not offered in ${region}.`);
    const mode = settings.EncryptionAtRest?.CatalogEncryptionMode?.toUpperCase() ?? 'not set';
    const hasPasswords = settings.ConnectionPasswordEncryption?.ReturnConnectionPasswordEncrypted === true;
    const catalog = `The encryption of the Data Catalog in ${region} is ${mode}`;
    const isEncrypted = mode.startsWith('SSE-KMS');
    if (isEncrypted && (hasPasswords || !requirePasswordEncryption)) return compliant(`${catalog}.`);
    // Glue has a catalog in every Region, used or not.
    if (!(await hasDatabases(glue)))
      return notApplicable(`The rule sees no database in the Data Catalog in ${region}.`);
    if (!isEncrypted) return nonCompliant(`${catalog}; SSE-KMS is wanted.`);
    return nonCompliant(`${catalog}, but passwords of connections are not encrypted; they should be.`);
  },
});

export const { handler } = rule;

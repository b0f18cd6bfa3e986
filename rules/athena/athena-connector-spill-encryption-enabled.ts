import { AthenaClient } from '@aws-sdk/client-athena';
import { connectorFunctions, spillEncryption } from '../../shared/athena';
import { DataCatalog } from '../../shared/resources/athena';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'athena-connector-spill-encryption-enabled',
  title: 'Connectors for federated queries of Athena encrypt what they spill to S3',
  rationale:
    'What a connector reads from its source and cannot return at once goes to a bucket; with PHI it must not lie there in clear.',
  whitepaper: { section: 'Amazon Athena', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Remove the environment variable disable_spill_encryption from the functions of the connector, or set it to false.',
  resource: DataCatalog,
  permissions: ['athena:GetDataCatalog', 'lambda:GetFunctionConfiguration'],
  // A change of the function makes no item of the catalog.
  alsoEvery: '24h',

  async evaluate({ configuration: catalog, resourceId }, context) {
    const { Type: type = 'unknown' } = catalog;
    if (type.toUpperCase() !== 'LAMBDA')
      return notApplicable(`The type of the catalog is ${type}, not LAMBDA.`);
    // The resource id of a catalog is its name.
    const name = catalog.Name ?? resourceId;
    const functions = await connectorFunctions(context.client(AthenaClient), name, catalog.Parameters);
    const found = await Promise.all(functions.map((reference) => spillEncryption(reference, context)));
    const off = found.find(({ isOn }) => isOn === false);
    if (off !== undefined) return nonCompliant(`${off.description} Encryption of spilled data is wanted.`);
    const open = found.find(({ isOn }) => isOn === undefined);
    if (open !== undefined) return notApplicable(open.description);
    return compliant(`Spilled data is encrypted by ${functions.join(' and ')}.`);
  },
});

export const { handler } = rule;

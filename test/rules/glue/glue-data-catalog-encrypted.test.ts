import {
  type DataCatalogEncryptionSettings,
  GetDataCatalogEncryptionSettingsCommand,
  GetDatabasesCommand,
} from '@aws-sdk/client-glue';
import { rule } from '../../../rules/glue/glue-data-catalog-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const settings = (DataCatalogEncryptionSettings: DataCatalogEncryptionSettings) =>
  answer(GetDataCatalogEncryptionSettingsCommand, { DataCatalogEncryptionSettings });
const DATABASE = answer(GetDatabasesCommand, { DatabaseList: [{ Name: 'claims' }] });
const NO_DATABASE = answer(GetDatabasesCommand, { DatabaseList: [] });

const KMS: DataCatalogEncryptionSettings = { EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS' } };
const OFF: DataCatalogEncryptionSettings = { EncryptionAtRest: { CatalogEncryptionMode: 'DISABLED' } };
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'SSE-KMS': {
      answers: [settings(KMS)],
      annotation: /^The encryption of the Data Catalog in us-east-1 is SSE-KMS\.$/,
    },
    'SSE-KMS with a role of the service': {
      answers: [settings({ EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS-WITH-SERVICE-ROLE' } })],
    },
    'passwords encrypted, where that is required': {
      answers: [
        settings({ ...KMS, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true } }),
      ],
      parameters: { requirePasswordEncryption: 'true' },
    },
  },
  nonCompliant: {
    'encryption is off': {
      answers: [settings(OFF), DATABASE],
      annotation: /us-east-1 is DISABLED; SSE-KMS is wanted/,
    },
    'nothing is set': { answers: [settings({}), DATABASE], annotation: /is not set; SSE-KMS/ },
    'no mode, and a page without databases before one with': {
      answers: [
        settings({ EncryptionAtRest: { CatalogEncryptionMode: undefined } }),
        answer(GetDatabasesCommand, { DatabaseList: [], NextToken: 'more' }),
        DATABASE,
      ],
    },
    'passwords not encrypted, where that is required': {
      answers: [
        settings({ ...KMS, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false } }),
        DATABASE,
      ],
      parameters: { requirePasswordEncryption: 'true' },
      annotation: /is SSE-KMS, but passwords of connections are not encrypted/,
    },
    'nothing said of passwords, where that is required': {
      answers: [settings(KMS), DATABASE],
      parameters: { requirePasswordEncryption: 'true' },
    },
    'passwords encrypted, the catalog not': {
      answers: [
        settings({ ...OFF, ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true } }),
        DATABASE,
      ],
    },
  },
  notApplicable: {
    'encryption is off and there is no database': {
      answers: [settings(OFF), NO_DATABASE],
      annotation: /sees no database/,
    },
    'a Region without Glue': {
      answers: [{ ...failure(GetDataCatalogEncryptionSettingsCommand, 'Error'), reply: { error: NO_HOST } }],
      annotation: /not offered in us-east-1/,
    },
  },
  findings: {
    'one finding about the account': {
      answers: [settings(OFF), answer(GetDatabasesCommand, { DatabaseList: [{ Name: 'labs' }] })],
      expected: [['AWS::::Account', '111122223333', 'NON_COMPLIANT']],
    },
  },
  fails: {
    'the settings may not be asked about': {
      answers: [failure(GetDataCatalogEncryptionSettingsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the databases may not be asked about': {
      answers: [settings(OFF), failure(GetDatabasesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

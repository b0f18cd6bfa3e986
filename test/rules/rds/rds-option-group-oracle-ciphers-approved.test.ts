import { rule } from '../../../rules/rds/rds-option-group-oracle-ciphers-approved';
import { testRule } from '../../rule-tester';

const nne = (...OptionSettings: { Name: string; Value?: string | null }[]) => [
  { OptionName: 'STATSPACK' },
  { OptionName: 'NATIVE_NETWORK_ENCRYPTION', OptionSettings },
];

testRule(rule, {
  compliant: {
    'AES alone': {
      configuration: {
        EngineName: 'oracle-ee',
        MajorEngineVersion: '19',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES256,AES192' }),
      },
      annotation: /^Only approved ciphers are offered/,
    },
    'AES in parentheses and with blanks, as JSON text and in odd casing': {
      configuration: {
        engineName: 'Oracle-SE2',
        optionConfigurations:
          '[{"optionName":"native_network_encryption","optionSettings":[{"name":"sqlnet.encryption_types_server","value":"(aes256, aes128)"}]}]',
      },
    },
    'ciphers and checksums': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne(
          { Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES256' },
          { Name: 'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER', Value: 'SHA256,SHA512' },
        ),
      },
      parameters: { allowedChecksumTypes: 'SHA256,SHA384,SHA512' },
      annotation: /ciphers and checksum algorithms/,
    },
    'another cipher that the organization allows': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: '3DES168' }),
      },
      parameters: { allowedCiphers: 'aes256,3des168' },
    },
    'Oracle 26, which has no weak ciphers to offer': {
      configuration: {
        EngineName: 'oracle-ee-cdb',
        MajorEngineVersion: '26',
        OptionConfigurations: [{ OptionName: 'NATIVE_NETWORK_ENCRYPTION' }],
      },
    },
  },
  nonCompliant: {
    '3DES among them': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES256,3DES168' }),
      },
      annotation: /offers 3DES168; only AES256, AES192, AES128 are wanted/,
    },
    'the option without settings': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: [{ OptionName: 'NATIVE_NETWORK_ENCRYPTION' }],
      },
      annotation: /offers RC4_256, .* by default/,
    },
    'null for the list': {
      configuration: {
        EngineName: 'oracle-ee',
        MajorEngineVersion: '19',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: null }),
      },
    },
    'the list of the client is not that of the server': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_CLIENT', Value: 'AES256' }),
      },
    },
    'MD5, where checksums count': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne(
          { Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES256' },
          { Name: 'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER', Value: 'SHA256,MD5' },
        ),
      },
      parameters: { allowedChecksumTypes: 'SHA256' },
      annotation: /SQLNET\.CRYPTO_CHECKSUM_TYPES_SERVER offers MD5; only SHA256 are wanted/,
    },
    'no checksums set, where they count': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES256' }),
      },
      parameters: { allowedChecksumTypes: 'SHA256,SHA384,SHA512' },
      annotation: /offers SHA1, MD5 by default/,
    },
    'a cipher that the organization does not allow': {
      configuration: {
        EngineName: 'oracle-ee',
        OptionConfigurations: nne({ Name: 'SQLNET.ENCRYPTION_TYPES_SERVER', Value: 'AES128' }),
      },
      parameters: { allowedCiphers: 'AES256' },
    },
  },
  notApplicable: {
    'SQL Server': {
      configuration: { EngineName: 'sqlserver-ee', OptionConfigurations: [{ OptionName: 'TDE' }] },
      annotation: /sqlserver-ee, not Oracle/,
    },
    'Oracle without the option': {
      configuration: { EngineName: 'oracle-ee', OptionConfigurations: [{ OptionName: 'SSL' }] },
      annotation: /without NATIVE_NETWORK_ENCRYPTION/,
    },
    'a default group': { configuration: { EngineName: 'oracle-ee', OptionConfigurations: [] } },
    'null for the options': { configuration: { EngineName: 'oracle-ee', OptionConfigurations: null } },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
});

import { listParameter } from '../../shared/parameters';
import { OptionGroup } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { algorithmGap } from '../../shared/sqlnet';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'rds-option-group-oracle-ciphers-approved',
  title: 'Oracle option groups offer approved ciphers only for network encryption',
  rationale:
    'Client and server settle on any cipher that both offer; with RC4, DES or 3DES on the list, PHI may be encrypted in name only.',
  whitepaper: { section: 'Amazon RDS for Oracle', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Set SQLNET.ENCRYPTION_TYPES_SERVER to AES256,AES192,AES128 for the option NATIVE_NETWORK_ENCRYPTION (ModifyOptionGroup).',
  resource: OptionGroup,
  parameters: {
    allowedCiphers: listParameter({
      default: ['AES256', 'AES192', 'AES128'],
      description: 'Ciphers that the server may offer.',
    }),
    allowedChecksumTypes: listParameter({
      default: [],
      description:
        'Checksum algorithms that the server may offer, such as SHA256,SHA384,SHA512. Empty looks at ciphers alone.',
    }),
  },

  evaluate({ configuration: group }, { parameters: { allowedCiphers, allowedChecksumTypes } }) {
    const { EngineName: engine = 'not named' } = group;
    if (!/^oracle/i.test(engine)) return notApplicable(`The engine is ${engine}, not Oracle.`);
    const option = group.OptionConfigurations?.find(
      ({ OptionName }) => OptionName?.toUpperCase() === 'NATIVE_NETWORK_ENCRYPTION',
    );
    if (option === undefined) return notApplicable('The option group is without NATIVE_NETWORK_ENCRYPTION.');
    const settings = { version: group.MajorEngineVersion, list: option.OptionSettings ?? [] };
    const cipherGap = algorithmGap(settings, 'SQLNET.ENCRYPTION_TYPES_SERVER', allowedCiphers);
    if (cipherGap !== undefined) return nonCompliant(cipherGap);
    if (allowedChecksumTypes.length === 0) return compliant('Only approved ciphers are offered.');
    const checksumGap = algorithmGap(settings, 'SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER', allowedChecksumTypes);
    if (checksumGap !== undefined) return nonCompliant(checksumGap);
    return compliant('Only approved ciphers and checksum algorithms are offered.');
  },
});

export const { handler } = rule;

import { RDSClient } from '@aws-sdk/client-rds';
import { optionsInForce } from '../../shared/option-groups';
import { booleanParameter, choicesParameter } from '../../shared/parameters';
import { DBInstance } from '../../shared/resources/rds';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

const SETTING = 'SQLNET.ENCRYPTION_SERVER';

export const rule = changeRule({
  id: 'rds-instance-oracle-nne-required',
  title: 'RDS for Oracle instances require native network encryption',
  rationale:
    'Oracle Net sends queries and results in clear unless encryption is negotiated, and anything short of REQUIRED lets a client decline it.',
  whitepaper: { section: 'Amazon RDS for Oracle', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Add NATIVE_NETWORK_ENCRYPTION with SQLNET.ENCRYPTION_SERVER=REQUIRED to an option group of your own and attach the group to the instance.',
  resource: DBInstance,
  parameters: {
    allowedServerModes: choicesParameter({
      default: ['REQUIRED'],
      choices: ['REQUIRED', 'REQUESTED'],
      description: 'Modes of the server to accept; REQUESTED encrypts unless the client refuses.',
    }),
    acceptSslOption: booleanParameter({
      default: false,
      description:
        'Whether the option SSL will do, which leaves the listener in clear open: only where security groups close that port.',
    }),
  },
  permissions: ['rds:DescribeOptionGroups'],
  // Option groups are edited without a new item of their instances.
  alsoEvery: '24h',

  async evaluate({ configuration: { engine, optionGroupMemberships } }, { client, parameters }) {
    // RDS Custom (custom-oracle-...) has no option groups.
    if (engine?.toLowerCase().startsWith('oracle-') !== true)
      return notApplicable(`The engine is ${engine ?? 'not named'}, not RDS for Oracle.`);
    const options = await optionsInForce(client(RDSClient), optionGroupMemberships);
    if (parameters.acceptSslOption && options.some(({ name }) => name === 'SSL'))
      return compliant('The option SSL is in force; security groups have to close the listener in clear.');
    const encryption = options.find(({ name }) => name === 'NATIVE_NETWORK_ENCRYPTION');
    if (encryption === undefined)
      return nonCompliant('No option group in force has NATIVE_NETWORK_ENCRYPTION, which is wanted.');
    const mode = (encryption.settings.get(SETTING) ?? 'REQUESTED').toUpperCase();
    const seen = `${SETTING} is ${mode} in option group ${encryption.group}`;
    if (parameters.allowedServerModes.some((allowed) => allowed === mode)) return compliant(`${seen}.`);
    return nonCompliant(`${seen}; ${parameters.allowedServerModes.join(' or ')} is wanted.`);
  },
});

export const { handler } = rule;

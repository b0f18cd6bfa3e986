/** Option groups of RDS: audit plugins, and how Oracle encrypts on the network. */
import { arnOf } from './account';
import type { Resource } from './item';

interface OptionGroup {
  readonly name: string;
  readonly engine: string;
  readonly version: string;
  readonly option: string;
  readonly settings: Readonly<Record<string, string>>;
}

const optionGroups: readonly OptionGroup[] = [
  {
    name: 'clinic-options',
    engine: 'mysql',
    version: '8.0',
    option: 'MARIADB_AUDIT_PLUGIN',
    settings: { SERVER_AUDIT_EVENTS: 'CONNECT,QUERY' },
  },
  {
    name: 'clinic-oracle',
    engine: 'oracle-se2',
    version: '19',
    option: 'NATIVE_NETWORK_ENCRYPTION',
    settings: {
      'SQLNET.ENCRYPTION_SERVER': 'REQUIRED',
      'SQLNET.ENCRYPTION_TYPES_SERVER': 'AES256,AES192',
    },
  },
  {
    name: 'pharmacy-oracle',
    engine: 'oracle-se2',
    version: '19',
    option: 'NATIVE_NETWORK_ENCRYPTION',
    settings: {
      'SQLNET.ENCRYPTION_SERVER': 'REQUESTED',
      'SQLNET.ENCRYPTION_TYPES_SERVER': 'AES256,3DES168,RC4_128',
    },
  },
  // Every cipher that Oracle has, since none is named.
  {
    name: 'old-registry-oracle',
    engine: 'oracle-ee',
    version: '19',
    option: 'NATIVE_NETWORK_ENCRYPTION',
    settings: { 'SQLNET.ENCRYPTION_SERVER': 'REQUIRED' },
  },
  // Nothing about the network.
  { name: 'reporting-oracle', engine: 'oracle-se2', version: '19', option: 'OEM_AGENT', settings: {} },
];

const optionGroupOf = ({ name, engine, version, option, settings }: OptionGroup): Resource => ({
  type: 'AWS::RDS::OptionGroup',
  id: name,
  name,
  arn: arnOf('rds', `og:${name}`),
  configuration: {
    EngineName: engine,
    MajorEngineVersion: version,
    OptionConfigurations: [
      {
        OptionName: option,
        OptionSettings: Object.entries(settings).map(([Name, Value]) => ({ Name, Value })),
      },
    ],
    OptionGroupName: name,
  },
});

export const optionGroupResources: readonly Resource[] = optionGroups.map(optionGroupOf);

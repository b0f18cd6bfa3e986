import { rule } from '../../../rules/rds/rds-instance-ca-certificate-current';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a current authority': {
      configuration: { engine: 'mysql', cACertificateIdentifier: 'rds-ca-rsa2048-g1' },
      annotation: /rds-ca-rsa2048-g1, which is not retired/,
    },
    'a current authority of an Aurora instance, without pending changes': {
      configuration: {
        engine: 'aurora-postgresql',
        cACertificateIdentifier: 'rds-ca-ecc384-g1',
        pendingModifiedValues: {},
      },
    },
    'an authority that the organization does not count as retired': {
      configuration: { engine: 'postgres', cACertificateIdentifier: 'rds-ca-2019' },
      parameters: { retiredCertificateAuthorities: 'rds-ca-2010, rds-ca-2015' },
    },
  },
  nonCompliant: {
    'a retired authority': {
      configuration: { engine: 'postgres', cACertificateIdentifier: 'rds-ca-2019' },
      annotation: /of rds-ca-2019, which is retired; a current one is wanted\.$/,
    },
    'a retired authority, in odd casing': {
      configuration: { engine: 'docdb', CACertificateIdentifier: 'RDS-CA-2015', pendingModifiedValues: null },
    },
    'a change is pending': {
      configuration: {
        engine: 'postgres',
        cACertificateIdentifier: 'rds-ca-2019',
        pendingModifiedValues: { cACertificateIdentifier: 'rds-ca-rsa2048-g1' },
      },
      annotation: /The change to rds-ca-rsa2048-g1 is still pending/,
    },
    'a change is pending, as JSON text': {
      configuration: {
        engine: 'postgres',
        cACertificateIdentifier: 'rds-ca-2019',
        pendingModifiedValues: '{"cACertificateIdentifier":"rds-ca-rsa4096-g1"}',
      },
      annotation: /rsa4096-g1 is still pending/,
    },
    'an authority that the organization counts as retired': {
      configuration: { engine: 'postgres', cACertificateIdentifier: 'rds-ca-rsa2048-g1' },
      parameters: { retiredCertificateAuthorities: 'RDS-CA-RSA2048-G1' },
    },
  },
  notApplicable: {
    'RDS Custom': { configuration: { engine: 'custom-sqlserver-ee' }, annotation: /RDS Custom/ },
    'RDS Custom with an authority': {
      configuration: { engine: 'Custom-oracle-ee', cACertificateIdentifier: 'rds-ca-2019' },
    },
    'an empty identifier': { configuration: { engine: 'mysql', cACertificateIdentifier: '' } },
    'nothing is set': { configuration: {}, annotation: /names no certificate authority/ },
  },
});

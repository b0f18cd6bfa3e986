import { rule } from '../../../rules/rds/rds-instance-sqlserver-edition-eligible';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'Web of 2016': {
      configuration: { engine: 'sqlserver-web', engineVersion: '13.00.6435.1.v1' },
      annotation: /SQL Server 13\.00, edition web, may hold PHI/,
    },
    'Standard of 2012': { configuration: { engine: 'sqlserver-se', engineVersion: '11.00.7507.2.v1' } },
    'Enterprise of 2014, where only the list of the whitepaper counts': {
      configuration: { engine: 'sqlserver-ee', engineVersion: '12.00.6449.1.v1' },
      parameters: { allowLaterVersions: 'false' },
    },
    'Enterprise of 2008 R2': {
      configuration: { engine: 'sqlserver-ee', engineVersion: '10.50.6560.0.v1' },
      annotation: /2008 R2 may hold PHI as Enterprise/,
    },
    'Standard of 2022': {
      configuration: { engine: 'sqlserver-se', engineVersion: '16.00.4085.2.v1' },
      annotation: /later than the whitepaper's list, which is allowed/,
    },
    'RDS Custom, in odd casing': {
      configuration: { Engine: 'Custom-SQLServer-EE', EngineVersion: '15.00.4345.5.v1' },
    },
    'a version of one part': { configuration: { engine: 'sqlserver-ee', engineVersion: '15' } },
  },
  nonCompliant: {
    Express: {
      configuration: { engine: 'sqlserver-ex', engineVersion: '15.00.4345.5.v1' },
      annotation: /edition ex is not for PHI; Web, Standard or Enterprise is wanted/,
    },
    'Express without a version': { configuration: { engine: 'sqlserver-ex', engineVersion: null } },
    'Developer of 2022': { configuration: { engine: 'sqlserver-dev-ee', engineVersion: '16.00.4085.2.v1' } },
    'Developer of RDS Custom': {
      configuration: { engine: 'custom-sqlserver-dev', engineVersion: '16.00.4085.2.v1' },
    },
    'an edition that is not known': {
      configuration: { engine: 'sqlserver-ee-new', engineVersion: '16.00.4085.2.v1' },
    },
    'Standard of 2008 R2': {
      configuration: { engine: 'sqlserver-se', engineVersion: '10.50.6560.0.v1' },
      annotation: /2008 R2 as Enterprise or a later version is wanted/,
    },
    'Enterprise of 2008': { configuration: { engine: 'sqlserver-ee', engineVersion: '10.00.5500.0.v1' } },
    'Enterprise of 2005': { configuration: { engine: 'sqlserver-ee', engineVersion: '9.50.1.0.v1' } },
    'Standard of 2022, where only the list of the whitepaper counts': {
      configuration: { engine: 'sqlserver-se', engineVersion: '16.00.4085.2.v1' },
      parameters: { allowLaterVersions: 'false' },
      annotation: /versions up to 2016 \(13\.00\) that the whitepaper lists is wanted/,
    },
  },
  notApplicable: {
    PostgreSQL: {
      configuration: { engine: 'postgres', engineVersion: '16.3' },
      annotation: /postgres, not SQL Server/,
    },
    'no engine': { configuration: {}, annotation: /not named/ },
  },
  fails: {
    'no version': {
      configuration: { engine: 'sqlserver-ee' },
      error: /configuration\.engineVersion: expected a version, got nothing/,
    },
    'a version that begins without a number': {
      configuration: { engine: 'sqlserver-ee', engineVersion: 'v15.00' },
      error: /configuration\.engineVersion: expected a version, got the text "v15/,
    },
  },
});

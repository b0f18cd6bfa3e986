import { rule } from '../../../rules/rds/rds-instance-multi-az';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'a standby': { configuration: { engine: 'postgres', multiAZ: true } },
    'the flag as text, in the spelling of the RDS API': {
      configuration: { Engine: 'sqlserver-se', DBInstanceStatus: 'available', MultiAZ: 'True' },
    },
  },
  nonCompliant: {
    'an empty configuration': {
      configuration: {},
      annotation: /in one Availability Zone alone; a standby in another is wanted/,
    },
    'no standby, and null for the cluster': {
      configuration: { engine: 'postgres', multiAZ: false, dBClusterIdentifier: null },
    },
    'no flag': { configuration: { engine: 'mariadb', multiAZ: null, dBInstanceStatus: 'available' } },
    'a standby is still to come': {
      configuration: {
        engine: 'mysql',
        multiAZ: false,
        readReplicaSourceDBInstanceIdentifier: null,
        readReplicaSourceDBClusterIdentifier: null,
      },
      ignored: { secondaryAvailabilityZone: null },
    },
    'an edition of SQL Server that cannot have one': {
      configuration: { engine: 'sqlserver-ex', multiAZ: 'false' },
    },
  },
  notApplicable: {
    'an Aurora instance': { configuration: { engine: 'aurora-postgresql', multiAZ: false } },
    'a DocumentDB instance': { configuration: { engine: 'docdb', multiAZ: false } },
    'a Neptune instance': { configuration: { engine: 'Neptune', multiAZ: false } },
    'a member of a Multi-AZ cluster': {
      configuration: { engine: 'mysql', multiAZ: false, dBClusterIdentifier: 'cluster-1' },
      annotation: /zones of cluster cluster-1 count/,
    },
    'a read replica': {
      configuration: { engine: 'mysql', multiAZ: false, readReplicaSourceDBInstanceIdentifier: 'source' },
      annotation: /read replica: its source source/,
    },
    'a read replica of a Multi-AZ cluster': {
      configuration: { engine: 'mysql', multiAZ: false, readReplicaSourceDBClusterIdentifier: 'cluster-1' },
    },
    'the instance is being created': {
      configuration: { engine: 'mysql', multiAZ: false, dBInstanceStatus: 'creating' },
    },
    'the instance is being deleted': {
      configuration: { engine: 'mysql', multiAZ: true, dBInstanceStatus: 'Deleting' },
      annotation: /status of the instance is Deleting/,
    },
  },
  fails: {
    'a flag that is none': {
      configuration: { engine: 'mysql', multiAZ: 'yes' },
      error: /configuration\.multiAZ: expected true or false/,
    },
  },
});

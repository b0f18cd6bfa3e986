import { rule } from '../../../rules/rds/rds-cluster-multi-az';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'members in two zones': {
      configuration: { engine: 'aurora-mysql', multiAZ: true, dbclusterMembers: [{}, {}] },
    },
    'the flag and the members as text': {
      configuration: {
        engine: 'docdb',
        engineMode: 'provisioned',
        status: 'available',
        multiAZ: 'true',
        dbclusterMembers: '[{"dbinstanceIdentifier":"i1"},{"dbinstanceIdentifier":"i2"}]',
      },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /one in another zone is wanted/ },
    'one member': {
      configuration: {
        engine: 'aurora-mysql',
        engineMode: 'provisioned',
        multiAZ: false,
        dbclusterMembers: [{ dbinstanceIdentifier: 'i1' }],
      },
      ignored: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
    },
    'no flag, and no word about members': {
      configuration: { engine: 'neptune', multiAZ: null, dbclusterMembers: null, engineMode: null },
    },
  },
  notApplicable: {
    'Aurora Serverless v1': {
      configuration: {
        engine: 'aurora-postgresql',
        engineMode: 'serverless',
        multiAZ: false,
        dbclusterMembers: [],
      },
      annotation: /Serverless v1/,
    },
    'a cluster without members': {
      configuration: {
        engine: 'aurora-mysql',
        engineMode: 'provisioned',
        multiAZ: false,
        dbclusterMembers: [],
      },
      annotation: /no members/,
    },
    'the cluster is being created': {
      configuration: { engine: 'aurora-mysql', status: 'creating', multiAZ: false },
    },
    'the cluster is being deleted': {
      configuration: { engine: 'neptune', status: 'deleting', multiAZ: true },
      annotation: /status of the cluster is deleting/,
    },
  },
  fails: {
    'members that are no list': {
      configuration: { multiAZ: true, dbclusterMembers: 2 },
      error: /configuration\.dbclusterMembers: expected a list/,
    },
  },
});

import { rule } from '../../../rules/eks/eks-cluster-audit-logging-enabled';
import { testRule } from '../../rule-tester';

const logging = (...types: readonly string[]) => ({
  Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } },
});

testRule(rule, {
  compliant: {
    'audit and authenticator among others': {
      configuration: logging('api', 'audit', 'authenticator'),
      ignored: { Name: 'c' },
      annotation: /of type audit and authenticator are on/,
    },
    'in another letter case': { configuration: logging('AUDIT', 'Authenticator') },
    'as JSON text, of an active cluster': {
      configuration: {
        ClusterStatus: 'ACTIVE',
        Logging: JSON.stringify(logging('audit', 'authenticator').Logging),
      },
    },
    'the one type of the parameter': {
      configuration: logging('scheduler'),
      parameters: { requiredLogTypes: 'scheduler' },
    },
    'types of the parameter with a capital letter': {
      configuration: logging('controllerManager', 'audit'),
      parameters: { requiredLogTypes: 'Audit, controllermanager' },
    },
  },
  nonCompliant: {
    'the API log alone': {
      configuration: logging('api'),
      ignored: { Name: 'c' },
      annotation: /of type audit and authenticator are off; they should be on/,
    },
    'the audit log alone': {
      configuration: logging('audit'),
      annotation: /of type authenticator are off/,
    },
    'an empty configuration': { configuration: {} },
    'a cluster without logging': { configuration: { ClusterStatus: 'ACTIVE', Logging: null } },
    'an empty object for the logs': { configuration: { Logging: { ClusterLogging: {} } } },
    'an empty list of types': { configuration: { Logging: { ClusterLogging: { EnabledTypes: [] } } } },
    'a type that is null': {
      configuration: { Logging: { ClusterLogging: { EnabledTypes: [{ Type: null }, { Type: 'audit' }] } } },
    },
    'types that a parameter adds': {
      configuration: logging('audit', 'authenticator'),
      parameters: { requiredLogTypes: 'audit,authenticator,api' },
      annotation: /of type api are off/,
    },
  },
  notApplicable: {
    'a cluster that is being deleted': {
      configuration: { ClusterStatus: 'DELETING' },
      annotation: /is DELETING\.$/,
    },
    'a cluster that failed': { configuration: { ClusterStatus: 'Failed', ...logging('api') } },
  },
  fails: {
    'the list of the API of EKS': {
      configuration: { Logging: { ClusterLogging: '[{"types":["audit"],"enabled":false}]' } },
      error: /configuration\.Logging\.ClusterLogging: expected an object/,
    },
    'types that are no objects': {
      configuration: { Logging: { ClusterLogging: { EnabledTypes: ['audit'] } } },
      error: /EnabledTypes\[0\]: expected an object/,
    },
  },
});

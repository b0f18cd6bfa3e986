import { rule } from '../../../rules/msk/msk-cluster-no-public-access';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'access is disabled': {
      configuration: {
        BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } } },
      },
    },
    'access is disabled, in another casing': {
      configuration: {
        BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'Disabled' } } },
      },
    },
    'an empty configuration: off by default': { configuration: {} },
    'nothing about connectivity': { configuration: { BrokerNodeGroupInfo: {} } },
    'nothing about public access': {
      configuration: { BrokerNodeGroupInfo: { ConnectivityInfo: {} } },
      ignored: { NumberOfBrokerNodes: 3 },
    },
    'null for public access': {
      configuration: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: null } } },
    },
    'no type of public access': {
      configuration: { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: {} } } },
    },
  },
  nonCompliant: {
    'public addresses': {
      configuration: {
        BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } },
      },
      annotation: /is SERVICE_PROVIDED_EIPS; DISABLED is wanted\.$/,
    },
    'public addresses, in another casing and as JSON text': {
      configuration: {
        brokerNodeGroupInfo: '{"connectivityInfo":{"publicAccess":{"type":"service_provided_eips"}}}',
      },
    },
    'a type of days to come': {
      configuration: {
        BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'CUSTOMER_EIPS' } } },
      },
    },
  },
  fails: {
    'connectivity of another kind': {
      configuration: { BrokerNodeGroupInfo: { ConnectivityInfo: ['DISABLED'] } },
      error: /ConnectivityInfo: expected an object, got a list/,
    },
  },
});

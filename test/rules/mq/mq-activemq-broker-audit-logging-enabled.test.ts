import { rule } from '../../../rules/mq/mq-activemq-broker-audit-logging-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'the audit log is on': {
      configuration: { EngineType: 'ACTIVEMQ', Logs: { Audit: true } },
      ignored: { BrokerName: 'orders', EngineVersion: '5.18' },
    },
    'the audit log is on, as text, and goes off with the next reboot': {
      configuration: { EngineType: 'ActiveMQ', Logs: { Audit: 'true', Pending: { Audit: false } } },
    },
    'in another casing and as JSON text': {
      configuration: { engineType: 'activemq', logs: '{"audit":true}' },
    },
  },
  nonCompliant: {
    'the audit log waits for a reboot': {
      configuration: { EngineType: 'ActiveMQ', Logs: { Audit: false, Pending: { Audit: true } } },
      annotation: /is wanted\. It waits for a reboot\.$/,
    },
    'the audit log is off, as text': {
      configuration: { EngineType: 'ACTIVEMQ', Logs: { Audit: 'False', Pending: null } },
      annotation: /is wanted\.$/,
    },
    'no setting for the audit log': { configuration: { EngineType: 'ACTIVEMQ', Logs: {} } },
    'no logs': { configuration: { EngineType: 'ACTIVEMQ' } },
    'null for logs': { configuration: { EngineType: 'ACTIVEMQ', Logs: null } },
  },
  notApplicable: {
    RabbitMQ: {
      configuration: { EngineType: 'RABBITMQ', Logs: {} },
    },
    'RabbitMQ, in the casing of older brokers': {
      configuration: { EngineType: 'RabbitMQ' },
      annotation: /RabbitMQ, which keeps no audit log/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.EngineType: expected text, got nothing/,
    },
    'no engine, though the audit log is on': {
      configuration: { EngineType: null, Logs: { Audit: true } },
      error: /configuration\.EngineType: expected text/,
    },
  },
});

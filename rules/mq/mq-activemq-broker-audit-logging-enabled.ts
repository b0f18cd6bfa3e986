import { MalformedItemError } from '../../shared/errors';
import { Broker } from '../../shared/resources/mq';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'mq-activemq-broker-audit-logging-enabled',
  title: 'ActiveMQ brokers publish their audit log',
  rationale:
    'Who changed a broker, its queues or its users through ActiveMQ itself is in its audit log alone, not in CloudTrail.',
  whitepaper: { section: 'Amazon MQ', editions: [2024], basis: 'chapter' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'low',
  remediation: 'Turn on Audit under Logs with UpdateBroker and reboot the broker.',
  resource: Broker,

  evaluate({ configuration: { EngineType, Logs: logs } }) {
    if (EngineType === undefined)
      throw new MalformedItemError('configuration.EngineType', 'text', EngineType);
    if (EngineType.toUpperCase() === 'RABBITMQ')
      return notApplicable('The broker runs RabbitMQ, which keeps no audit log.');
    if (logs?.Audit === true) return compliant('The audit log is published to CloudWatch Logs.');
    const pending = logs?.Pending?.Audit === true ? ' It waits for a reboot.' : '';
    return nonCompliant(`The audit log is not published; publishing to CloudWatch Logs is wanted.${pending}`);
  },
});

export const { handler } = rule;

import { SNSClient } from '@aws-sdk/client-sns';
import { knownText } from '../../shared/known-text';
import { choicesParameter } from '../../shared/parameters';
import { Topic } from '../../shared/resources/sns';
import { changeRule } from '../../shared/rule';
import { subscriptionsOf } from '../../shared/sns';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sns-topic-no-plaintext-subscriptions',
  title: 'SNS topics have no subscribers that get messages in clear',
  rationale:
    'SNS delivers to an http subscriber without encryption, so the network in between can read PHI however well the topic itself is protected.',
  whitepaper: {
    section: 'Amazon Simple Notification Service (Amazon SNS)',
    editions: [2024],
    basis: 'implied',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation: 'Unsubscribe the named endpoints and subscribe their https counterparts instead.',
  resource: Topic,
  parameters: {
    prohibitedProtocols: choicesParameter({
      choices: ['http', 'email', 'email-json', 'sms'],
      default: ['http'],
      description: 'Protocols without assured encryption that no subscription may use.',
    }),
  },
  permissions: ['sns:ListSubscriptionsByTopic'],
  // Subscribing makes no item of the topic.
  alsoEvery: '24h',

  async evaluate({ configuration: topic, arn }, { client, parameters: { prohibitedProtocols } }) {
    const topicArn = knownText('configuration.TopicArn', topic.TopicArn, arn);
    const subscriptions = await subscriptionsOf(client(SNSClient), topicArn);
    if (subscriptions === undefined) return notApplicable('SNS no longer has the topic.');
    const protocols: readonly string[] = prohibitedProtocols;
    const inClear = subscriptions.filter(({ protocol }) => protocols.includes(protocol.toLowerCase()));
    const seen = `${String(inClear.length)} of ${String(subscriptions.length)} subscriptions`;
    if (inClear.length === 0) return compliant(`${seen} use ${protocols.join(', ')}.`);
    const names = inClear.map(({ description }) => description).join(', ');
    return nonCompliant(`${seen} use ${protocols.join(', ')}, where none should: ${names}.`);
  },
});

export const { handler } = rule;

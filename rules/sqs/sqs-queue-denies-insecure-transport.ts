import { knownText } from '../../shared/known-text';
import { booleanParameter } from '../../shared/parameters';
import { plainHttpGap } from '../../shared/policy';
import { Queue } from '../../shared/resources/sqs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sqs-queue-denies-insecure-transport',
  title: 'SQS queue policies deny requests over plain HTTP',
  rationale:
    'SQS also answers on plain HTTP; unless the queue refuses it, a client can send and fetch PHI unencrypted.',
  whitepaper: {
    section: 'Amazon Simple Queue Service (Amazon SQS)',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Add to the queue policy a Deny of sqs:* on the queue for principal "*" when aws:SecureTransport is "false" (Bool).',
  resource: Queue,
  parameters: {
    acceptDataActionsOnly: booleanParameter({
      default: false,
      description:
        'Whether a denial of sqs:SendMessage and sqs:ReceiveMessage, which carry message bodies, is enough.',
    }),
  },

  evaluate({ configuration: queue, arn }, { parameters: { acceptDataActionsOnly } }) {
    if (queue.Policy === undefined) {
      return nonCompliant('The queue has no policy; one that denies plain HTTP to everyone is wanted.');
    }
    const queueArn = knownText('configuration.QueueArn', queue.QueueArn, arn);
    const actions = acceptDataActionsOnly ? ['sqs:SendMessage', 'sqs:ReceiveMessage'] : ['sqs:*'];
    const gap = plainHttpGap(queue.Policy, { resources: { 'the queue': queueArn }, actions });
    if (gap === undefined) return compliant('The queue policy denies plain HTTP to everyone.');
    return nonCompliant(
      `${gap} Wanted: Deny ${actions.join(' and ')} to everyone if aws:SecureTransport is false, without other conditions.`,
    );
  },
});

export const { handler } = rule;

import { knownText } from '../../shared/known-text';
import { plainHttpGap } from '../../shared/policy';
import { Topic } from '../../shared/resources/sns';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sns-topic-denies-insecure-publish',
  title: 'SNS topic policies deny publishing over plain HTTP',
  rationale:
    'SNS takes messages on plain HTTP as well; unless the topic refuses them, an application can publish PHI for everyone on the way to read.',
  whitepaper: {
    section: 'Amazon Simple Notification Service (Amazon SNS)',
    editions: [2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Add to the topic policy a Deny of sns:Publish on the topic for principal "*" when aws:SecureTransport is "false" (Bool). SNS refuses sns:* there.',
  resource: Topic,

  evaluate({ configuration: topic, arn }) {
    // Every topic has a policy; the one that it is created with denies nothing.
    if (topic.Policy === undefined)
      return nonCompliant(
        'AWS Config recorded no topic policy; one that denies publishing over plain HTTP is wanted.',
      );
    const topicArn = knownText('configuration.TopicArn', topic.TopicArn, arn);
    const gap = plainHttpGap(topic.Policy, {
      resources: { 'the topic': topicArn },
      actions: ['sns:Publish'],
    });
    if (gap === undefined)
      return compliant('The topic policy denies publishing over plain HTTP to everyone.');
    return nonCompliant(
      `${gap} Wanted: Deny sns:Publish to everyone if aws:SecureTransport is false, without other conditions.`,
    );
  },
});

export const { handler } = rule;

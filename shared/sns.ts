/** Subscriptions of SNS topics, which are in no configuration item. */
import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';
import { ReportError } from './errors';
import { ifFound } from './if-found';

export interface Subscription {
  /** In the words of SNS, such as `http` or `email-json`. */
  readonly protocol: string;
  /** For annotations: the protocol, and of a web address its host alone, since the rest can hold names and secrets. */
  readonly description: string;
}

/**
 * The subscriptions of a topic, unconfirmed ones included, deleted ones not; undefined when the topic is gone.
 * Needs sns:ListSubscriptionsByTopic.
 * @throws ReportError when one has no protocol, or an error of AWS
 */
export const subscriptionsOf = (
  client: SNSClient,
  topicArn: string,
): Promise<readonly Subscription[] | undefined> => ifFound(allOf(client, topicArn));

async function allOf(client: SNSClient, TopicArn: string): Promise<readonly Subscription[]> {
  const found: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
    for (const { Protocol: protocol, Endpoint = '', SubscriptionArn } of Subscriptions) {
      // Listed for three more days, in the place of the ARN; nothing is delivered to it.
      if (SubscriptionArn === 'Deleted') continue;
      if (protocol === undefined)
        throw new ReportError(`SNS lists a subscription of ${TopicArn} without its protocol`);
      const host = /^https?:\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(Endpoint)?.[1];
      found.push({ protocol, description: host === undefined ? protocol : `${protocol} to ${host}` });
    }
  }
  return found;
}

/** Bots of Amazon Lex and the resource policies of each, its own and those of its aliases. */
import {
  DescribeResourcePolicyCommand,
  type LexModelsV2Client,
  paginateListBotAliases,
  paginateListBots,
} from '@aws-sdk/client-lex-models-v2';
import type { Aws } from './aws';
import { ReportError } from './errors';
import { ifFound } from './if-found';
import { requiredStatements, type Statement } from './policy-statements';
import { whereOffered } from './where-offered';

export interface Bot {
  readonly id: string;
  readonly isBeingDeleted: boolean;
}

export interface BotPolicy {
  /** `the bot` or `alias live`. */
  readonly name: string;
  readonly statements: readonly Statement[];
}

/**
 * All bots of the Region; none where Lex is not offered. Needs lex:ListBots.
 * @throws ReportError when one has no id, or an error of Lex
 */
export async function* botsOf(client: LexModelsV2Client): AsyncGenerator<Bot> {
  for await (const { botSummaries = [] } of whereOffered(paginateListBots({ client }, {}))) {
    for (const { botId: id, botStatus: status } of botSummaries) {
      if (id === undefined) throw new ReportError('Lex lists a bot without an id');
      yield { id, isBeingDeleted: status?.toLowerCase() === 'deleting' };
    }
  }
}

/**
 * The resource policies of a bot. Needs lex:ListBotAliases and lex:DescribeResourcePolicy.
 * @throws ReportError when an alias has no id, MalformedItemError for a policy that cannot be read, or an error of Lex
 */
export async function botPolicies(
  client: LexModelsV2Client,
  botId: string,
  { partition, region, accountId }: Aws,
): Promise<readonly BotPolicy[]> {
  const lex = `arn:${partition}:lex:${region}:${accountId}`;
  const owners = [{ name: 'the bot', arn: `${lex}:bot/${botId}` }];
  for await (const { botAliasSummaries = [] } of paginateListBotAliases({ client }, { botId })) {
    for (const { botAliasId: id, botAliasName = id } of botAliasSummaries) {
      if (id === undefined) throw new ReportError(`Lex lists an alias of bot ${botId} without an id`);
      owners.push({ name: `alias ${String(botAliasName)}`, arn: `${lex}:bot-alias/${botId}/${id}` });
    }
  }
  const policies: BotPolicy[] = [];
  for (const { name, arn } of owners) {
    const answer = await ifFound(client.send(new DescribeResourcePolicyCommand({ resourceArn: arn })));
    const policy = answer?.policy ?? '';
    if (policy !== '') policies.push({ name, statements: requiredStatements(policy, `policy of ${arn}`) });
  }
  return policies;
}

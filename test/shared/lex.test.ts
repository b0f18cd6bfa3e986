import {
  DescribeResourcePolicyCommand,
  LexModelsV2Client,
  ListBotAliasesCommand,
  ListBotsCommand,
} from '@aws-sdk/client-lex-models-v2';
import type { ClientClass } from '../../shared/aws';
import { botPolicies, botsOf } from '../../shared/lex';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const fakeLex = (answers: readonly Answer[]) =>
  fakeClients(answers, ['lex:ListBots', 'lex:ListBotAliases', 'lex:DescribeResourcePolicy']);

async function bots(...answers: Answer[]) {
  const found = [];
  for await (const bot of botsOf(fakeLex(answers).client(LexModelsV2Client, 'us-east-1'))) found.push(bot);
  return found;
}

async function policies(...answers: Answer[]) {
  const fake = fakeLex(answers);
  const client = <C>(type: ClientClass<C>, region = 'cn-north-1'): C => fake.client(type, region);
  const found = await botPolicies(client(LexModelsV2Client), 'B', {
    accountId: '111122223333',
    region: 'cn-north-1',
    partition: 'aws-cn',
    client,
  });
  expect(fake.unasked()).toEqual([]);
  return found;
}

const BOT = 'arn:aws-cn:lex:cn-north-1:111122223333:bot/B';
const ALIAS = 'arn:aws-cn:lex:cn-north-1:111122223333:bot-alias/B/A';
const statement = { Effect: 'Allow', Principal: '*', Action: 'lex:RecognizeText', Resource: '*' };

const policyOf = (resourceArn: string, policy: string | undefined) =>
  answer(DescribeResourcePolicyCommand, policy === undefined ? {} : { policy }, { input: { resourceArn } });
const noPolicyOf = (resourceArn: string) =>
  failure(DescribeResourcePolicyCommand, 'ResourceNotFoundException', { input: { resourceArn } });

describe('botsOf', () => {
  test('yields the bots of all pages', async () => {
    expect(
      await bots(
        answer(ListBotsCommand, {
          botSummaries: [{ botId: 'B', botStatus: 'Available' }, { botId: 'C' }],
          nextToken: 'more',
        }),
        answer(
          ListBotsCommand,
          { botSummaries: [{ botId: 'D', botStatus: 'Deleting' }] },
          { input: { nextToken: 'more' } },
        ),
      ),
    ).toEqual([
      { id: 'B', isBeingDeleted: false },
      { id: 'C', isBeingDeleted: false },
      { id: 'D', isBeingDeleted: true },
    ]);
    expect(await bots(answer(ListBotsCommand, {}))).toEqual([]);
  });

  test('throws for a bot without an id', async () => {
    await expect(bots(answer(ListBotsCommand, { botSummaries: [{ botName: 'b' }] }))).rejects.toThrow(
      'Lex lists a bot without an id',
    );
  });
});

describe('botPolicies', () => {
  test('reads the policy of the bot and of the aliases of all pages', async () => {
    expect(
      await policies(
        answer(
          ListBotAliasesCommand,
          { botAliasSummaries: [{ botAliasId: 'A', botAliasName: 'live' }], nextToken: 'more' },
          { input: { botId: 'B' } },
        ),
        answer(
          ListBotAliasesCommand,
          { botAliasSummaries: [{ botAliasId: 'Z' }] },
          { input: { nextToken: 'more' } },
        ),
        policyOf(BOT, JSON.stringify({ Statement: [] })),
        policyOf(ALIAS, JSON.stringify({ Statement: statement })),
        policyOf('arn:aws-cn:lex:cn-north-1:111122223333:bot-alias/B/Z', '{"Statement":[{"Effect":"Deny"}]}'),
      ),
    ).toEqual([
      { name: 'the bot', statements: [] },
      { name: 'alias live', statements: [statement] },
      { name: 'alias Z', statements: [{ Effect: 'Deny' }] },
    ]);
  });

  test('has none for what has no policy', async () => {
    expect(
      await policies(
        answer(ListBotAliasesCommand, { botAliasSummaries: [{ botAliasId: 'A' }] }),
        noPolicyOf(BOT),
        noPolicyOf(ALIAS),
      ),
    ).toEqual([]);
    expect(await policies(answer(ListBotAliasesCommand, {}), policyOf(BOT, undefined))).toEqual([]);
    expect(await policies(answer(ListBotAliasesCommand, {}), policyOf(BOT, ''))).toEqual([]);
  });

  test('throws what it cannot read', async () => {
    await expect(policies(answer(ListBotAliasesCommand, {}), policyOf(BOT, 'none'))).rejects.toThrow(
      `policy of ${BOT}: expected a JSON policy document`,
    );
    await expect(
      policies(answer(ListBotAliasesCommand, { botAliasSummaries: [{ botAliasName: 'live' }] })),
    ).rejects.toThrow('Lex lists an alias of bot B without an id');
    await expect(
      policies(
        answer(ListBotAliasesCommand, {}),
        failure(DescribeResourcePolicyCommand, 'ThrottlingException'),
      ),
    ).rejects.toThrow('ThrottlingException');
  });
});

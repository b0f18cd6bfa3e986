import {
  DescribeResourcePolicyCommand,
  ListBotAliasesCommand,
  ListBotsCommand,
} from '@aws-sdk/client-lex-models-v2';
import { rule } from '../../../rules/lex/lex-bot-resource-policy-not-public';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const BOT = 'arn:aws:lex:us-east-1:111122223333:bot/B';
const ALIAS = 'arn:aws:lex:us-east-1:111122223333:bot-alias/B/A';

const listed = answer(ListBotsCommand, { botSummaries: [{ botId: 'B', botStatus: 'Available' }] });
const aliases = answer(
  ListBotAliasesCommand,
  { botAliasSummaries: [{ botAliasId: 'A', botAliasName: 'live' }] },
  { input: { botId: 'B' } },
);
const noPolicyOf = (resourceArn: string) =>
  failure(DescribeResourcePolicyCommand, 'ResourceNotFoundException', { input: { resourceArn } });
const policyOf = (resourceArn: string, policy: string) =>
  answer(DescribeResourcePolicyCommand, { policy }, { input: { resourceArn } });

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'no policies': {
      answers: [listed, aliases, noPolicyOf(BOT), noPolicyOf(ALIAS)],
      annotation: /^Neither the bot nor an alias has a resource policy\.$/,
    },
    'everyone within an organization': {
      answers: [
        listed,
        aliases,
        policyOf(
          BOT,
          '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"lex:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}]}',
        ),
        noPolicyOf(ALIAS),
      ],
      annotation: /^No resource policy of the bot or its aliases is open/,
    },
    'Amazon Connect, in a single statement': {
      answers: [
        listed,
        aliases,
        noPolicyOf(BOT),
        policyOf(
          ALIAS,
          '{"Statement":{"Effect":"Allow","Principal":{"Service":"connect.amazonaws.com"},"Action":"lex:StartConversation","Resource":"*"}}',
        ),
      ],
    },
    'everyone is denied': {
      answers: [
        listed,
        aliases,
        policyOf(BOT, '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"lex:*","Resource":"*"}]}'),
        noPolicyOf(ALIAS),
      ],
    },
  },
  nonCompliant: {
    'everyone is let in': {
      answers: [
        listed,
        aliases,
        policyOf(
          BOT,
          '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"lex:RecognizeText","Resource":"*"}]}',
        ),
        noPolicyOf(ALIAS),
      ],
      annotation: /lets everyone in: the bot\. It should name its principals/,
    },
    'every principal with an ARN': {
      answers: [
        listed,
        aliases,
        policyOf(
          BOT,
          '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"lex:*","Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"*"}}}]}',
        ),
        noPolicyOf(ALIAS),
      ],
    },
    'everyone but one, by the alias': {
      answers: [
        listed,
        aliases,
        noPolicyOf(BOT),
        policyOf(
          ALIAS,
          '{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"lex:*","Resource":"*"}]}',
        ),
      ],
      annotation: /: alias live\./,
    },
    'both policies': {
      answers: [
        listed,
        aliases,
        policyOf(BOT, '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["lex:*"]}}'),
        policyOf(ALIAS, '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["lex:*"]}}'),
      ],
      annotation: /: the bot, alias live\./,
    },
  },
  notApplicable: {
    'the bot is being deleted': {
      answers: [answer(ListBotsCommand, { botSummaries: [{ botId: 'B', botStatus: 'Deleting' }] })],
    },
  },
  findings: {
    'the Region has no endpoint': {
      answers: [{ ...failure(ListBotsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
    'bots of two pages': {
      answers: [
        answer(ListBotsCommand, { botSummaries: [{ botId: 'B' }], nextToken: 'more' }),
        answer(ListBotsCommand, { botSummaries: [{ botId: 'C' }] }, { input: { nextToken: 'more' } }),
        answer(ListBotAliasesCommand, {}, { input: { botId: 'B' } }),
        answer(ListBotAliasesCommand, {}, { input: { botId: 'C' } }),
        noPolicyOf(BOT),
        policyOf(
          'arn:aws:lex:us-east-1:111122223333:bot/C',
          '{"Statement":{"Effect":"Allow","Principal":"*"}}',
        ),
      ],
      expected: [
        ['AWS::Lex::Bot', 'B', 'COMPLIANT'],
        ['AWS::Lex::Bot', 'C', 'NON_COMPLIANT'],
      ],
    },
  },
  fails: {
    'a policy that is no document': {
      answers: [listed, aliases, policyOf(BOT, '[]')],
      error: /expected a JSON policy document/,
    },
    'the bots may not be listed': {
      answers: [failure(ListBotsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { botPolicies, type BotPolicy, botsOf } from '../../shared/lex';
import { letsEveryoneIn } from '../../shared/open-access';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

const LEX_BOT = 'AWS::Lex::Bot';

export const rule = periodicRule({
  id: 'lex-bot-resource-policy-not-public',
  title: 'Resource policies of Lex bots and their aliases are not open to everyone',
  rationale:
    'Whoever may talk to a bot can ask it for what it knows of patients; a policy that lets in any principal lets in strangers.',
  whitepaper: { section: 'Amazon Lex', editions: [2024], basis: 'implied' },
  safeguard: 'access-control',
  citations: ['164.312(a)(1)', '164.308(a)(4)(ii)(B)'],
  severity: 'medium',
  remediation:
    'Replace the policy of the bot or alias (UpdateResourcePolicy) by one that names its principals, or delete it.',
  reports: [LEX_BOT],
  permissions: ['lex:ListBots', 'lex:ListBotAliases', 'lex:DescribeResourcePolicy'],

  async *evaluate(context) {
    const lex = context.client(LexModelsV2Client);
    for await (const { id: resourceId, isBeingDeleted } of botsOf(lex)) {
      const verdict = isBeingDeleted
        ? notApplicable('Lex is deleting the bot.')
        : verdictOf(await botPolicies(lex, resourceId, context));
      yield { resourceType: LEX_BOT, resourceId, verdict };
    }
  },
});

function verdictOf(policies: readonly BotPolicy[]): Verdict {
  if (policies.length === 0) return compliant('Neither the bot nor an alias has a resource policy.');
  const open = policies.filter(({ statements }) => letsEveryoneIn(statements));
  if (open.length === 0)
    return compliant('No resource policy of the bot or its aliases is open to everyone.');
  const names = open.map(({ name }) => name).join(', ');
  return nonCompliant(`The resource policy lets everyone in: ${names}. It should name its principals.`);
}

export const { handler } = rule;

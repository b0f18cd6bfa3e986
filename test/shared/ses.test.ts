import { DescribeActiveReceiptRuleSetCommand, SESClient } from '@aws-sdk/client-ses';
import {
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  ListEmailIdentitiesCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { defaultSetOf, identitiesOf, tlsPolicies } from '../../shared/ses-identities';
import { activeReceiptRules } from '../../shared/ses-receipt-rules';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const PERMISSIONS = [
  'ses:DescribeActiveReceiptRuleSet',
  'ses:ListEmailIdentities',
  'ses:GetEmailIdentity',
  'ses:GetConfigurationSet',
];
const ses = (...answers: Answer[]) => fakeClients(answers, PERMISSIONS).client(SESClient, 'us-east-1');
const sesv2 = (...answers: Answer[]) => fakeClients(answers, PERMISSIONS).client(SESv2Client, 'us-east-1');

async function all<T>(entries: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

describe('receipt rules', () => {
  const described = (Name: string | undefined, rule: string | undefined) =>
    answer(DescribeActiveReceiptRuleSetCommand, {
      ...(Name === undefined ? {} : { Metadata: { Name } }),
      Rules: [{ Name: rule, Enabled: true }],
    });

  test('have ids of their set and name', async () => {
    expect(await all(activeReceiptRules(ses(described('inbound', 'r'))))).toEqual([
      { resourceId: 'inbound/r', receiptRule: { Name: 'r', Enabled: true } },
    ]);
  });

  test('are none without an active set', async () => {
    expect(await all(activeReceiptRules(ses(answer(DescribeActiveReceiptRuleSetCommand, {}))))).toEqual([]);
  });

  test.each([
    ['inbound', undefined],
    [undefined, 'r'],
  ])('of set %s and name %s cannot be reported', async (set, rule) => {
    await expect(all(activeReceiptRules(ses(described(set, rule))))).rejects.toThrow(
      `SES describes receipt rule ${String(rule)} of set ${String(set)} without a name`,
    );
  });
});

test('identities can send unless SES says that they cannot', async () => {
  const listed = answer(ListEmailIdentitiesCommand, {
    EmailIdentities: [
      { IdentityName: 'a', SendingEnabled: true },
      { IdentityName: 'b', SendingEnabled: false },
      { IdentityName: 'c' },
    ],
  });
  expect(await all(identitiesOf(sesv2(listed)))).toEqual([
    { name: 'a', canSend: true },
    { name: 'b', canSend: false },
    { name: 'c', canSend: true },
  ]);
  expect(await all(identitiesOf(sesv2(answer(ListEmailIdentitiesCommand, {}))))).toEqual([]);
});

test.each([
  ['the default set', answer(GetEmailIdentityCommand, { ConfigurationSetName: 'phi' }), { name: 'phi' }],
  ['no default set', answer(GetEmailIdentityCommand, {}), { name: undefined }],
  ['no identity any more', failure(GetEmailIdentityCommand, 'NotFoundException'), undefined],
])('%s', async (_, reply, expected) => {
  expect(await defaultSetOf(sesv2(reply), { name: 'a', canSend: true })).toEqual(expected);
});

test('a TLS policy is looked up once, also that of a set that is gone', async () => {
  const input = (ConfigurationSetName: string) => ({ input: { ConfigurationSetName } });
  const policyOf = tlsPolicies(
    sesv2(
      answer(GetConfigurationSetCommand, { DeliveryOptions: { TlsPolicy: 'REQUIRE' } }, input('phi')),
      answer(GetConfigurationSetCommand, { DeliveryOptions: {} }, input('news')),
      failure(GetConfigurationSetCommand, 'NotFoundException', input('old')),
    ),
  );
  const policies = [];
  for (const set of ['phi', 'news', 'old', 'phi', 'news', 'old']) policies.push(await policyOf(set));
  expect(policies).toEqual(['REQUIRE', 'OPTIONAL', undefined, 'REQUIRE', 'OPTIONAL', undefined]);
});

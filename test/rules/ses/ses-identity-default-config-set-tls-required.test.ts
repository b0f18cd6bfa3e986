import {
  type DeliveryOptions,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  type IdentityInfo,
  ListEmailIdentitiesCommand,
} from '@aws-sdk/client-sesv2';
import { rule } from '../../../rules/ses/ses-identity-default-config-set-tls-required';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = (...EmailIdentities: IdentityInfo[]) =>
  answer(ListEmailIdentitiesCommand, { EmailIdentities });
const example = listed({ IdentityType: 'DOMAIN', IdentityName: 'example.org', SendingEnabled: true });
const identity = (ConfigurationSetName?: string, EmailIdentity = 'example.org') =>
  answer(GetEmailIdentityCommand, { ConfigurationSetName }, { input: { EmailIdentity } });
const set = (ConfigurationSetName: string, options?: DeliveryOptions) =>
  answer(
    GetConfigurationSetCommand,
    { ConfigurationSetName, DeliveryOptions: options },
    { input: { ConfigurationSetName } },
  );
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'a default set that requires TLS': {
      answers: [example, identity('phi'), set('phi', { TlsPolicy: 'REQUIRE' })],
      annotation: /set phi requires TLS/,
    },
    'not said whether it can send': {
      answers: [
        listed({ IdentityName: 'example.org' }),
        identity('phi'),
        set('phi', { TlsPolicy: 'REQUIRE' }),
      ],
    },
  },
  nonCompliant: {
    'no default set': { answers: [example, identity()], annotation: /no default configuration set/ },
    'an empty name of a default set': { answers: [example, identity('')] },
    'TLS is optional': {
      answers: [example, identity('news'), set('news', { TlsPolicy: 'OPTIONAL' })],
      annotation: /set news has TLS policy OPTIONAL; one with REQUIRE is wanted/,
    },
    'delivery options without a policy': {
      answers: [example, identity('news'), set('news', { SendingPoolName: 'p' })],
      annotation: /has TLS policy OPTIONAL/,
    },
    'no delivery options': { answers: [example, identity('news'), set('news')] },
    'a default set that is gone': {
      answers: [example, identity('old'), failure(GetConfigurationSetCommand, 'NotFoundException')],
      annotation: /set old no longer exists; one with REQUIRE is wanted/,
    },
  },
  notApplicable: {
    'cannot send': {
      answers: [listed({ IdentityName: 'example.org', SendingEnabled: false })],
      annotation: /cannot send/,
    },
    'deleted in the meantime': {
      answers: [example, failure(GetEmailIdentityCommand, 'NotFoundException')],
      annotation: /no longer has the identity/,
    },
  },
  findings: {
    'identities of two pages, one set looked up once': {
      answers: [
        answer(
          ListEmailIdentitiesCommand,
          { EmailIdentities: [{ IdentityName: 'example.org', SendingEnabled: true }], NextToken: 'next' },
          { input: { NextToken: undefined, PageSize: 1000 } },
        ),
        answer(
          ListEmailIdentitiesCommand,
          {
            EmailIdentities: [
              { IdentityName: 'nurse@example.org', SendingEnabled: true },
              { IdentityName: 'office@example.org', SendingEnabled: true },
            ],
          },
          { input: { NextToken: 'next' } },
        ),
        identity('phi'),
        // An address takes nothing over from its domain.
        identity(undefined, 'nurse@example.org'),
        identity('phi', 'office@example.org'),
        set('phi', { TlsPolicy: 'REQUIRE' }),
      ],
      expected: [
        ['AWS::SES::EmailIdentity', 'example.org', 'COMPLIANT'],
        ['AWS::SES::EmailIdentity', 'nurse@example.org', 'NON_COMPLIANT'],
        ['AWS::SES::EmailIdentity', 'office@example.org', 'COMPLIANT'],
      ],
    },
    'no identities': { answers: [listed()], expected: [] },
    'a Region without SES': {
      answers: [{ ...failure(ListEmailIdentitiesCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListEmailIdentitiesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'SES keeps asking to slow down': {
      answers: [example, failure(GetEmailIdentityCommand, 'TooManyRequestsException')],
      error: /TooManyRequests/,
    },
    'the set cannot be read': {
      answers: [example, identity('phi'), failure(GetConfigurationSetCommand, 'BadRequestException')],
      error: /BadRequest/,
    },
    'an identity without a name': {
      answers: [listed({ SendingEnabled: true })],
      error: /without its name/,
    },
  },
});

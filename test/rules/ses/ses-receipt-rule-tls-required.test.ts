import { DescribeActiveReceiptRuleSetCommand, type ReceiptRule } from '@aws-sdk/client-ses';
import { rule } from '../../../rules/ses/ses-receipt-rule-tls-required';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const active = (...Rules: ReceiptRule[]) => [
  answer(DescribeActiveReceiptRuleSetCommand, { Metadata: { Name: 'inbound' }, Rules }),
];
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'TLS is required': { answers: active({ Name: 'r', Enabled: true, TlsPolicy: 'Require' }) },
  },
  nonCompliant: {
    'TLS is optional': {
      answers: active({ Name: 'r', Enabled: true, TlsPolicy: 'Optional' }),
      annotation: /policy of the receipt rule is Optional; Require is wanted/,
    },
    'no policy': {
      answers: active({ Name: 'r', Enabled: true }),
      annotation: /policy of the receipt rule is Optional/,
    },
  },
  notApplicable: {
    disabled: { answers: active({ Name: 'r', Enabled: false, TlsPolicy: 'Optional' }) },
    'not said to be enabled': { answers: active({ Name: 'r', TlsPolicy: 'Optional' }) },
  },
  findings: {
    'rules by set and name': {
      answers: active(
        { Name: 'a', Enabled: true, TlsPolicy: 'Optional' },
        { Name: 'b', Enabled: true, TlsPolicy: 'Require' },
        { Name: 'c', Enabled: false },
      ),
      expected: [
        ['AWS::SES::ReceiptRule', 'inbound/a', 'NON_COMPLIANT'],
        ['AWS::SES::ReceiptRule', 'inbound/b', 'COMPLIANT'],
        ['AWS::SES::ReceiptRule', 'inbound/c', 'NOT_APPLICABLE'],
      ],
    },
    'an active set without rules': { answers: active(), expected: [] },
    'no active set': { answers: [answer(DescribeActiveReceiptRuleSetCommand, {})], expected: [] },
    'a Region without SES': {
      answers: [{ ...failure(DescribeActiveReceiptRuleSetCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the call is denied': {
      answers: [failure(DescribeActiveReceiptRuleSetCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a rule without a name': {
      answers: active({ Name: undefined, Enabled: true, TlsPolicy: 'Require' }),
      error: /receipt rule undefined of set inbound without a name/,
    },
  },
});

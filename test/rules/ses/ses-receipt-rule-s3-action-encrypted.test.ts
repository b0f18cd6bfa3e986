import { DescribeActiveReceiptRuleSetCommand, type ReceiptRule } from '@aws-sdk/client-ses';
import { rule } from '../../../rules/ses/ses-receipt-rule-s3-action-encrypted';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const active = (...rules: Omit<ReceiptRule, 'Name'>[]) => [
  answer(DescribeActiveReceiptRuleSetCommand, {
    Metadata: { Name: 'inbound' },
    Rules: rules.map((parts, index) => ({ Name: `r${String(index)}`, ...parts })),
  }),
];
const KmsKeyArn = 'arn:aws:kms:us-east-1:111122223333:alias/aws/ses';
const encrypted = { S3Action: { BucketName: 'b', KmsKeyArn } };
const inClear = { S3Action: { BucketName: 'mail' } };
const toFunction = { LambdaAction: { FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:f' } };
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'stored with a key': { answers: active({ Enabled: true, Actions: [encrypted] }) },
    'stored with a key, beside other actions': {
      answers: active({ Enabled: true, Actions: [toFunction, encrypted, {}] }),
    },
  },
  nonCompliant: {
    'stored without a key': {
      answers: active({ Enabled: true, Actions: [inClear] }),
      annotation: /No KMS key .* where one is wanted: mail\./,
    },
    'stored with an empty key': {
      answers: active({ Enabled: true, Actions: [{ S3Action: { BucketName: 'mail', KmsKeyArn: '' } }] }),
    },
    'stored twice, once without a key': {
      answers: active({ Enabled: true, Actions: [encrypted, toFunction, inClear] }),
      annotation: /wanted: mail\./,
    },
  },
  notApplicable: {
    'not stored': { answers: active({ Enabled: true, Actions: [toFunction] }), annotation: /no mail in S3/ },
    'no actions': { answers: active({ Enabled: true }) },
    disabled: { answers: active({ Enabled: false, Actions: [inClear] }), annotation: /disabled/ },
    'not said to be enabled': { answers: active({ Actions: [inClear] }) },
  },
  findings: {
    'rules by set and name': {
      answers: active({ Enabled: true, Actions: [inClear] }, { Enabled: true, Actions: [encrypted] }),
      expected: [
        ['AWS::SES::ReceiptRule', 'inbound/r0', 'NON_COMPLIANT'],
        ['AWS::SES::ReceiptRule', 'inbound/r1', 'COMPLIANT'],
      ],
    },
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
  },
});

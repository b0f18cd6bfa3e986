import { ListWorkgroupsCommand, type Workgroup } from '@aws-sdk/client-redshift-serverless';
import { rule } from '../../../rules/redshift/redshift-serverless-workgroup-tls-required';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const arn = (id: string) => `arn:aws:redshift-serverless:us-east-1:111122223333:workgroup/${id}`;
const listed = (...workgroups: Workgroup[]) => [answer(ListWorkgroupsCommand, { workgroups })];
const requireSsl = (parameterValue?: string) => [
  { parameterKey: 'auto_mv', parameterValue: 'true' },
  { parameterKey: 'require_ssl', parameterValue },
];
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'require_ssl is true': {
      answers: listed({
        workgroupArn: arn('a'),
        status: 'AVAILABLE',
        configParameters: [{ parameterKey: 'require_ssl', parameterValue: 'true' }],
      }),
    },
    'TRUE in capitals, while it is being changed': {
      answers: listed({ workgroupArn: arn('a'), status: 'MODIFYING', configParameters: requireSsl('TRUE') }),
    },
  },
  nonCompliant: {
    'require_ssl is false': {
      answers: listed({
        workgroupArn: arn('a'),
        configParameters: [{ parameterKey: 'require_ssl', parameterValue: 'false' }],
      }),
      annotation: /is false; true is wanted/,
    },
    'no parameter': {
      answers: listed({ workgroupArn: arn('a'), configParameters: [] }),
      annotation: /is not set; true is wanted/,
    },
    'no list of parameters': { answers: listed({ workgroupArn: arn('a'), status: 'AVAILABLE' }) },
    'require_ssl without a value': {
      answers: listed({ workgroupArn: arn('a'), configParameters: requireSsl() }),
    },
    'only the ciphers are asked for': {
      answers: listed({
        workgroupArn: arn('a'),
        configParameters: [{ parameterKey: 'use_fips_ssl', parameterValue: 'true' }],
      }),
    },
  },
  notApplicable: {
    'being deleted': {
      answers: listed({
        workgroupArn: arn('a'),
        status: 'DELETING',
        configParameters: [{ parameterKey: 'require_ssl', parameterValue: 'false' }],
      }),
    },
  },
  findings: {
    'workgroups of two pages': {
      answers: [
        answer(
          ListWorkgroupsCommand,
          { workgroups: [{ workgroupArn: arn('a'), configParameters: requireSsl('true') }], nextToken: '2' },
          { input: { nextToken: undefined } },
        ),
        answer(
          ListWorkgroupsCommand,
          { workgroups: [{ workgroupArn: arn('b'), configParameters: requireSsl('false') }] },
          { input: { nextToken: '2' } },
        ),
      ],
      expected: [
        ['AWS::RedshiftServerless::Workgroup', arn('a'), 'COMPLIANT'],
        ['AWS::RedshiftServerless::Workgroup', arn('b'), 'NON_COMPLIANT'],
      ],
    },
    'no workgroups': { answers: listed(), expected: [] },
    'a Region without Redshift Serverless': {
      answers: [{ ...failure(ListWorkgroupsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the list is denied': {
      answers: [failure(ListWorkgroupsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a workgroup without an ARN': {
      answers: listed({ workgroupName: 'w', configParameters: requireSsl('true') }),
      error: /lists workgroup w without an ARN/,
    },
  },
});

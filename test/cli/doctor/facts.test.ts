import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  ConfigServiceClient,
  DescribeConfigRuleEvaluationStatusCommand,
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConformancePackStatusCommand,
  DescribeDeliveryChannelsCommand,
  GetDiscoveredResourceCountsCommand,
  type ConfigRule,
} from '@aws-sdk/client-config-service';
import { GetFunctionConfigurationCommand, GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { factsOf, type Facts } from '../../../cli/doctor/facts';
import { change } from '../../deploy/rules';
import { answer, failure, fakeClients, type Answer } from '../../fake-aws';

const NOW = new Date('2026-11-20T12:00:00Z');
const REGION = 'us-east-1';
const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:f-sqs-queue-marked';
const ours: ConfigRule = {
  ConfigRuleName: 'sqs-queue-marked-conformance-pack-abc',
  Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: functionArn },
};
const theirs: ConfigRule[] = [
  { ConfigRuleName: 'sqs-queue-marked', Source: { Owner: 'AWS', SourceIdentifier: 'SQS_QUEUE_MARKED' } },
  { ConfigRuleName: 'x', Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: functionArn } },
];
const POLICY = JSON.stringify({ Statement: [{ Principal: { Service: 'config.amazonaws.com' } }] });

const CONFIG: readonly Answer[] = [
  answer(DescribeConfigurationRecordersCommand, { ConfigurationRecorders: [{ name: 'default' }] }),
  answer(DescribeConfigurationRecorderStatusCommand, { ConfigurationRecordersStatus: [{ recording: true }] }),
  answer(DescribeDeliveryChannelsCommand, { DeliveryChannels: [] }),
  answer(DescribeConformancePackStatusCommand, { ConformancePackStatusDetails: [] }),
  answer(DescribeConfigRulesCommand, { ConfigRules: theirs, NextToken: 'more' }),
  answer(DescribeConfigRulesCommand, { ConfigRules: [ours] }, { input: { NextToken: 'more' } }),
  answer(DescribeConfigRuleEvaluationStatusCommand, {
    ConfigRulesEvaluationStatus: [{ ConfigRuleName: 'a', LastErrorCode: 'b' }],
  }),
  answer(GetDiscoveredResourceCountsCommand, {
    resourceCounts: [{ resourceType: 'AWS::SQS::Queue', count: 7 }],
    nextToken: 'more',
  }),
  answer(
    GetDiscoveredResourceCountsCommand,
    { resourceCounts: [{ resourceType: 'AWS::SNS::Topic', count: 2 }] },
    { input: { nextToken: 'more' } },
  ),
];
const READY = [
  answer(GetFunctionConfigurationCommand, { State: 'Active' }, { input: { FunctionName: functionArn } }),
  answer(GetPolicyCommand, { Policy: POLICY }),
];
const CHANGES = answer(
  GetMetricStatisticsCommand,
  { Datapoints: [{ Sum: 3 }, { Sum: 4 }, {}] },
  {
    input: {
      Dimensions: [{ Name: 'ResourceType', Value: 'AWS::SQS::Queue' }],
      StartTime: new Date('2026-10-21T12:00:00Z'),
      EndTime: NOW,
    },
  },
);

async function asked(answers: readonly Answer[]): Promise<Facts> {
  const permissions = answers.flatMap(({ command }) =>
    ['config', 'lambda', 'monitoring'].map((service) => `${service}:${command.name.replace(/Command$/, '')}`),
  );
  const fake = fakeClients(answers, permissions);
  const shares: number[] = [];
  const facts = await factsOf(
    {
      config: fake.client(ConfigServiceClient, REGION),
      lambda: fake.client(LambdaClient, REGION),
      cloudWatch: fake.client(CloudWatchClient, REGION),
    },
    [change()],
    NOW,
    (share) => shares.push(share),
  );
  expect(fake.unasked()).toEqual([]);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  return facts;
}

test('asks for everything, page by page', async () => {
  const facts = await asked([...CONFIG, ...READY, CHANGES]);
  expect(facts).toMatchObject({
    recorder: { known: true, value: { name: 'default' } },
    recorderStatus: { known: true, value: { recording: true } },
    hasDeliveryChannel: { known: true, value: false },
    packs: { known: true, value: [] },
    deployed: { known: true, value: [{ name: ours.ConfigRuleName, functionArn }] },
    evaluations: { known: true, value: new Map([['a', { ConfigRuleName: 'a', LastErrorCode: 'b' }]]) },
    functions: { known: true, value: new Map([[functionArn, { fault: undefined }]]) },
    resources: {
      known: true,
      value: new Map([
        ['AWS::SQS::Queue', 7],
        ['AWS::SNS::Topic', 2],
      ]),
    },
    changes: { known: true, value: new Map([['AWS::SQS::Queue', 7]]) },
  });
});

test.each<[string, readonly Answer[], string]>([
  [
    'a function that is gone',
    [failure(GetFunctionConfigurationCommand, 'ResourceNotFoundException')],
    'it does not exist',
  ],
  [
    'a function that is not ready',
    [answer(GetFunctionConfigurationCommand, { State: 'Failed', StateReason: 'no role' })],
    'it is Failed: no role',
  ],
  [
    'a function without a policy',
    [answer(GetFunctionConfigurationCommand, {}), failure(GetPolicyCommand, 'ResourceNotFoundException')],
    'AWS Config may not invoke it',
  ],
  [
    'a function that others may invoke',
    [answer(GetFunctionConfigurationCommand, {}), answer(GetPolicyCommand, { Policy: '{"Statement":[]}' })],
    'AWS Config may not invoke it',
  ],
])('%s has a fault', async (_, answers, fault) => {
  const { functions } = await asked([...CONFIG, ...answers, CHANGES]);
  expect(functions).toEqual({ known: true, value: new Map([[functionArn, { fault }]]) });
});

test('what is not allowed is not known, and why', async () => {
  const denied = failure(GetFunctionConfigurationCommand, 'AccessDenied', { message: 'no leave' });
  const facts = await asked([...CONFIG, denied, failure(GetMetricStatisticsCommand, 'AccessDenied')]);
  expect([facts.functions, facts.changes]).toEqual([
    { known: false, why: 'no leave' },
    { known: false, why: 'AccessDenied' },
  ]);
});

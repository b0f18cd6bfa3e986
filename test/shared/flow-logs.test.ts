import { DescribeFlowLogsCommand, EC2Client, type FlowLog } from '@aws-sdk/client-ec2';
import { flowLogsOf } from '../../shared/flow-logs';
import { answer, fakeClients, type Answer } from '../fake-aws';

const logsOf = (...answers: Answer[]) =>
  flowLogsOf(fakeClients(answers, ['ec2:DescribeFlowLogs']).client(EC2Client, 'us-east-1'), 'vpc-1');

test.each<[string, FlowLog, readonly string[], string]>([
  [
    'all traffic',
    { FlowLogId: 'fl-1', TrafficType: 'ALL', FlowLogStatus: 'ACTIVE', DeliverLogsStatus: 'SUCCESS' },
    ['ACCEPT', 'REJECT'],
    'fl-1 (ALL, ACTIVE)',
  ],
  [
    'one half, before the first delivery',
    { FlowLogId: 'fl-1', TrafficType: 'REJECT', FlowLogStatus: 'Active' },
    ['REJECT'],
    'fl-1 (REJECT, ACTIVE)',
  ],
  [
    'a failed delivery',
    { FlowLogId: 'fl-1', TrafficType: 'ALL', FlowLogStatus: 'ACTIVE', DeliverLogsStatus: 'failed' },
    [],
    'fl-1 (ALL, ACTIVE, delivery FAILED)',
  ],
  [
    'another status',
    { FlowLogId: 'fl-1', TrafficType: 'ALL', FlowLogStatus: 'INACTIVE' },
    [],
    'fl-1 (ALL, INACTIVE, delivery not yet)',
  ],
  [
    'no status',
    { FlowLogId: 'fl-1', TrafficType: 'ALL' },
    [],
    'fl-1 (ALL, status not told, delivery not yet)',
  ],
  [
    'no traffic',
    { FlowLogId: 'fl-1', FlowLogStatus: 'ACTIVE' },
    ['traffic not told'],
    'fl-1 (traffic not told, ACTIVE)',
  ],
])('%s', async (_, log, records, description) => {
  expect(await logsOf(answer(DescribeFlowLogsCommand, { FlowLogs: [log] }))).toEqual([
    { records, description },
  ]);
});

test('the logs of all pages, of the VPC itself', async () => {
  const log = { TrafficType: 'ALL', FlowLogStatus: 'ACTIVE' } as const;
  const Filter = [{ Name: 'resource-id', Values: ['vpc-1'] }];
  const found = await logsOf(
    answer(DescribeFlowLogsCommand, { NextToken: 'more' }, { input: { Filter, NextToken: undefined } }),
    answer(
      DescribeFlowLogsCommand,
      { FlowLogs: [{ ...log, FlowLogId: 'fl-2' }] },
      { input: { Filter, NextToken: 'more' } },
    ),
  );
  expect(found.map(({ description }) => description)).toEqual(['fl-2 (ALL, ACTIVE)']);
});

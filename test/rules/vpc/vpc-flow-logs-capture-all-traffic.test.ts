import { DescribeFlowLogsCommand, type FlowLog } from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/vpc/vpc-flow-logs-capture-all-traffic';
import { answer, failure, testRule } from '../../rule-tester';

const VPC = { vpcId: 'vpc-1', ownerId: '111122223333', isDefault: false };

const logs = (...FlowLogs: FlowLog[]) => [
  answer(
    DescribeFlowLogsCommand,
    { FlowLogs },
    { input: { Filter: [{ Name: 'resource-id', Values: ['vpc-1'] }] }, region: 'us-east-1' },
  ),
];

testRule(rule, {
  compliant: {
    'a log of all traffic': {
      configuration: VPC,
      answers: logs({
        FlowLogId: 'fl-1',
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'SUCCESS',
        TrafficType: 'ALL',
      }),
      annotation: /^ACCEPT and REJECT traffic is recorded\. Flow logs of the VPC: fl-1 \(ALL, ACTIVE\)\.$/,
    },
    'a log of accepted and one of rejected traffic': {
      configuration: VPC,
      answers: logs(
        { FlowLogId: 'fl-1', FlowLogStatus: 'ACTIVE', TrafficType: 'ACCEPT' },
        { FlowLogId: 'fl-2', FlowLogStatus: 'ACTIVE', TrafficType: 'REJECT' },
      ),
    },
    'the fields that AWS sends and the rule does not heed': {
      configuration: { ...VPC, isDefault: 'True' },
      ignored: { state: 'available', cidrBlock: '10.0.0.0/16' },
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }),
    },
    'the VPC by the id of the resource, whose owner is not recorded': {
      configuration: {},
      answers: [
        answer(
          DescribeFlowLogsCommand,
          { FlowLogs: [{ FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }] },
          { input: { Filter: [{ Name: 'resource-id', Values: ['resource-1'] }] } },
        ),
      ],
    },
    'rejected traffic alone, where that is enough': {
      configuration: VPC,
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'REJECT' }),
      parameters: { trafficType: 'reject' },
    },
    'all traffic, where accepted is enough': {
      configuration: VPC,
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }),
      parameters: { trafficType: 'ACCEPT' },
    },
    'another VPC than the default one, where that is left out': {
      configuration: VPC,
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }),
      parameters: { includeDefaultVpc: 'false' },
    },
  },
  nonCompliant: {
    'no log': {
      configuration: VPC,
      answers: logs(),
      annotation: /records ACCEPT and REJECT traffic, which is wanted\. Its flow logs: none\.$/,
    },
    'rejected traffic alone': {
      configuration: VPC,
      answers: logs({ FlowLogId: 'fl-1', FlowLogStatus: 'ACTIVE', TrafficType: 'REJECT' }),
      annotation: /records ACCEPT traffic, which is wanted\. Its flow logs: fl-1 \(REJECT, ACTIVE\)\.$/,
    },
    'accepted traffic alone': {
      configuration: VPC,
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'ACCEPT' }),
    },
    'all deliveries failed': {
      configuration: VPC,
      answers: logs({
        FlowLogId: 'fl-1',
        FlowLogStatus: 'ACTIVE',
        DeliverLogsStatus: 'FAILED',
        TrafficType: 'ALL',
      }),
      annotation: /Its flow logs: fl-1 \(ALL, ACTIVE, delivery FAILED\)\.$/,
    },
    'the delivery of one half failed': {
      configuration: VPC,
      answers: logs(
        { FlowLogStatus: 'ACTIVE', TrafficType: 'ACCEPT' },
        { FlowLogStatus: 'ACTIVE', DeliverLogsStatus: 'FAILED', TrafficType: 'REJECT' },
      ),
    },
    'accepted traffic alone, where rejected is wanted': {
      configuration: VPC,
      answers: logs({ FlowLogStatus: 'ACTIVE', TrafficType: 'ACCEPT' }),
      parameters: { trafficType: 'REJECT' },
    },
    'the default VPC without a log': { configuration: { ...VPC, isDefault: true }, answers: logs() },
    'another VPC without a log, where the default one is left out': {
      configuration: { ...VPC, isDefault: null },
      answers: logs(),
      parameters: { includeDefaultVpc: 'false' },
    },
  },
  notApplicable: {
    'a shared VPC': {
      configuration: { ...VPC, ownerId: '444455556666' },
      annotation: /shared by account 444455556666/,
    },
    'the default VPC, where that is left out': {
      configuration: { ...VPC, isDefault: 'true' },
      parameters: { includeDefaultVpc: 'false' },
    },
  },
  fails: {
    'the call is refused': {
      configuration: VPC,
      answers: [failure(DescribeFlowLogsCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
  },
});

import {
  DescribeGatewayInformationCommand,
  type GatewayInfo,
  ListGatewaysCommand,
} from '@aws-sdk/client-storage-gateway';
import { rule } from '../../../rules/storagegateway/storagegateway-gateway-logging-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const ARN = 'arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1';
const LOGS = 'arn:aws:logs:us-east-1:111122223333:log-group:gateways';

const listed = (gateway: GatewayInfo) =>
  answer(ListGatewaysCommand, { Gateways: [{ GatewayARN: ARN, ...gateway }] });

const described = (CloudWatchLogGroupARN: string | undefined, GatewayARN = ARN) =>
  answer(DescribeGatewayInformationCommand, { CloudWatchLogGroupARN }, { input: { GatewayARN } });

const OFFLINE = failure(DescribeGatewayInformationCommand, 'InvalidGatewayRequestException', {
  message: 'The specified gateway is not connected.',
});

testPeriodicRule(rule, {
  compliant: {
    'a volume gateway with a log group': {
      answers: [listed({ GatewayType: 'CACHED' }), described(LOGS)],
      annotation: /^The gateway logs to arn:aws:logs:us-east-1:111122223333:log-group:gateways\.$/,
    },
  },
  nonCompliant: {
    'a tape gateway without a log group': {
      answers: [listed({ GatewayType: 'VTL' }), described(undefined)],
      annotation: /no CloudWatch log group; one is wanted/,
    },
    'a file gateway with an empty log group': {
      answers: [listed({ GatewayType: 'FILE_S3' }), described('')],
    },
    'a gateway that is shut down, and still described': {
      answers: [listed({ GatewayType: 'STORED', GatewayOperationalState: 'SHUTDOWN' }), described(undefined)],
    },
  },
  notApplicable: {
    'a gateway that is not connected': {
      answers: [listed({ GatewayType: 'CACHED' }), OFFLINE],
      annotation: /not connected, and nobody can tell/,
    },
  },
  findings: {
    'gateways beside one that is not connected': {
      answers: [
        answer(ListGatewaysCommand, {
          Gateways: [{ GatewayARN: ARN }, { GatewayARN: `${ARN}2` }, { GatewayARN: `${ARN}3` }],
        }),
        described(undefined),
        { ...OFFLINE, input: { GatewayARN: `${ARN}2` } },
        described(LOGS, `${ARN}3`),
      ],
      expected: [
        ['AWS::StorageGateway::Gateway', ARN, 'NON_COMPLIANT'],
        ['AWS::StorageGateway::Gateway', `${ARN}2`, 'NOT_APPLICABLE'],
        ['AWS::StorageGateway::Gateway', `${ARN}3`, 'COMPLIANT'],
      ],
    },
    'no gateway': { answers: [answer(ListGatewaysCommand, { Gateways: [] })], expected: [] },
  },
  fails: {
    'the gateways may not be listed': {
      answers: [failure(ListGatewaysCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'another error about a gateway': {
      answers: [
        listed({}),
        failure(DescribeGatewayInformationCommand, 'InvalidGatewayRequestException', {
          message: 'The specified gateway was not found.',
        }),
      ],
      error: /was not found/,
    },
  },
});

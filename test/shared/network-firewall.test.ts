import { DescribeLoggingConfigurationCommand, NetworkFirewallClient } from '@aws-sdk/client-network-firewall';
import { deliveredLogTypes } from '../../shared/network-firewall';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const ARN = 'arn:aws:network-firewall:us-east-1:111122223333:firewall/edge';

const delivered = (reply: Answer) =>
  deliveredLogTypes(
    fakeClients([reply], ['network-firewall:DescribeLoggingConfiguration']).client(
      NetworkFirewallClient,
      'us-east-1',
    ),
    ARN,
  );

const destination = { LogDestinationType: 'S3', LogDestination: { bucketName: 'logs' } } as const;

test('the types of all destinations, in upper case', async () => {
  const reply = answer(
    DescribeLoggingConfigurationCommand,
    {
      LoggingConfiguration: {
        LogDestinationConfigs: [
          { ...destination, LogType: 'FLOW' },
          { ...destination, LogType: 'alert' as 'ALERT' },
        ],
      },
    },
    { input: { FirewallArn: ARN } },
  );
  expect(await delivered(reply)).toEqual(['FLOW', 'ALERT']);
});

test.each([
  ['no configuration', {}],
  ['a configuration without a list', { LoggingConfiguration: { LogDestinationConfigs: undefined } }],
  ['an empty list', { LoggingConfiguration: { LogDestinationConfigs: [] } }],
  [
    'a destination for nothing',
    { LoggingConfiguration: { LogDestinationConfigs: [{ ...destination, LogType: undefined }] } },
  ],
])('%s delivers nothing', async (_, output) => {
  expect(await delivered(answer(DescribeLoggingConfigurationCommand, output))).toEqual([]);
});

test('a firewall that is gone', async () => {
  const reply = failure(DescribeLoggingConfigurationCommand, 'ResourceNotFoundException');
  expect(await delivered(reply)).toBeUndefined();
});

test('another error is thrown', async () => {
  const reply = failure(DescribeLoggingConfigurationCommand, 'ThrottlingException');
  await expect(delivered(reply)).rejects.toThrow('ThrottlingException');
});

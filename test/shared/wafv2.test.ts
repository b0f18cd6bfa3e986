import { GetLoggingConfigurationCommand } from '@aws-sdk/client-wafv2';
import type { ClientClass } from '../../shared/aws';
import { logDestinations } from '../../shared/wafv2';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const REGIONAL = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/portal/1';
const GLOBAL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/2';
const LOGS = 'arn:aws:s3:::aws-waf-logs-x';

async function destinations(arn: string, ...answers: readonly Answer[]): Promise<readonly string[]> {
  const fake = fakeClients(answers, ['wafv2:GetLoggingConfiguration']);
  const found = await logDestinations(arn, {
    accountId: '111122223333',
    region: 'eu-west-1',
    partition: 'aws',
    client: <C>(type: ClientClass<C>, region = 'eu-west-1'): C => fake.client(type, region),
  });
  expect(fake.unasked()).toEqual([]);
  return found;
}

const logging = (ResourceArn: string, LogScope: string, LogDestinationConfigs: string[]): Answer =>
  answer(
    GetLoggingConfigurationCommand,
    { LoggingConfiguration: { ResourceArn, LogDestinationConfigs } },
    { input: { ResourceArn, LogScope: LogScope as 'CUSTOMER' } },
  );

const nothing = (LogScope: string): Answer =>
  failure(GetLoggingConfigurationCommand, 'WAFNonexistentItemException', {
    input: { LogScope: LogScope as 'CUSTOMER' },
  });

test('what the customer set up is found first', async () => {
  expect(await destinations(REGIONAL, logging(REGIONAL, 'CUSTOMER', [LOGS]))).toEqual([LOGS]);
});

test('what Security Lake or a telemetry rule set up is found, too', async () => {
  expect(
    await destinations(REGIONAL, nothing('CUSTOMER'), logging(REGIONAL, 'SECURITY_LAKE', [LOGS])),
  ).toEqual([LOGS]);
  expect(
    await destinations(
      REGIONAL,
      logging(REGIONAL, 'CUSTOMER', []),
      nothing('SECURITY_LAKE'),
      logging(REGIONAL, 'CLOUDWATCH_TELEMETRY_RULE_MANAGED', [LOGS]),
    ),
  ).toEqual([LOGS]);
});

test('nothing is set up, for anyone', async () => {
  expect(
    await destinations(
      REGIONAL,
      nothing('CUSTOMER'),
      answer(GetLoggingConfigurationCommand, {}, { input: { LogScope: 'SECURITY_LAKE' } }),
      nothing('CLOUDWATCH_TELEMETRY_RULE_MANAGED'),
    ),
  ).toEqual([]);
});

test('a web ACL for CloudFront is asked about in us-east-1', async () => {
  const { command, input, reply } = logging(GLOBAL, 'CUSTOMER', [LOGS]);
  expect(await destinations(GLOBAL, { command, input, reply, region: 'us-east-1' })).toEqual([LOGS]);
});

test('every other error is thrown', async () => {
  const denied = failure(GetLoggingConfigurationCommand, 'AccessDeniedException');
  await expect(destinations(REGIONAL, denied)).rejects.toThrow('AccessDeniedException');
});

import { StorageGatewayClient } from '@aws-sdk/client-storage-gateway';
import { periodicRule } from '../../shared/rule';
import { GATEWAY, gatewaysOf, logGroupOf } from '../../shared/storage-gateway';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'storagegateway-gateway-logging-enabled',
  title: 'Gateways of AWS Storage Gateway log to CloudWatch',
  rationale:
    'A gateway stands in front of all the files, volumes or tapes with PHI behind it; its log tells when it failed to keep them.',
  whitepaper: { section: 'AWS Storage Gateway', editions: [2024], basis: 'explicit' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'high',
  remediation: 'Give the gateway a log group (CloudWatchLogGroupARN) with UpdateGatewayInformation.',
  reports: [GATEWAY],
  permissions: ['storagegateway:ListGateways', 'storagegateway:DescribeGatewayInformation'],

  async *evaluate({ client }) {
    const service = client(StorageGatewayClient);
    for await (const arn of gatewaysOf(service))
      yield { resourceType: GATEWAY, resourceId: arn, verdict: verdictOn(await logGroupOf(service, arn)) };
  },
});

function verdictOn(logGroup: string | undefined): Verdict {
  if (logGroup === undefined)
    return notApplicable('The gateway is not connected, and nobody can tell whether it logs until it is.');
  if (logGroup === '') return nonCompliant('The gateway has no CloudWatch log group; one is wanted.');
  return compliant(`The gateway logs to ${logGroup}.`);
}

export const { handler } = rule;

import { AppflowClient, DescribeFlowCommand } from '@aws-sdk/client-appflow';
import { MalformedItemError } from '../../shared/errors';
import { isApprovedKey } from '../../shared/kms-key';
import { keyOwner } from '../../shared/kms-owner';
import { listParameter } from '../../shared/parameters';
import { Flow } from '../../shared/resources/appflow';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

/** Destinations that are buckets, or are filled by way of one. */
const BUCKETS = ['S3', 'UPSOLVER', 'REDSHIFT', 'SNOWFLAKE'];

export const rule = changeRule({
  id: 'appflow-flow-customer-managed-key',
  title: 'AppFlow flows to S3 encrypt with a customer managed KMS key',
  rationale:
    'A flow writes PHI to S3 under the key that it was made with; only a key of the customer lets the customer decide who decrypts.',
  whitepaper: { section: 'Amazon AppFlow', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'low',
  remediation:
    'Make the flow anew with a KMS key of yours (kmsArn): the key of an existing flow cannot be changed.',
  resource: Flow,
  permissions: ['appflow:DescribeFlow', 'kms:DescribeKey'],
  parameters: {
    kmsKeyIds: listParameter({
      default: [],
      description:
        'Customer managed keys to accept (key ids, key ARNs or aliases). Empty accepts any of them.',
      inPack: true,
    }),
  },

  async evaluate({ configuration: flow }, context) {
    const { kmsKeyIds } = context.parameters;
    const types = (flow.DestinationFlowConfigList ?? []).map(({ ConnectorType: type }) => {
      if (type === undefined)
        throw new MalformedItemError('configuration.DestinationFlowConfigList.ConnectorType', 'text', type);
      return type.toUpperCase();
    });
    if (!types.some((type) => BUCKETS.includes(type))) return notApplicable('The flow writes to no bucket.');
    // Configuration items may leave the key out.
    const key = flow.KMSArn ?? (await keyOf(context.client(AppflowClient), flow.FlowName));
    if (key === undefined)
      return nonCompliant(
        'The key that AppFlow manages encrypts the data; a customer managed key is wanted.',
      );
    if (kmsKeyIds.length > 0 && !isApprovedKey(key, kmsKeyIds))
      return nonCompliant(`The flow uses KMS key ${key}, which is not one of the approved keys.`);
    const owner = await keyOwner(key, context);
    if (owner.isCustomer) return compliant(`The flow uses KMS key ${key}, ${owner.description}.`);
    return nonCompliant(
      `KMS key ${key} of the flow is ${owner.description}; a customer managed key is wanted.`,
    );
  },
});

async function keyOf(client: AppflowClient, flowName: string | undefined) {
  if (flowName === undefined) throw new MalformedItemError('configuration.FlowName', 'text', flowName);
  return (await client.send(new DescribeFlowCommand({ flowName }))).kmsArn;
}

export const { handler } = rule;

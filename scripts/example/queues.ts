import { ACCOUNT_ID, arnOf, HOME, phi, policyText, RECOVERY, roleArn, vpcId } from './account';
import type { JsonObject, Resource } from './item';
import { allowRole, allowSecure, denyInsecure } from './policies';
import { between } from './random';

const queueArn = (name: string, region = HOME): string => arnOf('sqs', name, region);

/** Encryption as SQS spells it: every attribute is text, and a KMS key stands beside SqsManagedSseEnabled "false". */
const kms = (key: string): JsonObject => ({
  KmsDataKeyReusePeriodSeconds: '300',
  KmsMasterKeyId: key,
  SqsManagedSseEnabled: 'false',
});
const managed: JsonObject = { SqsManagedSseEnabled: 'true' };
const off: JsonObject = { SqsManagedSseEnabled: 'false' };
/** From the time before SQS encrypted by itself. */
const unsaid: JsonObject = {};

interface Queue {
  readonly name: string;
  readonly encryption: JsonObject;
  /** The statements of its policy; none: the queue has no policy. */
  readonly policy: (arn: string) => readonly JsonObject[];
  readonly region?: string;
}

const sound = (arn: string) => [denyInsecure('sqs', arn)];

const queues: readonly Queue[] = [
  { name: 'appointment-reminders', encryption: kms('alias/clinic/messaging'), policy: sound },
  { name: 'appointment-reminders-dlq', encryption: off, policy: sound },
  {
    name: 'lab-results-inbound',
    encryption: kms('alias/clinic/messaging'),
    policy: (arn) => [allowRole('hl7-gateway', 'sqs:SendMessage', arn), denyInsecure('sqs', arn)],
  },
  { name: 'lab-results-inbound-dlq', encryption: managed, policy: () => [] },
  {
    name: 'imaging-jobs',
    encryption: managed,
    policy: () => [
      denyInsecure('sqs', '*', {
        Principal: { AWS: ['*'] },
        Action: ['SQS:*'],
        Condition: { bool: { 'aws:securetransport': false } },
      }),
    ],
  },
  // The policy was copied from the queue that it belongs to.
  { name: 'imaging-jobs-dlq', encryption: managed, policy: () => sound(queueArn('imaging-jobs')) },
  { name: 'billing-export.fifo', encryption: managed, policy: (arn) => [allowSecure('sqs', arn)] },
  { name: 'billing-export-dlq.fifo', encryption: unsaid, policy: sound },
  { name: 'patient-portal-events', encryption: { ...off, KmsMasterKeyId: '' }, policy: sound },
  {
    name: 'pharmacy-orders',
    encryption: managed,
    policy: (arn) => [
      denyInsecure('sqs', arn, {
        Condition: {
          Bool: { 'aws:SecureTransport': 'false' },
          StringNotEquals: { 'aws:SourceVpc': vpcId('clinic') },
        },
      }),
    ],
  },
  { name: 'pharmacy-orders-dlq', encryption: managed, policy: sound },
  { name: 'telehealth-recordings', encryption: kms('alias/aws/sqs'), policy: sound },
  {
    name: 'insurance-claims',
    encryption: managed,
    policy: (arn) => [denyInsecure('sqs', arn, { Action: 'sqs:SendMessage' })],
  },
  { name: 'insurance-claims-dlq', encryption: managed, policy: sound },
  {
    name: 'audit-events',
    encryption: managed,
    policy: (arn) => {
      const { Principal: _, ...statement } = denyInsecure('sqs', arn);
      return [{ ...statement, NotPrincipal: { AWS: roleArn('audit-forwarder') } }];
    },
  },
  { name: 'audit-events-dlq', encryption: managed, policy: sound },
  { name: 'backup-events', encryption: kms('alias/clinic/recovery'), policy: sound, region: RECOVERY },
  { name: 'portal-replay', encryption: managed, policy: sound, region: RECOVERY },
];

function queue({ name, encryption, policy, region = HOME }: Queue): Resource {
  const arn = queueArn(name, region);
  const url = `https://sqs.${region}.amazonaws.com/${ACCOUNT_ID}/${name}`;
  const fifo = name.endsWith('.fifo');
  const statements = policy(arn);
  const deadLetters = name.replace(/(\.fifo)?$/, '-dlq$1');
  const created = between(`queue ${name}`, 1_577_836_800, 1_772_323_200);
  return {
    type: 'AWS::SQS::Queue',
    id: url,
    name,
    arn,
    region,
    created: new Date(created * 1000).toISOString(),
    tags: phi('clinical'),
    configuration: {
      CreatedTimestamp: String(created),
      DelaySeconds: '0',
      ...(fifo
        ? {
            ContentBasedDeduplication: 'true',
            DeduplicationScope: 'queue',
            FifoQueue: 'true',
            FifoThroughputLimit: 'perQueue',
          }
        : {}),
      ...encryption,
      LastModifiedTimestamp: String(created + 86_400),
      MaximumMessageSize: '262144',
      MessageRetentionPeriod: name.includes('-dlq') ? '1209600' : '345600',
      ...(statements.length === 0 ? {} : { Policy: policyText(...statements) }),
      QueueArn: arn,
      QueueName: name,
      QueueUrl: url,
      ReceiveMessageWaitTimeSeconds: '20',
      ...(queues.some((other) => other.name === deadLetters)
        ? {
            RedrivePolicy: JSON.stringify({
              deadLetterTargetArn: queueArn(deadLetters, region),
              maxReceiveCount: 5,
            }),
          }
        : {}),
      VisibilityTimeout: '60',
    },
  };
}

export const queueResources: readonly Resource[] = queues.map(queue);

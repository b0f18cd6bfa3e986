/** Resource policies of the example: the denial of plain HTTP as it should be, and the ways in which it is missed. */
import { ACCOUNT_ID, roleArn } from './account';
import type { JsonObject } from './item';

const INSECURE = { Bool: { 'aws:SecureTransport': 'false' } };

/** Denies everything to everyone who does not use TLS; the members given replace those of a sound statement. */
export const denyInsecure = (
  service: 's3' | 'sqs' | 'sns' | 'elasticfilesystem',
  resources: string | readonly string[],
  instead: JsonObject = {},
): JsonObject => ({
  Sid: 'DenyInsecureTransport',
  Effect: 'Deny',
  Principal: '*',
  Action: `${service}:*`,
  Resource: resources,
  Condition: INSECURE,
  ...instead,
});

export const bucketAndObjects = (arn: string): readonly string[] => [arn, `${arn}/*`];

/** Looks as if it asked for TLS, and only permits what others may permit as well. */
export const allowSecure = (service: 's3' | 'sqs', resources: string | readonly string[]): JsonObject => ({
  Sid: 'AllowOverTls',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
  Action: `${service}:*`,
  Resource: resources,
  Condition: { Bool: { 'aws:SecureTransport': 'true' } },
});

export const allowService = (service: string, action: string, resource: string): JsonObject => ({
  Sid: 'AllowService',
  Effect: 'Allow',
  Principal: { Service: service },
  Action: action,
  Resource: resource,
  Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT_ID } },
});

export const allowRole = (role: string, action: string, resource: string): JsonObject => ({
  Sid: 'AllowRole',
  Effect: 'Allow',
  Principal: { AWS: roleArn(role) },
  Action: action,
  Resource: resource,
});

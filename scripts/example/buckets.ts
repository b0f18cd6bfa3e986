import {
  ACCOUNT_ID,
  bucketArn,
  bucketName,
  DOMAIN,
  HOME,
  internal,
  keyArn,
  phi,
  policyText,
  RECOVERY,
  roleArn,
} from './account';
import type { Json, JsonObject, Resource } from './item';
import { allowSecure, allowService, bucketAndObjects, denyInsecure } from './policies';
import { hex, timeBetween } from './random';

interface Bucket {
  readonly name: string;
  readonly holdsPhi?: boolean;
  /** What Config has under BucketPolicy; undefined: not even the key. */
  readonly policy: Json | undefined;
  readonly encryption?: 'KMS' | 'AES256' | 'unsaid';
  readonly versioning?: 'Enabled' | 'Suspended' | 'Off';
  readonly logged?: boolean;
  readonly publicAccess?: 'blocked' | 'open' | 'unsaid';
  readonly replicated?: boolean;
  readonly website?: JsonObject;
  readonly region?: string;
}

const policy = (...statements: readonly JsonObject[]): Json => ({ policyText: policyText(...statements) });
const sound = (name: string, ...others: readonly JsonObject[]): Json =>
  policy(...others, denyInsecure('s3', bucketAndObjects(bucketArn(name))));
const deny = (name: string, instead: JsonObject): Json =>
  policy(denyInsecure('s3', bucketAndObjects(bucketArn(name)), instead));

const buckets: readonly Bucket[] = [
  {
    name: 'patient-portal',
    policy: sound('patient-portal'),
    holdsPhi: true,
    encryption: 'KMS',
    logged: true,
  },
  {
    name: 'patient-documents',
    policy: policy(
      denyInsecure('s3', bucketArn('patient-documents')),
      denyInsecure('s3', `${bucketArn('patient-documents')}/*`, { Sid: 'DenyInsecureTransportToObjects' }),
    ),
    holdsPhi: true,
    encryption: 'KMS',
    logged: true,
    replicated: true,
  },
  {
    name: 'lab-results',
    policy: deny('lab-results', {
      Principal: { AWS: ['*'] },
      Condition: {
        Bool: { 'aws:SecureTransport': ['false'] },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
    holdsPhi: true,
    encryption: 'KMS',
    logged: true,
  },
  {
    name: 'imaging',
    policy: policy(denyInsecure('s3', `${bucketArn('imaging')}/*`)),
    holdsPhi: true,
    encryption: 'KMS',
    logged: true,
  },
  { name: 'appointment-reminders', policy: {}, holdsPhi: true, versioning: 'Suspended' },
  { name: 'billing-exports', policy: { policyText: null }, holdsPhi: true },
  {
    name: 'insurance-claims',
    policy: deny('insurance-claims', { Principal: { AWS: roleArn('claims-clearing-house') } }),
    holdsPhi: true,
    encryption: 'KMS',
  },
  {
    name: 'audit-trail',
    policy: sound(
      'audit-trail',
      allowService('cloudtrail.amazonaws.com', 's3:GetBucketAcl', bucketArn('audit-trail')),
      allowService('cloudtrail.amazonaws.com', 's3:PutObject', `${bucketArn('audit-trail')}/AWSLogs/*`),
    ),
    encryption: 'KMS',
    logged: true,
  },
  {
    name: 'access-logs',
    policy: sound(
      'access-logs',
      allowService('logging.s3.amazonaws.com', 's3:PutObject', `${bucketArn('access-logs')}/*`),
    ),
    versioning: 'Off',
  },
  { name: 'flow-logs', policy: sound('flow-logs'), versioning: 'Off' },
  { name: 'config-snapshots', policy: sound('config-snapshots'), encryption: 'KMS' },
  {
    name: 'query-results',
    policy: deny('query-results', { Action: ['s3:GetObject', 's3:PutObject'] }),
    holdsPhi: true,
    versioning: 'Off',
  },
  {
    name: 'data-lake',
    policy: deny('data-lake', { Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } }),
    holdsPhi: true,
    encryption: 'KMS',
    logged: true,
  },
  {
    name: 'database-exports',
    policy: policy(allowSecure('s3', bucketAndObjects(bucketArn('database-exports')))),
    holdsPhi: true,
  },
  {
    name: 'website',
    policy: policy(
      {
        Sid: 'PublicRead',
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `${bucketArn('website')}/*`,
      },
      denyInsecure('s3', `${bucketArn('website')}*`),
    ),
    publicAccess: 'open',
    website: { errorDocument: 'sorry.html', indexDocumentSuffix: 'index.html', routingRules: [] },
  },
  // The old name of the site, which sends everybody to the new one.
  {
    name: 'old-website',
    policy: sound('old-website'),
    encryption: 'KMS',
    website: { redirectAllRequestsTo: { hostName: `www.${DOMAIN}`, protocol: 'https' }, routingRules: [] },
  },
  // As above, in the form that keeps the protocol of the request, which is HTTP.
  {
    name: 'vaccination-campaign',
    policy: sound('vaccination-campaign'),
    encryption: 'KMS',
    website: { redirectAllRequestsTo: { hostName: `www.${DOMAIN}` }, routingRules: [] },
  },
  { name: 'infrastructure-state', policy: sound('infrastructure-state'), encryption: 'KMS' },
  {
    name: 'telehealth-recordings',
    // Requests without credentials do not have the second key, so that they escape.
    policy: deny('telehealth-recordings', {
      Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': 'false' } },
    }),
    holdsPhi: true,
    encryption: 'KMS',
  },
  {
    name: 'staff-photos',
    policy: undefined,
    encryption: 'unsaid',
    versioning: 'Off',
    publicAccess: 'unsaid',
  },
  {
    name: 'patient-documents-replica',
    policy: sound('patient-documents-replica'),
    holdsPhi: true,
    encryption: 'KMS',
    region: RECOVERY,
  },
  {
    name: 'backups-replica',
    // An old export: the document is percent-encoded.
    policy: {
      policyText: encodeURIComponent(
        policyText(denyInsecure('s3', bucketAndObjects(bucketArn('backups-replica')))),
      ),
    },
    holdsPhi: true,
    encryption: 'KMS',
    region: RECOVERY,
  },
];

function bucket({ name, region = HOME, ...bucket }: Bucket): Resource {
  const full = bucketName(name);
  const owner = hex('canonical user', 64);
  const created = timeBetween(`bucket ${name}`, '2019-05-01T00:00:00Z', '2026-05-01T00:00:00Z');
  return {
    type: 'AWS::S3::Bucket',
    id: full,
    name: full,
    arn: bucketArn(name),
    region,
    created,
    tags: bucket.holdsPhi === true ? phi('clinical') : internal('platform'),
    configuration: { creationDate: created, name: full, owner: { id: owner } },
    supplement: {
      AccessControlList: JSON.stringify({
        grantSet: null,
        grantList: [
          { grantee: { id: owner, displayName: null }, permission: 'FullControl' },
          ...(bucket.publicAccess === 'unsaid' ? [{ grantee: 'AllUsers', permission: 'Read' }] : []),
        ],
        owner: { displayName: null, id: owner },
        isRequesterCharged: false,
      }),
      BucketAccelerateConfiguration: {},
      BucketLoggingConfiguration:
        bucket.logged === true
          ? { destinationBucketName: bucketName('access-logs'), logFilePrefix: `${name}/` }
          : {},
      ...(bucket.policy === undefined ? {} : { BucketPolicy: bucket.policy }),
      ...(bucket.replicated === true
        ? { BucketReplicationConfiguration: { roleARN: roleArn('s3-replication') } }
        : {}),
      BucketVersioningConfiguration: { status: bucket.versioning ?? 'Enabled' },
      ...(bucket.website === undefined ? {} : { BucketWebsiteConfiguration: bucket.website }),
      IsRequesterPaysEnabled: 'false',
      ...publicAccessBlock(bucket.publicAccess ?? 'blocked'),
      ...encryptionOf(bucket.encryption ?? 'AES256', region),
    },
  };
}

function publicAccessBlock(access: 'blocked' | 'open' | 'unsaid'): JsonObject {
  if (access === 'unsaid') return {};
  const on = access === 'blocked';
  return {
    PublicAccessBlockConfiguration: {
      blockPublicAcls: on,
      blockPublicPolicy: on,
      ignorePublicAcls: on,
      restrictPublicBuckets: on,
    },
  };
}

function encryptionOf(encryption: 'KMS' | 'AES256' | 'unsaid', region: string): JsonObject {
  if (encryption === 'unsaid') return {};
  const byDefault =
    encryption === 'KMS'
      ? {
          kmsMasterKeyID: keyArn(region === HOME ? 'patient-data' : 'recovery', region),
          sseAlgorithm: 'aws:kms',
        }
      : { sseAlgorithm: 'AES256' };
  return {
    ServerSideEncryptionConfiguration: {
      rules: [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: encryption === 'KMS' }],
    },
  };
}

export const bucketResources: readonly Resource[] = [
  ...buckets.map(bucket),
  {
    type: 'AWS::S3::AccountPublicAccessBlock',
    id: ACCOUNT_ID,
    configuration: {
      blockPublicAcls: true,
      blockPublicPolicy: false,
      ignorePublicAcls: true,
      restrictPublicBuckets: false,
    },
  },
];

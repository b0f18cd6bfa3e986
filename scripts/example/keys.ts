/** Keys, secrets and certificates. */
import {
  ACCOUNT_ID,
  arnOf,
  certificateArn,
  DOMAIN,
  HOME,
  internal,
  keyArn,
  keyId,
  RECOVERY,
} from './account';
import { distributionArn } from './edge';
import type { Resource } from './item';
import { balancerArn } from './load-balancers';
import { hex, timeBetween } from './random';

const createdAt = (name: string): string =>
  timeBetween(`identity ${name}`, '2019-01-01T00:00:00Z', '2026-04-01T00:00:00Z');

const keys: readonly {
  name: string;
  rotates?: boolean;
  by?: 'AWS';
  state?: string;
  spec?: 'RSA_2048';
  region?: string;
}[] = [
  { name: 'patient-data', rotates: true },
  { name: 'messaging', rotates: true },
  { name: 'audit', rotates: true },
  { name: 'desktops', rotates: false },
  { name: 'analytics', rotates: false },
  // Signs what goes to the registry of vaccinations; KMS cannot rotate such keys.
  { name: 'signatures', spec: 'RSA_2048' },
  { name: 'old-registry', rotates: true, state: 'PendingDeletion' },
  { name: 'aws/rds', by: 'AWS' },
  { name: 'recovery', rotates: true, region: RECOVERY },
];

const secrets: readonly { name: string; key?: string; rotation?: number; late?: boolean }[] = [
  { name: 'patient-portal/database', key: 'patient-data', rotation: 30 },
  { name: 'lab-results/database', key: 'patient-data', rotation: 30, late: true },
  { name: 'billing/database' },
  { name: 'hl7-gateway/broker', key: 'messaging', rotation: 90 },
  { name: 'reminders/text-messages' },
  { name: 'clearing-house/sftp', key: 'patient-data' },
];

const certificates: readonly {
  domain: string;
  imported?: boolean;
  algorithm?: string;
  expires: string;
  usedBy?: string;
}[] = [
  { domain: `*.${DOMAIN}`, expires: '2027-05-01T23:59:59.000Z', usedBy: balancerArn('patient-portal') },
  { domain: `portal.${DOMAIN}`, expires: '2027-02-11T23:59:59.000Z', usedBy: distributionArn('portal') },
  // Nobody renews what was imported, and this one runs out within days.
  {
    domain: `hl7.${DOMAIN}`,
    imported: true,
    algorithm: 'RSA_1024',
    expires: '2026-10-09T23:59:59.000Z',
    usedBy: balancerArn('interfaces'),
  },
  { domain: `imaging.${DOMAIN}`, imported: true, expires: '2027-08-30T23:59:59.000Z' },
];

function key({ name, rotates, by, state = 'Enabled', spec, region = HOME }: (typeof keys)[number]): Resource {
  const policyOfKey = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Administration',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
  return {
    type: 'AWS::KMS::Key',
    id: keyId(name),
    arn: keyArn(name, region),
    region,
    created: createdAt(`key ${name}`),
    tags: by === undefined ? internal('platform') : {},
    configuration: {
      arn: keyArn(name, region),
      awsaccountId: ACCOUNT_ID,
      creationDate: createdAt(`key ${name}`),
      ...(state === 'PendingDeletion' ? { deletionDate: '2026-10-20T00:00:00.000Z' } : {}),
      description: `Northgate Clinic: ${name}`,
      enabled: state === 'Enabled',
      ...(spec === undefined
        ? { encryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }
        : { signingAlgorithms: ['RSASSA_PSS_SHA_256'] }),
      keyId: keyId(name),
      keyManager: by ?? 'CUSTOMER',
      keySpec: spec ?? 'SYMMETRIC_DEFAULT',
      keyState: state,
      keyUsage: spec === undefined ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY',
      multiRegion: false,
      origin: 'AWS_KMS',
    },
    supplement: {
      Policy: JSON.stringify(policyOfKey),
      ...(rotates === undefined ? {} : { KeyRotationStatus: rotates }),
    },
  };
}

const secret = ({ name, key: encryption, rotation, late }: (typeof secrets)[number]): Resource => {
  const arn = arnOf('secretsmanager', `secret:${name}-${hex(name, 6)}`);
  return {
    type: 'AWS::SecretsManager::Secret',
    id: arn,
    name,
    arn,
    tags: internal('platform'),
    configuration: {
      ARN: arn,
      Deleted: false,
      Description: `Credentials of ${name}`,
      ...(encryption === undefined ? {} : { KMSKeyId: keyArn(encryption) }),
      Name: name,
      RotationEnabled: rotation !== undefined,
      ...(rotation === undefined
        ? {}
        : {
            RotationLambdaARN: arnOf('lambda', 'function:rotate-database-secret'),
            RotationOccurringAsScheduled: late !== true,
            RotationRules: { AutomaticallyAfterDays: rotation },
          }),
    },
  };
};

const certificate = ({
  domain,
  imported,
  algorithm = 'RSA_2048',
  expires,
  usedBy,
}: (typeof certificates)[number]): Resource => ({
  type: 'AWS::ACM::Certificate',
  id: certificateArn(domain),
  arn: certificateArn(domain),
  tags: internal('platform'),
  configuration: {
    certificateArn: certificateArn(domain),
    ...(imported === true
      ? { importedAt: '2025-10-14T10:00:00.000Z', type: 'IMPORTED', renewalEligibility: 'INELIGIBLE' }
      : {
          createdAt: '2026-01-08T10:00:00.000Z',
          domainValidationOptions: [
            { domainName: domain, validationMethod: 'DNS', validationStatus: 'SUCCESS' },
          ],
          issuedAt: '2026-01-08T10:20:00.000Z',
          renewalEligibility: 'ELIGIBLE',
          type: 'AMAZON_ISSUED',
        }),
    domainName: domain,
    inUseBy: usedBy === undefined ? [] : [usedBy],
    issuer: imported === true ? 'Northgate Clinic' : 'Amazon',
    keyAlgorithm: algorithm,
    notAfter: expires,
    notBefore: '2025-10-14T00:00:00.000Z',
    options: { certificateTransparencyLoggingPreference: 'ENABLED' },
    signatureAlgorithm: 'SHA256WITHRSA',
    status: 'ISSUED',
    subject: `CN=${domain}`,
    subjectAlternativeNames: [domain],
  },
});

export const keyResources: readonly Resource[] = [
  ...keys.map(key),
  ...keys
    .filter(({ by, state }) => by === undefined && state === undefined)
    .map(({ name, region = HOME }): Resource => ({
      type: 'AWS::KMS::Alias',
      id: `alias/clinic/${name}`,
      arn: arnOf('kms', `alias/clinic/${name}`, region),
      region,
      configuration: { AliasName: `alias/clinic/${name}`, TargetKeyId: keyId(name) },
    })),
  ...secrets.map(secret),
  ...certificates.map(certificate),
];

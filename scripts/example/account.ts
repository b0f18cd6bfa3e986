/** The account of the clinic, and the names by which its resources refer to each other. */
import { hex, upperCase, uuid } from './random';

export const ACCOUNT_ID = '111122223333';
/** Where the clinic works. */
export const HOME = 'us-east-1';
/** Where its backups and replicas are. */
export const RECOVERY = 'us-west-2';
export const DOMAIN = 'northgate-clinic.example';

export const arnOf = (service: string, resource: string, region = HOME): string =>
  `arn:aws:${service}:${region}:${ACCOUNT_ID}:${resource}`;

/** `vpc-0` and sixteen digits: ids of EC2 and its neighbours. */
export const ec2Id = (prefix: string, name: string): string => `${prefix}-0${hex(`${prefix} ${name}`, 16)}`;

export const vpcId = (name: string): string => ec2Id('vpc', name);
export const subnetId = (name: string): string => ec2Id('subnet', name);
export const groupId = (name: string): string => ec2Id('sg', name);
export const instanceId = (name: string): string => ec2Id('i', name);

export const bucketName = (name: string): string => `northgate-clinic-${name}`;
export const bucketArn = (name: string): string => `arn:aws:s3:::${bucketName(name)}`;

export const keyId = (name: string): string => uuid(`key ${name}`);
export const keyArn = (name: string, region = HOME): string => arnOf('kms', `key/${keyId(name)}`, region);

export const roleArn = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
/** AROA for roles, AIDA for users, ANPA for policies, AGPA for groups. */
export const iamId = (prefix: string, name: string): string =>
  `${prefix}${upperCase(`${prefix} ${name}`, 17)}`;

export const topicArn = (name: string, region = HOME): string => arnOf('sns', name, region);
export const logGroupArn = (name: string, region = HOME): string =>
  arnOf('logs', `log-group:${name}:*`, region);
export const certificateArn = (domain: string): string =>
  arnOf('acm', `certificate/${uuid(`certificate ${domain}`)}`);

/** The subnets that most things are in: two zones, private. */
export const PRIVATE_SUBNETS = ['app-a', 'app-b'].map((name) => subnetId(name));
export const DATA_SUBNETS = ['data-a', 'data-b'].map((name) => subnetId(name));
export const PUBLIC_SUBNETS = ['public-a', 'public-b'].map((name) => subnetId(name));

const tagsFor =
  (dataClass: string) =>
  (team: string, environment = 'prod'): Readonly<Record<string, string>> => ({
    'data-class': dataClass,
    env: environment,
    team,
  });

/** Holds or carries PHI. */
export const phi = tagsFor('phi');
export const internal = tagsFor('internal');

/** A policy document as IAM sends it: percent-encoded JSON. */
export const encoded = (document: object): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', ...document }));

export const policyText = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

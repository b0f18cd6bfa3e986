/** Rules as small as they can be, for tests of what is rendered from rules. */
import type { PackTemplate } from '../../deploy/pack';
import { booleanParameter, listParameter, type Parameters } from '../../shared/parameters';
import {
  changeRule,
  periodicRule,
  type ChangeRule,
  type Metadata,
  type PeriodicRule,
} from '../../shared/rule';
import { object, resource, text } from '../../shared/shape';
import { nonCompliant } from '../../shared/verdict';

const Queue = resource('AWS::SQS::Queue', {
  configuration: { KmsMasterKeyId: text, Nested: object({ Name: text }) },
});

export const METADATA: Metadata = {
  id: 'sqs-queue-marked',
  title: 'Queues are marked',
  rationale: 'A mark helps.',
  whitepaper: { section: 'Amazon SQS', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'integrity',
  citations: ['164.312(b)', '164.312(c)(1)'],
  severity: 'low',
  remediation: 'Mark the queue.',
};

export const change = (metadata: Partial<Metadata> = {}, parameters: Parameters = {}): ChangeRule =>
  changeRule({
    ...METADATA,
    ...metadata,
    resource: Queue,
    parameters,
    evaluate: () => nonCompliant('There is no mark.'),
  });

export const alsoScheduled = (metadata: Partial<Metadata> = {}): ChangeRule =>
  changeRule({
    ...METADATA,
    ...metadata,
    resource: Queue,
    alsoEvery: '24h',
    evaluate: () => nonCompliant('There is no mark.'),
  });

export const periodic = (metadata: Partial<Metadata> = {}): PeriodicRule =>
  periodicRule({
    ...METADATA,
    ...metadata,
    reports: 'account',
    evaluate: () => Promise.resolve(nonCompliant('There is no mark.')),
  });

export const PARAMETERS = {
  kmsKeyIds: listParameter({ default: [], description: 'Keys to accept.', inPack: true }),
  owners: listParameter({ default: ['self'], description: 'Owners to accept.' }),
  strict: booleanParameter({ default: false, description: 'Whether to be strict.' }),
};

type PackResource = PackTemplate['Resources'][string];

/** The properties of a rule in a pack. */
export function ruleOf(resource: PackResource | undefined) {
  if (resource?.Type !== 'AWS::Config::ConfigRule') throw new Error('no rule');
  return resource.Properties;
}

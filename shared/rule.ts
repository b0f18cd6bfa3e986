/** Rule definitions: everything about a rule is in the object given to `changeRule` or `periodicRule`. */
import type { Aws } from './aws';
import type { Citation } from './citations';
import { UnknownEventError } from './errors';
import { ACCOUNT, type Finding } from './finding';
import { changeHandler, periodicHandler, type RuleHandler } from './handler';
import { goneBecause, type ConfigurationItem } from './item';
import { parseParameters, type Parameters, type ParameterValues } from './parameters';
import type { ResourceShape } from './shape';
import { notApplicable, type Verdict } from './verdict';

export type Safeguard =
  | 'access-control'
  | 'audit-logging'
  | 'authentication'
  | 'backup-and-recovery'
  | 'encryption-at-rest'
  | 'encryption-in-transit'
  | 'integrity'
  | 'monitoring'
  | 'patching';

/**
 * How a rule follows from the whitepaper: asked for in words; the plain technical meaning of the words; asked for by
 * the closing chapter on auditing, backups and disaster recovery; only in AWS's own HIPAA rule set; offered as a choice.
 */
export type Basis = 'explicit' | 'implied' | 'chapter' | 'parity' | 'optional';
export type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface Metadata {
  /** States the compliant condition, at most 45 characters; the name of the file, the Config rule and the function. */
  readonly id: string;
  /** At most 100 characters, no full stop. */
  readonly title: string;
  readonly rationale: string;
  readonly whitepaper: {
    /** A section of docs/ledger.yaml. */
    readonly section: string;
    readonly editions: readonly (2017 | 2024)[];
    readonly basis: Basis;
  };
  readonly safeguard: Safeguard;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly severity: Severity;
  /** What to do about a finding. */
  readonly remediation: string;
  /** IAM actions of the AWS calls that the rule itself makes. */
  readonly permissions?: readonly `${string}:${string}`[];
}

/** A configuration item as a rule sees it: where it is, and the declared fields. */
export type Item<S extends ResourceShape> =
  S extends ResourceShape<infer T, infer C, infer P>
    ? {
        readonly resourceType: T;
        readonly resourceId: string;
        readonly resourceName: string | undefined;
        readonly arn: string | undefined;
        readonly accountId: string | undefined;
        readonly region: string | undefined;
        readonly configuration: C;
        readonly supplementaryConfiguration: P;
      }
    : never;

/** What an evaluation may use besides its item. */
export interface Context<P extends Parameters> extends Aws {
  readonly parameters: ParameterValues<P>;
}

type Shapes = ResourceShape | readonly ResourceShape[];
type ShapeOf<R extends Shapes> = R extends readonly (infer S extends ResourceShape)[]
  ? S
  : R extends ResourceShape
    ? R
    : never;

interface ChangeDefinition<R extends Shapes, P extends Parameters> extends Metadata {
  /** The shape that is judged, or `either(A, B)`. */
  readonly resource: R;
  readonly parameters?: P;
  /** For answers that also depend on something that changes elsewhere: judges all recorded resources on a schedule, too. */
  readonly alsoEvery?: '24h';
  /** Guards that do not apply, then ways to comply; the last line is `nonCompliant`. Throws when it cannot know. */
  readonly evaluate: (item: Item<ShapeOf<R>>, context: Context<P>) => Verdict | Promise<Verdict>;
}

interface AccountDefinition<P extends Parameters> extends Metadata {
  readonly reports: 'account';
  readonly parameters?: P;
  readonly evaluate: (context: Context<P>) => Promise<Verdict>;
}

interface FindingsDefinition<P extends Parameters> extends Metadata {
  /** The resource types of the findings. */
  readonly reports: readonly [string, ...string[]];
  readonly parameters?: P;
  readonly evaluate: (context: Context<P>) => AsyncIterable<Finding>;
}

interface CommonRule extends Metadata {
  readonly resourceTypes: readonly string[];
  readonly parameters: Parameters;
  readonly permissions: readonly `${string}:${string}`[];
  readonly handler: RuleHandler;
}

/** A rule that judges the configuration item of its event. */
export interface ChangeRule extends CommonRule {
  readonly kind: 'change';
  readonly shapes: readonly ResourceShape[];
  readonly alsoEvery: '24h' | undefined;
  /**
   * Takes the parameters and gives the judge of any number of items.
   * @throws InvalidParameterError; the judge throws MalformedItemError, UnknownEventError or an error of AWS
   */
  readonly configure: (
    parameters: Readonly<Record<string, unknown>>,
  ) => (item: ConfigurationItem, aws: Aws) => Verdict | Promise<Verdict>;
}

/** A rule that asks AWS on a schedule. */
export interface PeriodicRule extends CommonRule {
  readonly kind: 'periodic';
  readonly configure: (parameters: Readonly<Record<string, unknown>>) => (aws: Aws) => AsyncIterable<Finding>;
}

export type Rule = ChangeRule | PeriodicRule;

/**
 * A rule about each resource of one type, or of several with `either`.
 *
 * @example
 * export const rule = changeRule({
 *   id: 'kinesis-stream-encrypted',
 *   title: 'Kinesis data streams are encrypted',
 *   // ... the other metadata
 *   resource: Stream,
 *   evaluate({ configuration: stream }) {
 *     if (stream.StreamEncryption?.EncryptionType === 'KMS') return compliant('Encrypted with a KMS key.');
 *     return nonCompliant('Server-side encryption is off; a KMS key is wanted.');
 *   },
 * });
 * export const { handler } = rule;
 */
export function changeRule<const R extends Shapes, P extends Parameters = Record<never, never>>(
  definition: ChangeDefinition<R, P>,
): ChangeRule {
  const { resource, evaluate, parameters = {} as P, permissions = [], alsoEvery, ...metadata } = definition;
  const shapes: readonly ResourceShape[] = 'type' in resource ? [resource] : resource;
  const configure: ChangeRule['configure'] = (given) => {
    const values = parseParameters(metadata.id, parameters, given);
    return (item, { accountId, region, partition, client }) => {
      const reason = goneBecause(item.status);
      if (reason !== undefined) return notApplicable(reason);
      // The item was built from the shape of its own type.
      return evaluate(itemOf(metadata.id, shapes, item) as Item<ShapeOf<R>>, {
        accountId,
        region,
        partition,
        client,
        parameters: values,
      });
    };
  };
  const rule = {
    ...metadata,
    kind: 'change' as const,
    shapes,
    resourceTypes: shapes.map(({ type }) => type),
    parameters,
    permissions,
    alsoEvery,
    configure,
  };
  return { ...rule, handler: changeHandler(rule) };
}

/**
 * A rule that asks AWS every 24 hours, about the account as a whole or with findings about many resources.
 *
 * @example
 * export const rule = periodicRule({
 *   id: 'ebs-encryption-by-default-enabled',
 *   // ... the other metadata
 *   reports: 'account',
 *   permissions: ['ec2:GetEbsEncryptionByDefault'],
 *   async evaluate({ client, region }) {
 *     const { EbsEncryptionByDefault } = await client(EC2Client).send(new GetEbsEncryptionByDefaultCommand({}));
 *     if (EbsEncryptionByDefault) return compliant(`On in ${region}.`);
 *     return nonCompliant(`Off in ${region}.`);
 *   },
 * });
 */
export function periodicRule<P extends Parameters = Record<never, never>>(
  definition: AccountDefinition<P> | FindingsDefinition<P>,
): PeriodicRule {
  const { reports, evaluate: _, parameters = {} as P, permissions = [], ...metadata } = definition;
  const configure: PeriodicRule['configure'] = (given) => {
    const values = parseParameters(metadata.id, parameters, given);
    return (aws) => {
      const context = { ...aws, parameters: values };
      return definition.reports === 'account'
        ? accountFinding(definition, context)
        : definition.evaluate(context);
    };
  };
  const rule = {
    ...metadata,
    kind: 'periodic' as const,
    resourceTypes: reports === 'account' ? [ACCOUNT] : reports,
    parameters,
    permissions,
    configure,
  };
  return { ...rule, handler: periodicHandler(rule) };
}

async function* accountFinding<P extends Parameters>(
  { evaluate }: AccountDefinition<P>,
  context: Context<P>,
): AsyncGenerator<Finding> {
  yield { resourceType: ACCOUNT, resourceId: context.accountId, verdict: await evaluate(context) };
}

function itemOf(
  ruleId: string,
  shapes: readonly ResourceShape[],
  item: ConfigurationItem,
): Item<ResourceShape> {
  const shape = shapes.find(({ type }) => type === item.resourceType);
  if (shape === undefined) {
    const types = shapes.map(({ type }) => type).join(', ');
    throw new UnknownEventError(`${ruleId} judges ${types}; the item is of type ${item.resourceType}`);
  }
  return {
    resourceType: item.resourceType,
    resourceId: item.resourceId,
    resourceName: item.resourceName,
    arn: item.arn,
    accountId: item.accountId,
    region: item.region,
    configuration: shape.configuration.decode(item.configuration, 'configuration'),
    supplementaryConfiguration: shape.supplementaryConfiguration.decode(
      item.supplementaryConfiguration,
      'supplementaryConfiguration',
    ),
  };
}

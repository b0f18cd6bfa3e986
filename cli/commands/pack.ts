/** `hipaa-config pack`: conformance packs of chosen rules, checked against every limit before AWS sees them. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import {
  BASES,
  cites,
  renderPacksWithin,
  SAFEGUARDS,
  selectRules,
  SEVERITIES,
  type Selection,
} from '../../deploy/compile';
import { partitionOf, PARTITIONS, rulesOffered, serviceOf, type Partition } from '../../deploy/endpoints';
import { COMPANION, PROCESS_CHECKS } from '../../deploy/managed-rules';
import { FUNCTION_ARN_PREFIX, packValues, type Pack } from '../../deploy/pack';
import { preflight } from '../../deploy/preflight';
import { LIMITS } from '../../deploy/preflight-rules';
import { missingValues, REMEDIATION_ROLE_ARN, type RemediationValues } from '../../deploy/remediation';
import type { Rule } from '../../shared/rule';
import { Output, type Io } from '../io';
import { readParameters } from '../parameters';
import { didYouMean, messageOf, UsageError } from '../problems';
import { REGION_NAME } from '../region-name';
import { readRemediationValues } from '../remediation-values';
import { packCheckCommand } from './pack-check';

interface Options extends Selection {
  readonly parameters?: string;
  readonly organization?: true;
  readonly partition?: Partition;
  readonly region?: string;
  readonly functionPrefix?: string;
  readonly processChecks?: true;
  readonly remediation?: true;
  readonly remediationRole?: string;
  readonly remediationValues?: string;
  readonly companion?: true;
  readonly output?: string;
}

/** Options that choose rules. */
const SELECTING = ['basis', 'safeguard', 'severity', 'service', 'citation', 'rules'];
const REMEDYING = ['remediation', 'remediationRole', 'remediationValues'];

const DEFAULT_NAME = 'conformance-pack.yaml';

const HELP = `
A rule is chosen when it meets every option that is given; a list is met by any of its entries.

Past ${String(LIMITS.rules)} rules, ${String(LIMITS.packParameters)} pack parameters or 300 KB the rules are divided into numbered packs.

Examples:
  hipaa-config pack --basis explicit,chapter --region eu-west-1 --output hipaa.yaml
  hipaa-config pack --safeguard encryption-at-rest --severity critical,high
  hipaa-config pack --citation '164.312(a)' --parameters parameters.yaml --output packs/
  hipaa-config pack --basis explicit,chapter --process-checks --output hipaa.yaml
  hipaa-config pack --companion --output companion.yaml
  hipaa-config pack --basis explicit --remediation --remediation-values values.yaml --output hipaa.yaml
  hipaa-config pack --organization --region us-east-1 --output packs/ \\
    --function-prefix arn:aws:lambda:us-east-1:111122223333:function:hipaa-config-`;

/** @param done is told the exit code */
export function packCommand(io: Io, rules: readonly Rule[], done: (exitCode: number) => void): Command {
  return new Command('pack')
    .description('render conformance packs of chosen rules')
    .option('--basis <list>', `only rules of this basis: ${BASES.join(', ')}`, list)
    .option('--safeguard <list>', 'only rules of this safeguard, such as encryption-at-rest', list)
    .option('--severity <list>', `only rules of this severity: ${SEVERITIES.join(', ')}`, list)
    .option('--service <list>', 'only rules of this service, by the first part of the id, such as s3', list)
    .option('--citation <list>', 'only rules that cite these paragraphs of 45 CFR, or one within them', list)
    .option('--rules <ids>', 'only these rules, by id', list)
    .option('--parameters <file>', 'rule parameters, YAML or JSON: {rule id: {parameter: value}}')
    .addOption(new Option('--account', 'for one account (default)').conflicts('organization'))
    .option(
      '--organization',
      'for all accounts of an organization, whose rules call the functions of one account',
    )
    .addOption(new Option('--partition <partition>', 'of AWS; follows from --region').choices(PARTITIONS))
    .option('--region <region>', 'leave out rules whose service has no endpoint there')
    .option(
      '--function-prefix <arn>',
      `ARN of the functions up to the rule id: default of ${FUNCTION_ARN_PREFIX}`,
    )
    .option(
      '--process-checks',
      'add checks of duties that people have, for somebody to state that they are done',
    )
    .option('--remediation', "add remediation by documents of AWS's own, started by hand for each finding")
    .option('--remediation-role <arn>', `the role of these documents: default of ${REMEDIATION_ROLE_ARN}`)
    .option(
      '--remediation-values <file>',
      'what some of these documents need, such as a key; YAML or JSON: {rule id: {parameter: value}}',
    )
    .addOption(
      new Option(
        '--companion',
        "AWS's own managed rules for what this pack does not judge, instead of its rules",
      ).conflicts([...SELECTING, ...REMEDYING, 'parameters', 'organization', 'functionPrefix']),
    )
    .option('--output <path>', 'a file, or a folder; standard output unless given')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      await pack(options, io, rules);
    })
    .addCommand(packCheckCommand(io, done));
}

async function pack(options: Options, io: Io, all: readonly Rule[]): Promise<void> {
  const partition = partitionFor(options);
  checkPrefix(options, partition);
  const rules = options.companion === true ? [] : offeredRules(options, partition, io, all);
  const entries = options.companion === true ? COMPANION : rules;
  const duties = options.processChecks === true ? PROCESS_CHECKS : [];
  const parameters =
    options.parameters === undefined ? {} : packValues(all, await readParameters(options.parameters, all));
  const { functionPrefix } = options;
  const remediation = await remediationFor(options);
  const packs = renderPacksWithin([...entries, ...duties], {
    parameters,
    ...(remediation === undefined ? {} : { remediation }),
    ...(functionPrefix === undefined ? {} : { functionArnPrefix: functionPrefix }),
  });
  if (remediation !== undefined) {
    const wanting = rules.flatMap((rule) => wantText(rule, remediation.values));
    if (wanting.length > 0)
      io.stderr.write(`without remediation, for want of --remediation-values:\n${wanting.join('')}`);
  }
  await deliver(packs, options, io);
}

function wantText(rule: Rule, values: RemediationValues): string[] {
  const missing = missingValues(rule, values) ?? [];
  return missing.length === 0 ? [] : [`  ${rule.id}: ${missing.join(', ')}\n`];
}

async function remediationFor({ remediation, remediationRole: role, remediationValues }: Options) {
  if (remediation === undefined) {
    if (role === undefined && remediationValues === undefined) return undefined;
    throw new UsageError('--remediation-role and --remediation-values go with --remediation');
  }
  if (role !== undefined && !/^arn:[a-z-]+:iam::\d{12}:role\/.+$/.test(role))
    throw new UsageError(`--remediation-role: ${JSON.stringify(role)} is not the ARN of a role`);
  const values = remediationValues === undefined ? {} : await readRemediationValues(remediationValues);
  return { values, ...(role === undefined ? {} : { role }) };
}

function offeredRules(options: Options, partition: Partition, io: Io, all: readonly Rule[]): readonly Rule[] {
  const chosen = chosenRules(options, all);
  const { offered, notOffered, unknown } = rulesOffered(chosen, partition, options.region);
  if (unknown !== undefined) io.stderr.write(`note: ${unknown}\n`);
  if (notOffered.length > 0) io.stderr.write(`${leftOutText(notOffered, options.region ?? partition)}\n`);
  if (offered.length === 0) throw new UsageError('no rule is left for the pack');
  return offered;
}

function partitionFor({ partition, region }: Options): Partition {
  if (region !== undefined && !REGION_NAME.test(region))
    throw new UsageError(`--region: ${JSON.stringify(region)} is not the name of a Region`);
  if (region === undefined) return partition ?? 'aws';
  const ofRegion = partitionOf(region);
  if (partition !== undefined && partition !== ofRegion)
    throw new UsageError(`--partition: ${region} is in ${ofRegion}, not in ${partition}`);
  return ofRegion;
}

const PREFIX = /^arn:(?<partition>[a-z-]+):lambda:(?<region>[a-z0-9-]+):\d{12}:function:[A-Za-z0-9_-]*$/;

function checkPrefix({ functionPrefix, organization, region }: Options, partition: Partition): void {
  if (functionPrefix === undefined) {
    if (organization !== true) return;
    throw new UsageError(
      '--organization: give --function-prefix, the functions of one account that the rules of all accounts call; ' +
        '`hipaa-config org` has the model with functions in every account',
    );
  }
  const { groups } = PREFIX.exec(functionPrefix) ?? {};
  if (groups === undefined) {
    throw new UsageError(
      `--function-prefix: ${JSON.stringify(functionPrefix)} is not the beginning of a function's ARN, such as ` +
        'arn:aws:lambda:us-east-1:111122223333:function:hipaa-config-',
    );
  }
  if (groups['partition'] !== partition)
    throw new UsageError(`--function-prefix: the ARN is not of partition ${partition}`);
  if (region !== undefined && groups['region'] !== region)
    throw new UsageError(`--function-prefix: the ARN is not of Region ${region}, which AWS Config requires`);
}

function chosenRules(options: Options, all: readonly Rule[]): readonly Rule[] {
  const known: Readonly<Record<string, readonly [readonly string[] | undefined, readonly string[]]>> = {
    basis: [options.basis, BASES],
    safeguard: [options.safeguard, SAFEGUARDS],
    severity: [options.severity, SEVERITIES],
    service: [options.service, [...new Set(all.map(serviceOf))]],
    rules: [options.rules, all.map(({ id }) => id)],
  };
  const faults = Object.entries(known).flatMap(([option, [given = [], candidates]]) =>
    given
      .filter((value) => !candidates.includes(value))
      .map((value) => `--${option}: unknown ${JSON.stringify(value)}${didYouMean(value, candidates)}`),
  );
  for (const paragraph of options.citation ?? [])
    if (!all.some((rule) => cites(rule, paragraph))) faults.push(`--citation: no rule cites ${paragraph}`);
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  const chosen = selectRules(all, options);
  if (chosen.length === 0) throw new UsageError('no rule meets all of these options');
  return chosen;
}

function leftOutText(rules: readonly Rule[], place: string): string {
  const services = [...new Set(rules.map(serviceOf))];
  const lines = services.map((service) => {
    const ids = rules.filter((rule) => serviceOf(rule) === service).map(({ id }) => id);
    return `  ${service}: ${ids.join(', ')}`;
  });
  const count = `${String(rules.length)} ${rules.length === 1 ? 'rule' : 'rules'}`;
  return `left out: ${count} of services without an endpoint in ${place}:\n${lines.join('\n')}`;
}

async function deliver(packs: readonly Pack[], options: Options, io: Io): Promise<void> {
  const files = filesFor(packs, options.output);
  const violations = files.flatMap(({ path, pack: { text } }) =>
    preflight(text).violations.map((violation) => `${path}: ${violation}`),
  );
  if (violations.length > 0) throw new UsageError(violations.join('\n'));
  if (options.output === undefined) {
    const [first, ...others] = packs;
    if (first === undefined || others.length > 0)
      throw new UsageError(`the rules need ${String(packs.length)} packs; give --output a file or a folder`);
    const output = new Output(io.stdout);
    output.write(first.text);
    await output.flush();
    return;
  }
  for (const { path, pack: rendered } of files) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, rendered.text);
    } catch (error) {
      throw new UsageError(`--output: ${messageOf(error)}`, { cause: error });
    }
    io.stderr.write(`${writtenText(path, rendered, options)}\n`);
  }
}

interface PackFile {
  readonly path: string;
  readonly pack: Pack;
}

/** A name with `-1`, `-2` and so on where there are several packs. */
function filesFor(packs: readonly Pack[], output: string = DEFAULT_NAME): PackFile[] {
  const path = isFolder(output) ? join(output, DEFAULT_NAME) : output;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return packs.map((rendered, index) => ({
    path: packs.length === 1 ? path : `${stem}-${String(index + 1)}${extension}`,
    pack: rendered,
  }));
}

const isFolder = (path: string): boolean =>
  /[\\/]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());

function writtenText(path: string, { template, text }: Pack, options: Options): string {
  const bytes = Buffer.byteLength(text);
  const types = Object.values(template.Resources).map(({ Type }) => Type);
  const count = types.filter((type) => type === 'AWS::Config::ConfigRule').length;
  const name = basename(path, extname(path)).replaceAll(/[^A-Za-z0-9-]+/g, '-');
  const [verb, option] =
    options.organization === true
      ? ['put-organization-conformance-pack', '--organization-conformance-pack-name']
      : ['put-conformance-pack', '--conformance-pack-name'];
  const region = options.region === undefined ? '' : ` --region ${options.region}`;
  // More cannot be passed inline.
  const source =
    bytes > LIMITS.inlineBytes
      ? `--template-s3-uri s3://BUCKET/${basename(path)}`
      : `--template-body file://${path}`;
  const open = Object.entries(template.Parameters)
    .filter(([, { Default }]) => Default === undefined)
    .map(([parameter]) => `ParameterName=${parameter},ParameterValue=ARN`);
  const given = open.length === 0 ? '' : ` --conformance-pack-input-parameters ${open.join(' ')}`;
  return [
    `${path}: ${String(count)} ${count === 1 ? 'rule' : 'rules'}, ${String(bytes)} bytes`,
    `  aws configservice ${verb}${region} ${option} ${name} ${source}${given}`,
  ].join('\n');
}

function list(text: string): string[] {
  const given = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (given.length === 0) throw new InvalidArgumentError('It takes a list, separated by commas.');
  return given;
}

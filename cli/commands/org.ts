/** `hipaa-config org`: what it takes to deploy to a whole organization, as a plan and as files with exact commands. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BASES, selectRules } from '../../deploy/compile';
import { partitionOf, rulesOffered } from '../../deploy/endpoints';
import type { CallAs, Model, Organization } from '../../deploy/organization/model';
import { inlinePacks, mostAccounts, renderOrganization } from '../../deploy/organization/render';
import { stepsFor, type RenderedNames, type Step } from '../../deploy/organization/steps';
import { packValues } from '../../deploy/pack';
import type { Rule } from '../../shared/rule';
import { Output, type Io } from '../io';
import { readParameters } from '../parameters';
import { messageOf, UsageError } from '../problems';
import { REGION_NAME } from '../region-name';

interface Options {
  readonly model: Model;
  readonly regions: readonly string[];
  readonly organizationId: string;
  readonly targets: readonly string[];
  readonly bucketPrefix: string;
  readonly callAs: CallAs;
  readonly evaluator?: string;
  readonly accounts?: readonly string[];
  readonly excluded?: readonly string[];
  readonly basis?: readonly string[];
  readonly parameters?: string;
}

interface PlanOptions extends Options {
  readonly upgrade?: true;
}

interface RenderOptions extends Options {
  readonly package: string;
  readonly output: string;
}

const HELP = `
Models (docs/deployment.md weighs them):
  A  the functions in every account, by a StackSet with automatic deployment; packs in the same stacks
  B  the functions in one account, called by organization packs; a role in every account to report

Examples:
  hipaa-config org plan --model A --regions us-east-1,us-west-2 --organization-id o-abcdefghij \\
    --targets ou-abcd-11111111 --bucket-prefix example-hipaa-config
  hipaa-config org render --model B --regions us-east-1 --organization-id o-abcdefghij \\
    --targets r-abcd --bucket-prefix example-hipaa-config --evaluator 111122223333 \\
    --accounts 444455556666,777788889999 --output organization/`;

export function orgCommand(io: Io, rules: readonly Rule[]): Command {
  const command = new Command('org')
    .description('deploy to an organization: plan, templates and commands')
    .addHelpText('after', HELP);
  withOptions(command.command('plan').description('what will be made, in what order, where'))
    .option('--upgrade', 'what an upgrade does, instead of the first deployment')
    .action(async (options: PlanOptions) => {
      const { organization, chosen } = await organizationOf(options, rules);
      const steps = stepsFor(organization, options.upgrade === true ? 'upgrade' : 'first');
      const output = new Output(io.stdout);
      output.write(planText(organization, chosen, steps));
      await output.flush();
    });
  withOptions(
    command
      .command('render')
      .description('templates, the layout of the buckets, and the commands to deploy, upgrade and remove'),
  )
    .requiredOption('--output <folder>', 'a folder that is new or empty')
    .option('--package <folder>', 'what `npm run package` made', '.serverless')
    .action(async (options: RenderOptions) => {
      const { organization, chosen } = await organizationOf(options, rules);
      render(options, organization, chosen, io);
    });
  return command;
}

const withOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--model <model>', 'where the functions are').choices(['A', 'B']).makeOptionMandatory(),
    )
    .requiredOption(
      '--regions <list>',
      'Regions to deploy to; the first is home to the StackSet',
      list(REGION_NAME),
    )
    .requiredOption('--organization-id <id>', 'of AWS Organizations', one(/^o-[a-z0-9]{10,32}$/))
    .requiredOption(
      '--targets <list>',
      'organizational units, or the root',
      list(/^(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$/),
    )
    .requiredOption(
      '--bucket-prefix <name>',
      "the artifacts' buckets are called this, with the Region behind it",
      one(/^[a-z0-9][a-z0-9-]{1,40}$/),
    )
    .addOption(
      new Option('--call-as <whom>', 'whose account deploys: the management, or a delegated administrator')
        .choices(['SELF', 'DELEGATED_ADMIN'])
        .default('SELF'),
    )
    .option('--evaluator <account>', 'model B: the account of the functions', one(ACCOUNT))
    .option('--accounts <list>', 'model B: the accounts whose rules call the functions', list(ACCOUNT))
    .option(
      '--excluded <list>',
      'model B: accounts without packs, such as the management account',
      list(ACCOUNT),
    )
    .option('--basis <list>', `only rules of this basis: ${BASES.join(', ')}`, list(/^[a-z]+$/))
    .option('--parameters <file>', 'rule parameters, YAML or JSON: {rule id: {parameter: value}}');

const ACCOUNT = /^\d{12}$/;

async function organizationOf(options: Options, rules: readonly Rule[]) {
  const { model, regions, basis, evaluator, excluded = [], accounts: members = [] } = options;
  // Organization packs reach the account of the functions, too.
  const accounts = [...new Set(evaluator === undefined ? members : [evaluator, ...members])];
  const faults: string[] = [];
  const partitions = [...new Set(regions.map(partitionOf))];
  const [partition = 'aws'] = partitions;
  if (partitions.length > 1)
    faults.push(`--regions: an organization is in one partition, not in ${partitions.join(' and ')}`);
  for (const given of basis ?? [])
    if (!BASES.some((known) => known === given)) faults.push(`--basis: unknown ${JSON.stringify(given)}`);
  if (model === 'B' && evaluator === undefined)
    faults.push('--evaluator: model B needs the account of the functions');
  if (model === 'B' && members.length === 0)
    faults.push('--accounts: model B needs the accounts whose rules call the functions');
  if (model === 'A' && [...accounts, ...excluded].length > 0) {
    faults.push(
      '--evaluator, --accounts and --excluded are of model B; in model A --targets says where the functions are',
    );
  }
  const chosen = selectRules(rules, basis === undefined ? {} : { basis });
  const parameters =
    options.parameters === undefined
      ? {}
      : packValues(rules, await readParameters(options.parameters, rules));
  const { organizationId, targets, bucketPrefix, callAs } = options;
  const organization: Organization = {
    ...{ model, partition, regions, organizationId, targets, bucketPrefix, callAs },
    ...{ evaluator, accounts, excluded, parameters },
  };
  const most = mostAccounts(organization);
  if (accounts.length > most) {
    faults.push(
      `--accounts: ${String(accounts.length)} accounts, at most ${String(most)} fit into the policies of the functions; use model A`,
    );
  }
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return { organization, chosen };
}

const packsIn = (organization: Organization, rules: readonly Rule[], region: string): number =>
  inlinePacks(
    organization,
    organization.model === 'A' ? rules : rulesOffered(rules, organization.partition, region).offered,
  ).size;

function planText(organization: Organization, rules: readonly Rule[], steps: readonly Step[]): string {
  const { model, regions } = organization;
  const head = [
    `Model ${model}, ${counted(rules.length, 'rule')}, ${regions.join(', ')}.`,
    ...regions.map((region) => `${region}: ${regionText(organization, rules, region)}`),
  ];
  const lines = steps.map(({ where, what }, index) => `${String(index + 1)}. ${where}: ${what}`);
  return `${[...head, '', ...lines].join('\n')}\n`;
}

function regionText(organization: Organization, rules: readonly Rule[], region: string): string {
  const { notOffered } = rulesOffered(rules, organization.partition, region);
  const packs = packsIn(organization, rules, region);
  const [where, lacking] =
    organization.model === 'A'
      ? ['in each account', 'can see nothing']
      : ['in the evaluator account', 'left out of the packs'];
  return (
    `${counted(rules.length, 'function')} ${where}, ${counted(packs, 'pack')} in each account` +
    (notOffered.length === 0
      ? ''
      : `; without an endpoint for their service, ${counted(notOffered.length, 'rule')} ${lacking}`)
  );
}

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

function render(options: RenderOptions, organization: Organization, rules: readonly Rule[], io: Io): void {
  const { output } = options;
  if (existsSync(output) && readdirSync(output).length > 0)
    throw new UsageError(
      `--output: ${output} is not empty; what is rendered now would mix with what is there`,
    );
  const templatePath = join(options.package, 'cloudformation-template-update-stack.json');
  let template: Readonly<Record<string, unknown>>;
  try {
    template = JSON.parse(readFileSync(templatePath, 'utf8')) as typeof template;
  } catch (error) {
    throw new UsageError(`--package: ${messageOf(error)}; run \`npm run package\` first`, { cause: error });
  }
  const { files, artifacts, names } = renderOrganization(organization, rules, {
    template,
    zip: (name) => readFileSync(join(options.package, name)),
  });
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), content);
  };
  for (const { path, content } of files) write(path, content);
  for (const { zip, key } of artifacts) {
    const target = join(output, 'artifacts', key);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(options.package, zip), target);
  }
  write('commands.sh', commandsText(stepsFor(organization, 'first'), names));
  write('upgrade.sh', commandsText(stepsFor(organization, 'upgrade'), names));
  write('remove.sh', commandsText(stepsFor(organization, 'removal'), names));
  io.stderr.write(
    `${output}: ${String(files.length)} files, ${String(artifacts.length)} functions; ` +
      'commands.sh deploys them for the first time, upgrade.sh in the place of an earlier release, remove.sh takes them away\n',
  );
}

/** A script, to be read and run step by step: accounts change from one step to the next. */
const commandsText = (steps: readonly Step[], names: RenderedNames): string =>
  [
    '# Run each step with credentials of the account that it names, and look at what it made before the next one.',
    ...steps.map(({ where, what, commands }, index) =>
      [`# ${String(index + 1)}. ${where}: ${what}`, ...commands(names)].join('\n'),
    ),
    '',
  ].join('\n\n');

function one(pattern: RegExp) {
  return (text: string): string => {
    if (!pattern.test(text))
      throw new InvalidArgumentError(`${JSON.stringify(text)} does not look like one.`);
    return text;
  };
}

function list(pattern: RegExp) {
  return (text: string): string[] => text.split(',').map((entry) => one(pattern)(entry.trim()));
}

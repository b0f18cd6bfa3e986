/** `hipaa-config pack check`: any conformance packs against the limits of AWS Config. */
import { Command, Option } from 'commander';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { preflight, type Preflight } from '../../deploy/preflight';
import { LIMITS } from '../../deploy/preflight-rules';
import { whyUnreadable } from '../input/source';
import { Output, type Io } from '../io';
import { UsageError } from '../problems';

type Format = 'table' | 'json';

interface Checked extends Preflight {
  readonly path: string;
}

const HELP = `
Folders are searched for files that end in .yaml, .yml, .json or .template, as deep as they go.

Exit code:
  0  AWS Config would take all of them
  1  a pack breaks a limit
  2  usage, or a file that cannot be read

Examples:
  hipaa-config pack check conformance-pack.yaml
  hipaa-config pack check --format json packs/`;

/** @param done is told the exit code */
export function packCheckCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('check')
    .description(
      'check the templates of conformance packs, whoever rendered them, against every limit of AWS Config',
    )
    .argument('<paths...>', 'templates, or folders of them')
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'json']).default('table'))
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], { format }: { readonly format: Format }) => {
      const checked = paths.flatMap(templatesAt).map((path) => ({ path, ...checkOf(path) }));
      const output = new Output(io.stdout);
      output.write(
        format === 'json' ? `${JSON.stringify(checked, null, 2)}\n` : checked.map(textOf).join(''),
      );
      await output.flush();
      const broken = checked.filter(({ violations }) => violations.length > 0).length;
      const count = `${String(checked.length)} ${checked.length === 1 ? 'pack' : 'packs'}`;
      io.stderr.write(broken === 0 ? `${count}, nothing to mend\n` : `${count}, ${String(broken)} to mend\n`);
      done(broken === 0 ? 0 : 1);
    });
}

function templatesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const found = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ya?ml|json|template)$/i.test(name))
      .sort()
      .map((name) => join(path, name));
    if (found.length > 0) return found;
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnreadable(error)}`, { cause: error });
  }
  throw new UsageError(`${path}: no template is in this folder`);
}

function checkOf(path: string): Preflight {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnreadable(error)}`, { cause: error });
  }
  const { facts, notes, violations } = preflight(text);
  return { facts, notes, violations };
}

function textOf({ path, facts, notes, violations }: Checked): string {
  const lines = [
    `${path}: ${String(facts.rules)} of ${String(LIMITS.rules)} rules, ` +
      `${String(facts.parameters)} of ${String(LIMITS.packParameters)} parameters, ` +
      `${String(facts.remediations)} remediations, ${String(facts.bytes)} bytes`,
    ...violations.map((violation) => `  refused: ${violation}`),
    ...notes.map((note) => `  note: ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

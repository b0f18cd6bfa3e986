import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { rules as pack } from '../rules/index';
import type { Rule } from '../shared/rule';
import { doctorCommand } from './commands/doctor';
import { evaluateCommand } from './commands/evaluate';
import { orgCommand } from './commands/org';
import { packCommand } from './commands/pack';
import { rulesCommand } from './commands/rules';
import { serveCommand } from './commands/serve';
import { OutputClosedError, type Io } from './io';
import { messageOf } from './problems';

const HELP = `
Examples:
  hipaa-config evaluate snapshot.json.gz
  hipaa-config evaluate --format jsonl snapshot.json.gz | grep NON_COMPLIANT
  hipaa-config serve --items snapshot.json.gz
  hipaa-config rules show kinesis-stream-encrypted
  hipaa-config pack --safeguard encryption-at-rest --output hipaa.yaml`;

/**
 * The command line.
 * @param argv the arguments after the program's name
 * @param rules the rules that it knows; the pack's own unless a test brings others
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: Io, rules: readonly Rule[] = pack): Promise<number> {
  let exitCode = 0;
  const settle = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('hipaa-config')
    .description(
      'AWS Config rules for HIPAA: evaluate configuration items, run the packaged rules, explain them',
    )
    .version(version)
    .addHelpText('after', HELP);
  for (const command of [
    evaluateCommand(io, rules, settle),
    serveCommand(io, rules, settle),
    rulesCommand(io, rules),
    packCommand(io, rules, settle),
    orgCommand(io, rules),
    doctorCommand(io, rules, settle),
  ])
    program.addCommand(command);
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap((child) => child.commands),
  ]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof OutputClosedError) return 2;
    // Commander has written its message; help and version that were asked for are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    for (const line of messageOf(error).split('\n')) io.stderr.write(`error: ${line}\n`);
    return 2;
  }
  return exitCode;
}

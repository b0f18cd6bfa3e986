/** `npm run package`, once in a run of all tests, whichever test file needs it first. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the zips and the template of the stack are. */
export const OUTPUT = '.serverless';

/** Enough for beforeAll. */
export const PACKAGING_MS = 600_000;

const lockOf = (): string => {
  const folder = process.env['TEST_RUN_FOLDER'];
  if (folder === undefined) throw new Error('jest.config.js sets TEST_RUN_FOLDER up');
  return join(folder, 'package');
};

/** What packaging has for the system's folder for temporary files. */
export const temporaryFolder = (): string => join(lockOf(), 'temporary');

export async function packaged(): Promise<void> {
  const lock = lockOf();
  try {
    mkdirSync(lock);
  } catch {
    while (!existsSync(join(lock, 'done'))) {
      if (existsSync(join(lock, 'failed'))) throw new Error('packaging failed in another test file');
      await pause(200);
    }
    return;
  }
  try {
    const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = { ...Object.fromEntries(entries), TMPDIR: temporaryFolder() };
    mkdirSync(env.TMPDIR);
    const command = [...withoutNetwork(), 'npm', 'run', 'package'];
    execFileSync(command[0] ?? '', command.slice(1), { env, stdio: 'pipe' });
    writeFileSync(join(lock, 'done'), '');
  } catch (error) {
    writeFileSync(join(lock, 'failed'), '');
    throw error;
  }
}

/** The beginning of a command that cuts the rest off from any network, where the system lets us. */
function withoutNetwork(): string[] {
  const unshare = ['unshare', '--map-root-user', '--net'];
  if (spawnSync('unshare', [...unshare.slice(1), 'true']).status === 0) return unshare;
  process.stderr.write('unshare is not possible here: packaging is not cut off from the network\n');
  return [];
}

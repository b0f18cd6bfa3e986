/** The functions of a few rules, bundled from their sources as they are packaged. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { BuildOptions } from 'esbuild';
import type { LambdaFunctions } from '../local/runner/lambda-function';

const ROOT = resolve(import.meta.dirname, '..');

/**
 * @param rules their files, such as rules/sqs/sqs-queue-encrypted-at-rest.ts
 * @param folder for the bundles
 * @returns functions that are named like the rules
 */
export async function ruleFunctions(rules: readonly string[], folder: string): Promise<LambdaFunctions> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...rules],
    outdir: folder,
    outbase: ROOT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    // A list of plugins.
    plugins: createRequire(join(ROOT, 'package.json'))('./deploy/esbuild-lean.cjs') as NonNullable<
      BuildOptions['plugins']
    >,
    logLevel: 'silent',
  });
  return new Map(
    rules.map((path) => {
      const name = path.replace(/^.*\//, '').replace(/\.ts$/, '');
      const file = join(folder, path.replace(/\.ts$/, '.mjs'));
      return [
        name,
        {
          name,
          handler: path.replace(/\.ts$/, '.handler'),
          memoryMb: 256,
          timeoutMs: 120_000,
          environment: {},
          file: () => file,
        },
      ];
    }),
  );
}

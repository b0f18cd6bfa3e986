/** The functions straight from the sources of a checkout, bundled with the settings with which they are packaged. */
import type { BuildOptions, Plugin } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { FunctionsError, type LambdaFunctions } from './lambda-function';

const FUNCTIONS = 'generated/functions.yml';
const STACK = 'serverless.yml';

interface FunctionEntry {
  /** May name parameters of the stack: `${param:functionPrefix}...`. */
  readonly name: string;
  readonly handler: string;
  readonly memorySize: number;
  /** In seconds. */
  readonly timeout: number;
}

/** What serverless.yml says to esbuild, beside what it says to its plugin. */
const SETTINGS = ['bundle', 'format', 'legalComments', 'mainFields', 'minify', 'target'] as const;

interface Stack {
  readonly params?: { readonly default?: Readonly<Record<string, string | number>> };
  readonly custom: {
    readonly esbuild: Pick<BuildOptions, (typeof SETTINGS)[number]> & {
      readonly outputFileExtension: string;
      readonly plugins: string;
    };
  };
}

/**
 * @param checkout its folder
 * @param environment the variables that the stack sets
 * @param bundled a folder for the bundles
 * @throws FunctionsError
 */
export async function sourceFunctions(
  checkout: string,
  environment: Readonly<Record<string, string>>,
  bundled: string,
): Promise<LambdaFunctions> {
  const root = resolve(checkout);
  // Both files are the checkout's own.
  const entries = Object.values(yamlFile(root, FUNCTIONS) as Readonly<Record<string, FunctionEntry>>);
  const {
    custom: { esbuild },
    params,
  } = yamlFile(root, STACK) as Stack;
  const { build } = await import('esbuild');
  try {
    await build({
      ...Object.fromEntries(SETTINGS.map((name) => [name, esbuild[name]])),
      absWorkingDir: root,
      platform: 'node',
      entryPoints: entries.map(({ handler }) => handler.replace(/\.\w+$/, '.ts')),
      outdir: bundled,
      outbase: root,
      outExtension: { '.js': esbuild.outputFileExtension },
      plugins: createRequire(join(root, STACK))(`./${esbuild.plugins}`) as Plugin[],
      logLevel: 'silent',
    });
  } catch (error) {
    throw new FunctionsError(`${root}: ${(error as Error).message}`, { cause: error });
  }
  return new Map(
    entries.map(({ name: template, handler, memorySize, timeout }) => {
      const name = template.replace(/\$\{param:(\w+)\}/g, (_, parameter: string) =>
        String(params?.default?.[parameter] ?? ''),
      );
      const file = join(bundled, handler.replace(/\.\w+$/, esbuild.outputFileExtension));
      return [
        name,
        {
          name,
          handler,
          memoryMb: memorySize,
          timeoutMs: timeout * 1000,
          environment,
          file: () => file,
        },
      ];
    }),
  );
}

function yamlFile(root: string, path: string): unknown {
  const file = resolve(root, path);
  if (!existsSync(file))
    throw new FunctionsError(`${root}: not a checkout of hipaa-config-rules (${path} is missing)`);
  return parse(readFileSync(file, 'utf8'));
}

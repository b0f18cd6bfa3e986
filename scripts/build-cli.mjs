// Bundles the command line, the AWS SDK included, into one file that starts quickly.
import { chmod, cp, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// The folder may be another one for tests, which run beside each other.
const dist = resolve(root, process.argv[2] ?? 'dist');
const outfile = join(dist, 'hipaa-config.js');

const ANY_IMPORT = /from '@aws-sdk\/client-/g;
const NAMED_IMPORT = /^import\s+(type\s+)?\{([^}]*)\}\s+from '(@aws-sdk\/client-[\w-]+)';/gm;

/** The values that our own sources import from the SDK's clients, by package. */
async function importedFromClients() {
  const imported = new Map();
  for (const folder of ['rules', 'shared', 'cli', 'local']) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const source = await readFile(join(root, folder, file), 'utf8');
      const imports = [...source.matchAll(NAMED_IMPORT)];
      if (imports.length !== [...source.matchAll(ANY_IMPORT)].length) {
        throw new Error(
          `${folder}/${file}: import from AWS clients by name, so that they are loaded when needed`,
        );
      }
      for (const [, isType, names, client] of imports) {
        if (isType !== undefined) continue;
        const known = imported.get(client) ?? new Set();
        for (const name of names.split(',').map((text) => text.trim())) {
          if (name !== '' && !name.startsWith('type ')) known.add(name.replace(/ as .*/s, ''));
        }
        imported.set(client, known);
      }
    }
  }
  return imported;
}

/**
 * Loads an SDK client from a file of its own when one of its classes is used for the first time, and never where AWS
 * is not asked: few evaluations call AWS, and compiling the clients of all rules takes longer than everything else.
 */
const lazyClients = (imported) => ({
  name: 'lazy-clients',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@aws-sdk\/client-/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'lazy-client' },
    );
    // Accessors: a name is looked up where it is used, not where it is imported.
    onLoad({ filter: /.*/, namespace: 'lazy-client' }, ({ path }) => ({
      contents: `
        const { standIn } = require('./cli/sdk-stand-ins.ts');
        for (const name of ${JSON.stringify([...imported.get(path)])})
          Object.defineProperty(exports, name, {
            enumerable: true,
            get: () => standIn(name) ?? require('./aws/${nameOf(path)}.cjs')[name],
          });`,
      resolveDir: root,
    }));
  },
});

/** What our sources import of each client, and nothing else of it. */
const clientEntries = (imported) => ({
  name: 'client-entries',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@aws-sdk\/client-/ }, ({ path, kind }) =>
      kind === 'entry-point' ? { path, namespace: 'client-entry' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'client-entry' }, ({ path }) => ({
      contents: `export { ${[...imported.get(path)].join(', ')} } from '${path}';`,
      resolveDir: root,
    }));
  },
});

const nameOf = (client) => client.slice('@aws-sdk/'.length);

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const imported = await importedFromClients();
await rm(join(dist, 'aws'), { recursive: true, force: true });
for (const file of await readdir(dist).catch(() => []))
  if (/^part-.*\.js$/.test(file)) await rm(join(dist, file));
await Promise.all([
  build({
    ...common,
    entryPoints: [{ in: 'cli/bin.ts', out: 'hipaa-config' }],
    outdir: dist,
    format: 'esm',
    // What `serve` needs beyond the other commands is in files of its own.
    splitting: true,
    chunkNames: 'part-[hash]',
    // The database is machine code; esbuild is there in a checkout alone, and needed for its sources alone.
    external: ['./aws/*', 'esbuild', 'libsql'],
    plugins: [lazyClients(imported)],
    banner: {
      // CommonJS dependencies, and the clients, are loaded by `require`.
      js: [
        '#!/usr/bin/env node',
        "import { createRequire as createRequireOfBundle } from 'node:module';",
        'const require = createRequireOfBundle(import.meta.url);',
      ].join('\n'),
    },
  }),
  build({
    ...common,
    entryPoints: [...imported.keys()].map((client) => ({ in: client, out: nameOf(client) })),
    outdir: join(dist, 'aws'),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // Calls that are not made are named by the classes of clients and commands.
    keepNames: true,
    plugins: [clientEntries(imported)],
  }),
]);
// `serve` looks for both beside the bundle.
await cp(join(root, 'local/runner/runtime.mjs'), join(dist, 'runtime.mjs'));
await cp(join(root, 'local/dashboard/assets'), join(dist, 'assets'), { recursive: true });
await chmod(outfile, 0o755);

/**
 * Two esbuild plugins for the bundles of functions: one has each function warm up while Lambda starts it, the other
 * leaves out what the AWS SDK carries for other places than Lambda.
 *
 * In Lambda the credentials, the Region and every setting come from the environment; the SDK's search for them in
 * files, instance metadata and single sign-on is dead weight that each cold start would load. What stays as it is:
 * endpoints (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, FIPS, dual-stack), retries, signing, and every client.
 *
 * A figure is what its step saves in a rule that only reports, in bytes of the zip. Together they take such a rule
 * from 104 KB to 58 KB, and one that also asks EC2 from 237 KB to 56 KB. test/package holds every bundle to its
 * budget, so a new version of the SDK that slips past a pattern below is noticed.
 */
const { readFile } = require('node:fs/promises');
const { dirname } = require('node:path');

/** Files of the SDK by their path, and what stands in for them. */
const replacements = [
  {
    // 33,700: the search for credentials in files, processes, single sign-on, web identities, containers and instance
    // metadata, with the clients that it needs. Lambda hands them to a function in its environment.
    file: /\/credential-provider-node\/dist-es\/index\.js$/,
    contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  },
  {
    // 1,000, and reading two files: ~/.aws/config and ~/.aws/credentials, for each setting that is not in the
    // environment. The error is the one upon which the SDK goes on to the setting's default.
    file: /\/node-config-provider\/(dist-es\/)?fromSharedConfigFiles\.js$/,
    contents: `
      const unread = Object.assign(new Error('Configuration files are not read.'), { tryNextLink: true });
      export const fromSharedConfigFiles = () => () => Promise.reject(unread);`,
  },
  {
    // 600: asking an EC2 instance for its Region. shared/aws.ts gives each client its Region.
    file: /\/regionConfig\/getInstanceMetadataRegion\.js$/,
    contents: `export const getInstanceMetadataRegion = async () => undefined;`,
  },
  {
    // 300: defaults by the distance to the Region. shared/aws.ts sets time-outs and retries; "legacy" is the default.
    file: /\/(util-)?defaults-mode(-node\/dist-es)?\/resolveDefaultsModeConfig\.js$/,
    contents: `export const resolveDefaultsModeConfig = () => async () => 'legacy';`,
  },
  {
    // 6,700: streams of events, which every protocol can carry and no call that reads a configuration does.
    file: /\/submodules\/event-streams\/index\.js$/,
    contents: `
      const unsupported = () => {
        throw new Error('Event streams are left out of the bundle.');
      };
      export const eventStreamSerdeProvider = unsupported;
      export const resolveEventStreamSerdeConfig = (config) => config;
      export class EventStreamSerde {
        constructor() {
          unsupported();
        }
      }`,
  },
  {
    // 1,000: how the events in such a stream are signed.
    file: /\/signature-v4\/dist-es\/HeaderFormatter\.js$/,
    contents: `export class HeaderFormatter {}`,
  },
  {
    // 1,700: SHA-256 in JavaScript, for a Node whose own is missing.
    file: /\/checksum\/sha256\/Sha256Js\.js$/,
    contents: `export class Sha256Js {}`,
  },
];

/** 1,700: of a client's package.json the bundle needs the version, which goes into the user agent. */
const PACKAGE_JSON = /\/@aws-sdk\/client-[\w-]+\/package\.json$/;

/** The shapes of a client's input and output. */
const SCHEMAS = /\/@aws-sdk\/client-([\w-]+)\/dist-es\/schemas\/schemas_\d+\.js$/;

/**
 * 1,500, and 137,000 with EC2: lets esbuild drop the shapes of operations that are not used. To esbuild a key given by
 * a constant, `{ [_xN]: ... }`, may have side effects, which keeps each shape that has one and all that it refers to.
 */
function constantKeysAsTexts(source) {
  const constants = new Map(
    [...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replace(/\[(_\w+)\]:/g, (key, name) =>
    constants.has(name) ? `${constants.get(name)}:` : key,
  );
}

/** The clients of shared/, which tells their errors apart by name alone. */
const ERRORS_BY_NAME = new Set(['config-service', 'sts']);

/** 3,200: the classes of a client's errors. Without its class an error is the service's base one, by the same name. */
const withoutErrorClasses = (source) => source.replace(/^n0_registry\.registerError\(.*\);$/gm, '');

/** Marks the plugin's own question where a client is. */
const ASKED = Symbol('asked');

/** The names that a source file imports from a client, as the client calls them, types aside. */
function namesOf(source, client) {
  const imports = source.matchAll(new RegExp(`^import \\{([^}]*)\\} from '${client}';`, 'gm'));
  return [...imports]
    .flatMap(([, names]) => names.split(','))
    .map((name) => name.replace(/\bas\b.*/s, '').trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** The file of a client that defines a name. */
function fileOf(name) {
  if (name.endsWith('Command')) return `./commands/${name}`;
  if (name.endsWith('Client')) return `./${name}`;
  if (name.startsWith('paginate')) return `./pagination/${name.slice('paginate'.length)}Paginator`;
  return './index';
}

/** The entry points. */
const RULES = /\/rules\/[\w-]+\/[\w-]+\.ts$/;

/**
 * Lambda waits for what a module awaits at its top level before it hands over the first event, which then takes 7 ms
 * of a processor instead of 35; in the zip that costs 140 bytes.
 */
const warmedUp = {
  name: 'warmed-up',
  setup(build) {
    build.onLoad({ filter: RULES }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}
        import { warmUp } from '../../shared/warm-up';
        await warmUp();`,
      loader: 'ts',
    }));
  },
};

const leanSdk = {
  name: 'lean-aws-sdk',
  setup(build) {
    for (const { file, contents } of replacements) {
      build.onLoad({ filter: file }, ({ path }) => ({ contents, resolveDir: dirname(path) }));
    }

    build.onLoad({ filter: PACKAGE_JSON }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });

    build.onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const [, client] = SCHEMAS.exec(path);
      const source = constantKeysAsTexts(await readFile(path, 'utf8'));
      return { contents: ERRORS_BY_NAME.has(client) ? withoutErrorClasses(source) : source };
    });

    // No bytes, but time: each name that a file imports from a client comes from where it is defined. The client's
    // index names every command, more than 700 for EC2, and esbuild reads them all before it drops them: a quarter of
    // the time of a rule that only reports, and 0.3 s of the 0.8 s of one that asks EC2.
    build.onResolve(
      { filter: /^@aws-sdk\/client-[\w-]+$/ },
      async ({ path, importer, kind, resolveDir, pluginData }) => {
        if (pluginData === ASKED || importer.includes('/node_modules/')) return undefined;
        const index = await build.resolve(path, { kind, resolveDir, pluginData: ASKED });
        const names = namesOf(await readFile(importer, 'utf8'), path);
        const folder = dirname(index.path);
        return { path: `${path}?${names}`, namespace: 'lean-client', pluginData: { names, folder } };
      },
    );
    build.onLoad({ filter: /./, namespace: 'lean-client' }, ({ pluginData: { names, folder } }) => ({
      contents: names.map((name) => `export { ${name} } from '${fileOf(name)}';`).join('\n'),
      resolveDir: folder,
    }));

    // 1,000: STS's client could sign for several Regions at once; AssumeRole is signed for one.
    build.onResolve({ filter: /^@aws-sdk\/signature-v4-multi-region$/ }, ({ importer }) =>
      importer.includes('/client-sts/')
        ? { path: 'signer', namespace: 'lean-sts', pluginData: { folder: dirname(importer) } }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'lean-sts' }, ({ pluginData: { folder } }) => ({
      contents: `export { SignatureV4 as SignatureV4MultiRegion } from '@smithy/signature-v4';`,
      resolveDir: folder,
    }));
  },
};

module.exports = [warmedUp, leanSdk];

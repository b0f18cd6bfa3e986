/** A small package: real rules, bundled as `npm run package` does it, and functions that misbehave. */
import { zipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { renderPack } from '../../../deploy/pack';
import { rules as all } from '../../../rules/index';
import type { Rule } from '../../../shared/rule';

/** Judges an item; needs RDS; reads the supplementary configuration; asks EC2 on a schedule. */
const IDS = [
  'kinesis-stream-encrypted',
  'rds-instance-postgresql-tls-required',
  'sqs-queue-encrypted-at-rest',
  's3-bucket-denies-insecure-transport',
  'ebs-encryption-by-default-enabled',
] as const;

export const rules = IDS.map((id) => all.find((rule) => rule.id === id)).filter(
  (rule): rule is Rule => rule !== undefined,
);

export interface Packaged {
  readonly folder: string;
  /** With zips and the template of their stack. */
  readonly zips: string;
  /** Of the sources, with these rules alone. */
  readonly checkout: string;
  /** A conformance pack of these rules, and of no others. */
  readonly pack: string;
  readonly remove: () => void;
}

export function packageRules(): Packaged {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const checkout = join(folder, 'checkout');
  mkdirSync(join(checkout, 'generated'), { recursive: true });
  for (const name of ['rules', 'shared', 'deploy', 'node_modules'])
    symlinkSync(resolve(name), join(checkout, name));
  cpSync('serverless.yml', join(checkout, 'serverless.yml'));
  const functions = parse(readFileSync('generated/functions.yml', 'utf8')) as Record<string, FunctionEntry>;
  const entries = Object.entries(functions).filter(([id]) => (IDS as readonly string[]).includes(id));
  writeFileSync(join(checkout, 'generated', 'functions.yml'), stringify(Object.fromEntries(entries)));
  const zips = join(folder, 'zips');
  mkdirSync(zips);
  // In a process of its own: the bundler looks at globals that the test runner has replaced.
  execFileSync(process.execPath, [
    '--import',
    'tsx',
    'test/cli/serve/bundle.ts',
    checkout,
    join(folder, 'bundles'),
  ]);
  const resources: Record<string, object> = {};
  for (const [id, entry] of entries) {
    const file = entry.handler.replace(/\.\w+$/, '.mjs');
    addFunction({ zips, resources }, id, { [file]: readFileSync(join(folder, 'bundles', file)) }, entry);
  }
  writeTemplate(zips, resources);
  const pack = join(folder, 'pack.yaml');
  writeFileSync(pack, renderPack(rules).text);
  return {
    folder,
    zips,
    checkout,
    pack,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same package with the code of one function replaced by this body, of `event` and `context`. */
export function withFunction({ folder, zips }: Packaged, id: string, body: string): string {
  const copy = mkdtempSync(join(folder, 'zips-'));
  cpSync(zips, copy, { recursive: true });
  const { handler } = (
    parse(readFileSync('generated/functions.yml', 'utf8')) as Record<string, FunctionEntry>
  )[id] ?? { handler: '' };
  const code = Buffer.from(`export const handler = async (event, context) => {${body}\n};`);
  writeFileSync(join(copy, `${id}.zip`), zipSync({ [handler.replace(/\.\w+$/, '.mjs')]: code }));
  return copy;
}

interface FunctionEntry {
  readonly handler: string;
  readonly memorySize: number;
  readonly timeout: number;
}

function addFunction(
  { zips, resources }: { readonly zips: string; readonly resources: Record<string, object> },
  id: string,
  files: Readonly<Record<string, Uint8Array>>,
  { handler, memorySize, timeout }: FunctionEntry,
): void {
  writeFileSync(join(zips, `${id}.zip`), zipSync(files));
  resources[`Function${String(Object.keys(resources).length)}`] = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: `hipaa-config-${id}`,
      Handler: handler,
      MemorySize: memorySize,
      Timeout: timeout,
      Code: { S3Bucket: { Ref: 'Bucket' }, S3Key: `serverless/some/where/${id}.zip` },
      Environment: {
        Variables: {
          HIPAA_CONFIG_MEMBER_ROLE_NAME: {
            'Fn::If': ['HasMemberRole', { Ref: 'MemberRoleName' }, { Ref: 'AWS::NoValue' }],
          },
        },
      },
    },
  };
}

const writeTemplate = (zips: string, functions: Readonly<Record<string, object>>): void => {
  writeFileSync(
    join(zips, 'cloudformation-template-update-stack.json'),
    JSON.stringify({
      Parameters: { MemberRoleName: { Type: 'String', Default: '' }, Other: { Type: 'Number', Default: 1 } },
      Conditions: { HasMemberRole: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'MemberRoleName' }, ''] }] } },
      Resources: { Bucket: { Type: 'AWS::S3::Bucket' }, ...functions },
    }),
  );
};

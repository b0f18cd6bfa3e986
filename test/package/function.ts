/** Packaged functions, run as Lambda runs them: the bundle out of its zip, in a fresh process, by its environment alone. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

export const ACCOUNT_ID = '123456789012';
const REGION = 'us-east-1';

/** What became of an invocation. */
export type Outcome =
  { readonly result: unknown } | { readonly error: { readonly name: string; readonly message: string } };

/** Files of a zip by name. */
export const filesOf = (zip: string): Record<string, Uint8Array> => unzipSync(readFileSync(zip));

/**
 * Invokes a packaged function once for each event, all in one process.
 * @param endpoints AWS_ENDPOINT_URL_<SERVICE> and other variables beyond those that Lambda sets
 */
export async function invoke(
  zip: string,
  events: readonly unknown[],
  variables: Readonly<Record<string, string>>,
): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hipaa-config-function-'));
  const [[name, content] = []] = Object.entries(filesOf(zip));
  if (name === undefined || content === undefined) throw new Error(`${zip} is empty`);
  const bundle = join(folder, name);
  mkdirSync(dirname(bundle), { recursive: true });
  writeFileSync(bundle, content);
  const runtime = fork(resolve('test/package/invoke.mjs'), [bundle], {
    execArgv: [],
    silent: true,
    cwd: folder,
    env: {
      AWS_REGION: REGION,
      AWS_LAMBDA_FUNCTION_NAME: 'packaged',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_ACCESS_KEY_ID: 'AKIDFUNCTION',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
      ...variables,
    },
  });
  try {
    await messageOf(runtime);
    const outcomes: Outcome[] = [];
    for (const event of events) {
      const context = {
        awsRequestId: 'request',
        invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:packaged`,
      };
      runtime.send({ event, context });
      outcomes.push((await messageOf(runtime)) as Outcome);
    }
    return outcomes;
  } finally {
    runtime.kill();
    rmSync(folder, { recursive: true });
  }
}

/** The next message of the process, or its errors when it ends instead. */
async function messageOf(runtime: ChildProcess): Promise<unknown> {
  const errors: Buffer[] = [];
  runtime.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = once(runtime, 'exit').then(() => {
    throw new Error(`the function's process ended: ${Buffer.concat(errors).toString()}`);
  });
  const [message] = (await Promise.race([once(runtime, 'message'), ended])) as [unknown];
  return message;
}

/** The packaged rules with both packs behind an embedded AWS Config, as `hipaa-config serve` starts them. */
import { PassThrough, Readable } from 'node:stream';
import { startServing, type Serving } from '../../../cli/serve/serve';
import { rules } from '../../../rules/index';
import { OUTPUT } from '../../package/packaged';

/** @param env what the process has for its environment */
export async function servePackage(
  items: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly serving: Serving; readonly stderr: () => string }> {
  let text = '';
  const stderr = new PassThrough();
  stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const serving = await startServing(
    {
      items: [items],
      packs: ['conformance-pack.yaml', 'conformance-pack-extended.yaml'],
      functions: { kind: 'zips', folder: OUTPUT },
      port: 0,
      host: '127.0.0.1',
      database: undefined,
      accountId: undefined,
      region: undefined,
      maxNotificationBytes: undefined,
      retryDelaysMs: [],
      isLive: false,
      isVerbose: false,
      limit: 0,
    },
    { stdin: Readable.from([]), stdout: new PassThrough().resume(), stderr, env },
    rules,
  );
  return { serving, stderr: () => text };
}

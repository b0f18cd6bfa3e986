/** A moto_server of a test's own: a stand-in for the AWS that a stack is deployed to. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

/** Whether there is one on this machine. */
export const hasMoto = (): boolean => spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;

export class Moto {
  #process: ChildProcess | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** What makes the SDK, and the programs that use it, talk to it alone. */
  get environment() {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
    };
  }

  async start(): Promise<void> {
    this.#port = await freePort();
    this.#process = spawn('moto_server', ['--port', String(this.#port)], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if (await fetch(this.url).then(Boolean, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('moto_server did not answer within 30 s');
  }

  stop(): void {
    // Told to end it waits for its connections, and this process for it.
    this.#process?.kill('SIGKILL');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

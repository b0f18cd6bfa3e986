import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { rules } from '../rules/index';
import { run } from './main';
import { judgeTasks, type Job } from './parallel/worker';

// The SDK's own switch (aws/aws-sdk-js-v3 issue 7983): which Node runs is not the concern of whoever evaluates.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const startWorker = (job: Job): Worker =>
  new Worker(fileURLToPath(import.meta.url), {
    workerData: job,
    // A quarter of what Node would take: memory is what each further worker costs.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });

if (isMainThread) {
  const { stdout, stderr, env } = process;
  process.exitCode = await run(process.argv.slice(2), {
    // Only looked at by commands that read it.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    startWorker,
  });
} else if (parentPort !== null) {
  // It is what startWorker gives.
  judgeTasks(parentPort, workerData as Job, rules);
}

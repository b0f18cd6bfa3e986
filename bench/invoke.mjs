/**
 * Stands for Lambda's runtime in a process of its own: loads a bundle, hands it the same event again and again, and
 * says what each step took, in milliseconds on the clock and of processor time.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, eventFile, invocations] = process.argv.slice(2);
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = {
  awsRequestId: 'request',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:packaged',
};

async function measured(step) {
  const [start, usage] = [performance.now(), process.cpuUsage()];
  const result = await step();
  const { user, system } = process.cpuUsage(usage);
  return { result, clock: performance.now() - start, cpu: (user + system) / 1000 };
}
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

const { result, ...load } = await measured(() => import(pathToFileURL(bundle).href));
const steps = [];
for (let made = 0; made < Number(invocations); made += 1) {
  // What the step before left to do afterwards is not counted.
  await pause();
  const { result: answer, clock, cpu } = await measured(() => result.handler(event, context));
  steps.push({ clock, cpu, evaluations: answer.evaluations });
}
// On a line of its own, after those that the function logs.
process.stdout.write(`\n${JSON.stringify({ load, steps })}\n`);
process.exit();

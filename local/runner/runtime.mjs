// Lambda's runtime in a process of its own: loads a function, and hands it one event after another.
import dns from 'node:dns';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const [file, exportName, network] = process.argv.slice(2);

const { env } = process;
const settings = {
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  callbackWaitsForEmptyEventLoop: true,
};

const send = (message) => process.send(message);
for (const level of ['trace', 'debug', 'log', 'info', 'warn', 'error'])
  console[level] = (...values) => send({ kind: 'log', text: format(...values) });

// Ctrl-C reaches every process of the terminal; this one ends when it is told to, or when nobody is there to tell.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

/** An error with those that caused it, outermost first. */
function described(error) {
  const errors = [];
  let next = error;
  do {
    errors.push({ name: String(next?.name ?? typeof next), message: String(next?.message ?? next) });
    next = next?.cause;
  } while (next !== undefined && next !== null && errors.length < 10);
  return errors;
}

/** Some clients are too old to know AWS_ENDPOINT_URL: whatever is no endpoint of the environment is not found. */
function stayAt(hosts) {
  const { lookup } = dns;
  dns.lookup = (host, ...rest) => {
    if (hosts.has(host)) return lookup(host, ...rest);
    const error = new Error(`[${host.replace(/\..*/, '')} ${host}] AWS is not asked.`);
    error.name = 'CallNotMadeException';
    process.nextTick(rest.at(-1), error);
    return {};
  };
}

if (network === 'endpoints-only') {
  const urls = Object.entries(env).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
  stayAt(new Set(urls.map(([, url]) => new URL(url).hostname.replace(/^\[|\]$/g, ''))));
}

let handler;
try {
  const module = await import(pathToFileURL(file).href);
  handler = module[exportName];
  if (typeof handler !== 'function') throw new TypeError(`${exportName} is undefined or not exported`);
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'broken', errors: described(error) });
}

process.on('message', async ({ event, context, deadline }) => {
  try {
    const result = await handler(event, {
      ...settings,
      ...context,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    send({ kind: 'result', result });
  } catch (error) {
    send({ kind: 'error', errors: described(error) });
  }
});

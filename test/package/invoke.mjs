// Stands for Lambda's runtime in a process of its own: loads a bundle and hands it one event after another.
import { pathToFileURL } from 'node:url';

const [bundle] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);

process.on('message', async ({ event, context }) => {
  try {
    process.send({ result: await handler(event, context) });
  } catch (error) {
    process.send({ error: { name: error.name, message: error.message } });
  }
});
process.send({ ready: true });

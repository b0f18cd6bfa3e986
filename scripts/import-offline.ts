/** Imports the module that it is given and fails when that opens a connection: rules call AWS only when they judge. */
import { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';

let connections = 0;
Socket.prototype.connect = function (this: Socket): never {
  connections += 1;
  throw new Error('there is no network here');
};

await import(pathToFileURL(process.argv[2] ?? '').href).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 2;
});
// A call that the module started has had its turns of the event loop by then.
await new Promise((resolve) => setTimeout(resolve, 50));
if (connections > 0) {
  process.stderr.write(`${String(connections)} connections were opened\n`);
  process.exitCode = 1;
}

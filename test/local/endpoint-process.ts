/** An endpoint in a process of its own, to be killed: `endpoint-process.ts FILE` prints its address. */
import { Deliveries } from '../../local/deliveries';
import { startEndpoint } from '../../local/endpoint';
import { createService } from '../../local/service';
import { openStore } from '../../local/store';
import { ACCOUNT_ID, REGION } from './harness';

const service = createService({
  store: openStore(process.argv[2] ?? ''),
  accountId: ACCOUNT_ID,
  region: REGION,
});
const deliveries = new Deliveries(service);
const recovered = deliveries.recover();
const { url } = await startEndpoint({
  service,
  // The runner's part, for the test to play it.
  routes: ({ url: path = '' }, response) => {
    const [, verb, argument] = path.split('/');
    const id = Number(argument);
    response.end(JSON.stringify(verb === 'take' ? deliveries.take(id) : deliveries.succeed(id)));
    return true;
  },
});
process.stdout.write(`${JSON.stringify({ url, recovered })}\n`);

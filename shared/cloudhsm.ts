/** Clusters of AWS CloudHSM, with the mode that the client of the SDK is too old to know. */
import { CloudHSMV2Client, type Cluster, paginateDescribeClusters } from '@aws-sdk/client-cloudhsm-v2';
import { buffer } from 'node:stream/consumers';
import type { ClientClass } from './aws';

type Settings = ConstructorParameters<ClientClass<unknown>>[0];

export interface HsmCluster extends Cluster {
  /** FIPS or NON_FIPS; absent for clusters of hsm1.medium, which have no other mode than FIPS. */
  readonly Mode?: string | undefined;
}

let complete: ClientClass<CloudHSMV2Client> | undefined;

/** A client that answers with all members that AWS sends: the SDK's drops those that are newer than it is. */
export function cloudHsmClient(): ClientClass<CloudHSMV2Client> {
  // Made when it is asked for: a class of this module's own would load the SDK's wherever the rules are.
  return (complete ??= class CloudHsmClient extends CloudHSMV2Client {
    constructor({ requestHandler: _, ...settings }: Settings) {
      // It also takes no options of the request handler; this mode limits the time to connect.
      super({ ...settings, defaultsMode: 'standard' });
      this.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          // Reading a stream would leave nothing for the client; it takes bytes as well, and leaves them there.
          const response = result.response as { body: Uint8Array | NodeJS.ReadableStream };
          response.body = await buffer(response.body as NodeJS.ReadableStream);
          return result;
        },
        { step: 'deserialize', priority: 'low', name: 'bufferBody' },
      );
      this.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        const { body } = result.response as { readonly body: Uint8Array };
        Object.assign(result.output, JSON.parse(new TextDecoder().decode(body)));
        return result;
      });
    }
  });
}

/** The clusters of the Region, for a while also those that were deleted. Needs cloudhsm:DescribeClusters. */
export async function* clustersOf(client: CloudHSMV2Client): AsyncGenerator<HsmCluster> {
  for await (const { Clusters = [] } of paginateDescribeClusters({ client }, {})) yield* Clusters;
}

/** Where the listeners of AWS Global Accelerator lead. */
import { GlobalAcceleratorClient, paginateListEndpointGroups } from '@aws-sdk/client-global-accelerator';
import type { Aws } from './aws';

/** The only Region in which the service, which is global, answers. */
const HOME = 'us-west-2';

/**
 * The endpoints of all endpoint groups of a listener: ARNs of load balancers, ids of instances and of Elastic IP
 * addresses. Needs globalaccelerator:ListEndpointGroups.
 */
export async function endpointsOf(ListenerArn: string, { client }: Aws): Promise<readonly string[]> {
  const found: string[] = [];
  const pages = paginateListEndpointGroups(
    { client: client(GlobalAcceleratorClient, HOME) },
    { ListenerArn },
  );
  for await (const { EndpointGroups = [] } of pages) {
    for (const { EndpointDescriptions = [] } of EndpointGroups)
      found.push(...EndpointDescriptions.map(({ EndpointId }) => EndpointId ?? '(no id)'));
  }
  return found;
}

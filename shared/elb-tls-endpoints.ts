/** Where load balancers of all kinds end TLS, and with which certificates. */
import {
  type ElasticLoadBalancingClient,
  paginateDescribeLoadBalancers as paginateClassic,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  type ElasticLoadBalancingV2Client,
  type Listener,
  paginateDescribeListenerCertificates,
  paginateDescribeLoadBalancers,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { listenersOf } from './elbv2';
import { ReportError } from './errors';
import { ClassicLoadBalancer } from './resources/elb';
import { Listener as ListenerShape } from './resources/elbv2';

interface TlsEndpoint {
  readonly resourceType: string;
  readonly resourceId: string;
  /** The ARNs; empty where no TLS is ended. */
  readonly certificates: readonly string[];
}

/**
 * All Classic Load Balancers, and all listeners of the others. Needs elasticloadbalancing:DescribeLoadBalancers,
 * DescribeListeners and DescribeListenerCertificates.
 * @throws ReportError when a certificate is not named
 */
export async function* tlsEndpoints(
  classic: ElasticLoadBalancingClient,
  others: ElasticLoadBalancingV2Client,
): AsyncGenerator<TlsEndpoint> {
  yield* classicEndpoints(classic);
  yield* listenerEndpoints(others);
}

async function* classicEndpoints(client: ElasticLoadBalancingClient): AsyncGenerator<TlsEndpoint> {
  for await (const { LoadBalancerDescriptions = [] } of paginateClassic({ client }, {})) {
    for (const { LoadBalancerName: name, ListenerDescriptions = [] } of LoadBalancerDescriptions) {
      const secured = ListenerDescriptions.filter(({ Listener: listener }) =>
        /^(HTTPS|SSL)$/i.test(String(listener?.Protocol)),
      );
      yield {
        resourceType: ClassicLoadBalancer.type,
        resourceId: named('DescribeLoadBalancers', 'a load balancer', name),
        certificates: secured.map(({ Listener: listener }) =>
          named('DescribeLoadBalancers', `a certificate of ${String(name)}`, listener?.SSLCertificateId),
        ),
      };
    }
  }
}

async function* listenerEndpoints(client: ElasticLoadBalancingV2Client): AsyncGenerator<TlsEndpoint> {
  for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client }, {})) {
    for (const { LoadBalancerArn } of LoadBalancers) {
      const balancer = named('DescribeLoadBalancers', 'a load balancer', LoadBalancerArn);
      for (const listener of await listenersOf(client, balancer)) {
        const arn = named('DescribeListeners', `a listener of ${balancer}`, listener.ListenerArn);
        const certificates = endsTls(listener) ? await certificatesOf(client, arn) : [];
        yield { resourceType: ListenerShape.type, resourceId: arn, certificates };
      }
    }
  }
}

const endsTls = ({ Protocol }: Listener): boolean => /^(HTTPS|TLS)$/i.test(String(Protocol));

/** The default certificate, and those that clients choose by the name of the server. */
async function certificatesOf(
  client: ElasticLoadBalancingV2Client,
  ListenerArn: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { Certificates = [] } of paginateDescribeListenerCertificates({ client }, { ListenerArn }))
    found.push(
      ...Certificates.map(({ CertificateArn }) =>
        named('DescribeListenerCertificates', `a certificate of ${ListenerArn}`, CertificateArn),
      ),
    );
  if (found.length === 0)
    throw new ReportError(`DescribeListenerCertificates answers without a certificate of ${ListenerArn}`);
  return found;
}

function named(operation: string, what: string, name: string | undefined): string {
  if (name === undefined) throw new ReportError(`${operation} does not name ${what}`);
  return name;
}

import { ECSClient } from '@aws-sdk/client-ecs';
import { describeService, serviceArn, serviceConnectOf } from '../../shared/ecs';
import { listParameter } from '../../shared/parameters';
import { Service } from '../../shared/resources/ecs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ecs-service-connect-tls-enabled',
  title: 'ECS services are offered through Service Connect with TLS only',
  rationale:
    'Service Connect carries requests with PHI from container to container; its proxies encrypt them only where TLS is set up.',
  whitepaper: { section: 'Amazon Elastic Container Service', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'low',
  remediation:
    'Update the service: give each of its Service Connect services a tls block with an issuer from AWS Private CA and a role, then redeploy its clients.',
  resource: Service,
  permissions: ['ecs:DescribeServices'],
  parameters: {
    exemptServiceArns: listParameter({
      default: [],
      description: 'Services whose containers speak TLS themselves, so that the proxies need not add it.',
    }),
  },
  // An update of Service Connect alone need not show in the item.
  alsoEvery: '24h',

  async evaluate(item, { client, parameters: { exemptServiceArns } }) {
    const arn = serviceArn(item);
    if (exemptServiceArns.includes(arn)) return notApplicable('The service is exempt by parameter.');
    const service = await describeService(client(ECSClient), arn, item.configuration.Cluster);
    if (service === undefined) return notApplicable('ECS does not have the service any more.');
    if (service.status === 'DRAINING' || service.status === 'INACTIVE')
      return notApplicable(`The status of the service is ${service.status}: it is being taken down.`);
    const connect = serviceConnectOf(service);
    if (connect?.enabled !== true) return notApplicable('The service does not use Service Connect.');
    const offered = connect.services ?? [];
    if (offered.length === 0) return notApplicable('The service only calls others through Service Connect.');
    const clear = offered.filter(
      ({ tls }) => tls?.issuerCertificateAuthority?.awsPcaAuthorityArn === undefined,
    );
    const ports = (some: typeof offered): string => some.map(({ portName }) => String(portName)).join(', ');
    if (clear.length === 0) return compliant(`Offered with TLS: ${ports(offered)}.`);
    return nonCompliant(`Offered through Service Connect without TLS, which is wanted: ${ports(clear)}.`);
  },
});

export const { handler } = rule;

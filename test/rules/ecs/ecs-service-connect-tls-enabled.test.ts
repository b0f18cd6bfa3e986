import { DescribeServicesCommand, type Service, type ServiceConnectConfiguration } from '@aws-sdk/client-ecs';
import { rule } from '../../../rules/ecs/ecs-service-connect-tls-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const PORTAL = 'arn:aws:ecs:us-east-1:111122223333:service/clinic/portal';
const OLD_FORM = 'arn:aws:ecs:us-east-1:111122223333:service/portal';
const AUTHORITY = 'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/1';
const TLS = { issuerCertificateAuthority: { awsPcaAuthorityArn: AUTHORITY } };

const described = (service: Service) => answer(DescribeServicesCommand, { services: [service] });
const connecting = (serviceConnectConfiguration: ServiceConnectConfiguration) =>
  described({ status: 'ACTIVE', deployments: [{ status: 'PRIMARY', serviceConnectConfiguration }] });

testRule(rule, {
  compliant: {
    'TLS for the only service': {
      configuration: { ServiceArn: PORTAL, Cluster: 'clinic' },
      answers: [connecting({ enabled: true, services: [{ portName: 'http', tls: TLS }] })],
      annotation: /^Offered with TLS: http\.$/,
    },
    'TLS for all services of the newest deployment, in the cluster that the ARN names': {
      configuration: {},
      arn: PORTAL,
      answers: [
        answer(
          DescribeServicesCommand,
          {
            services: [
              {
                status: 'ACTIVE',
                deployments: [
                  {
                    status: 'ACTIVE',
                    serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] },
                  },
                  {
                    status: 'PRIMARY',
                    serviceConnectConfiguration: {
                      enabled: true,
                      services: [
                        { portName: 'http', tls: TLS },
                        { portName: 'grpc', tls: TLS },
                      ],
                    },
                  },
                ],
              },
            ],
          },
          { input: { services: [PORTAL], cluster: 'clinic' } },
        ),
      ],
    },
    'an ARN of the old form, in the cluster of the item': {
      configuration: { ServiceArn: OLD_FORM, Cluster: 'clinic' },
      answers: [
        answer(
          DescribeServicesCommand,
          {
            services: [
              {
                status: 'ACTIVE',
                deployments: [
                  {
                    status: 'PRIMARY',
                    serviceConnectConfiguration: {
                      enabled: true,
                      services: [{ portName: 'http', tls: TLS }],
                    },
                  },
                ],
              },
            ],
          },
          { input: { services: [OLD_FORM], cluster: 'clinic' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'a service without TLS': {
      configuration: { ServiceArn: PORTAL },
      answers: [connecting({ enabled: true, services: [{ portName: 'http' }] })],
      annotation: /^Offered through Service Connect without TLS, which is wanted: http\.$/,
    },
    'one service of two': {
      configuration: { ServiceArn: PORTAL },
      answers: [
        connecting({ enabled: true, services: [{ portName: 'http', tls: TLS }, { portName: 'admin' }] }),
      ],
      annotation: /wanted: admin\.$/,
    },
    'TLS without an issuer': {
      configuration: { ServiceArn: PORTAL },
      answers: [
        connecting({
          enabled: true,
          services: [{ portName: 'http', tls: { issuerCertificateAuthority: {}, roleArn: 'arn:role' } }],
        }),
      ],
    },
    'a service that is not the exempt one': {
      configuration: { ServiceArn: PORTAL },
      parameters: { exemptServiceArns: OLD_FORM },
      answers: [connecting({ enabled: true, services: [{ portName: 'http' }] })],
    },
  },
  notApplicable: {
    'a service that only calls others': {
      configuration: { ServiceArn: PORTAL },
      answers: [connecting({ enabled: true, services: [] })],
      annotation: /only calls others/,
    },
    'a service that only calls others, without a list': {
      configuration: { ServiceArn: PORTAL },
      answers: [connecting({ enabled: true })],
    },
    'Service Connect turned off': {
      configuration: { ServiceArn: PORTAL },
      answers: [connecting({ enabled: false, services: [{ portName: 'http' }] })],
    },
    'no Service Connect': {
      configuration: { ServiceArn: PORTAL },
      answers: [described({ status: 'ACTIVE', deployments: [{ status: 'PRIMARY' }] })],
      annotation: /does not use Service Connect/,
    },
    'deployments by CodeDeploy': {
      configuration: { ServiceArn: PORTAL },
      answers: [
        described({ status: 'ACTIVE', deploymentController: { type: 'CODE_DEPLOY' }, deployments: [] }),
      ],
    },
    'a service that is being deleted': {
      configuration: { ServiceArn: PORTAL },
      answers: [described({ status: 'DRAINING' })],
      annotation: /DRAINING/,
    },
    'a service that was deleted': {
      configuration: { ServiceArn: PORTAL },
      answers: [described({ status: 'INACTIVE' })],
    },
    'a service that is gone': {
      configuration: { ServiceArn: PORTAL },
      answers: [
        answer(DescribeServicesCommand, { services: [], failures: [{ arn: PORTAL, reason: 'MISSING' }] }),
      ],
      annotation: /does not have the service any more/,
    },
    'an exempt service': {
      configuration: { ServiceArn: PORTAL, Cluster: null },
      parameters: { exemptServiceArns: `${OLD_FORM}, ${PORTAL}` },
      annotation: /exempt/,
    },
  },
  fails: {
    'an item that does not name its service': {
      configuration: { Cluster: 'clinic' },
      error: /configuration\.ServiceArn: expected text, got nothing/,
    },
    'no newest deployment': {
      configuration: { ServiceArn: PORTAL },
      answers: [described({ serviceArn: PORTAL, status: 'ACTIVE', deployments: [] })],
      error: /primary deployment of service .*portal/,
    },
    'services may not be described': {
      configuration: { ServiceArn: PORTAL },
      answers: [failure(DescribeServicesCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
  },
});

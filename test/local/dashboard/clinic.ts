/** The example account behind a running dashboard: both packs, all its items, judged by the rules themselves. */
import { readFileSync } from 'node:fs';
import { PutConformancePackCommand } from '@aws-sdk/client-config-service';
import { renderPack } from '../../../deploy/pack';
import { CallNeededError, offlineCloud } from '../../../cli/cloud';
import { dashboardRoutes } from '../../../local/dashboard/routes';
import { Deliveries, type Delivery } from '../../../local/deliveries';
import { startEndpoint } from '../../../local/endpoint';
import { putEvaluations } from '../../../local/operations/put-evaluations';
import { recordItems } from '../../../local/recording';
import { createService, type Service } from '../../../local/service';
import { openStore } from '../../../local/store';
import { rules } from '../../../rules/index';
import { readEvent } from '../../../shared/event';
import { ACCOUNT } from '../../../shared/finding';
import type { ConfigurationItem } from '../../../shared/item';
import type { Verdict } from '../../../shared/verdict';
import { ACCOUNT_ID, clientOf } from '../harness';

const REGIONS = ['us-east-1', 'us-west-2'] as const;

interface Item {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly [member: string]: unknown;
}

export const snapshotItems = (): readonly Item[] =>
  (
    JSON.parse(readFileSync('examples/clinic/snapshot.json', 'utf8')) as {
      readonly configurationItems: readonly Item[];
    }
  ).configurationItems;

export type Clinic = Awaited<ReturnType<typeof startClinic>>;

/** @param port any free one unless given */
export async function startClinic({
  port = 0,
  items = snapshotItems(),
  packs = PACKS,
}: { readonly port?: number; readonly items?: readonly Item[]; readonly packs?: typeof PACKS } = {}) {
  const services = REGIONS.map((region) =>
    createService({ store: openStore(':memory:'), accountId: ACCOUNT_ID, region }),
  );
  const [east, ...otherRegions] = services;
  if (east === undefined) throw new Error('there is no Region');
  const endpoint = await startEndpoint({
    service: east,
    otherRegions,
    port,
    routes: dashboardRoutes({ services, rules }),
  });
  for (const region of REGIONS) {
    const client = clientOf(endpoint.url, 1, region);
    for (const [name, ids] of Object.entries(packs))
      await client.send(new PutConformancePackCommand(packOf(name, ids, region)));
    client.destroy();
  }
  recordAll(services, items);
  return {
    services,
    east,
    url: endpoint.url,
    record: (changed: readonly object[]): void => {
      recordAll(services, changed);
    },
    judge: (): Promise<void> => judgeDue(services),
    close: async (): Promise<void> => {
      await endpoint.close();
      for (const { store } of services) store.close();
    },
  };
}

/** Two packs of rules of every kind; what the others say does not change what tests expect. */
const PACKS: Readonly<Record<string, readonly string[]>> = {
  hipaa: [
    'cloudtrail-account-has-multi-region-trail',
    'cloudtrail-trail-log-file-validation-enabled',
    'elasticache-redis-encrypted-in-transit',
    'elb-classic-back-end-listeners-encrypted',
    'elbv2-target-group-encrypted',
    'iam-root-user-mfa-enabled',
    'kinesis-stream-encrypted',
    'opensearch-domain-node-to-node-encrypted',
    'rds-instance-postgresql-tls-required',
    'redshift-cluster-tls-required',
    's3-bucket-denies-insecure-transport',
    'ses-configuration-set-tls-required',
    'sqs-queue-denies-insecure-transport',
    'sqs-queue-encrypted-at-rest',
  ],
  'hipaa-extended': [
    'dms-endpoint-encrypted-in-transit',
    'dynamodb-table-encrypted-with-kms',
    'ebs-encryption-by-default-enabled',
    'redshift-parameter-group-tls-required',
    'workspaces-volumes-encrypted',
  ],
};

const packOf = (name: string, ids: readonly string[], region: string) => ({
  ConformancePackName: name,
  TemplateBody: renderPack(
    rules.filter(({ id }) => ids.includes(id)),
    { functionArnPrefix: `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:hipaa-config-` },
  ).text,
});

/** What belongs to no Region is recorded in the first one alone. */
function recordAll([home, ...others]: readonly Service[], items: readonly object[]): void {
  if (home === undefined) return;
  recordItems(home, items);
  for (const service of others)
    recordItems(
      service,
      items.filter((item) => 'awsRegion' in item && item.awsRegion === service.region),
    );
}

/** What is due is judged in process, without a word to AWS: rules that need one are skipped. */
async function judgeDue(services: readonly Service[]): Promise<void> {
  for (const service of services) {
    const deliveries = new Deliveries(service);
    for (const delivery of deliveries.take(1_000_000)) await judgeDelivery(service, deliveries, delivery);
  }
}

async function judgeDelivery(service: Service, deliveries: Deliveries, delivery: Delivery): Promise<void> {
  const rule = rules.find(({ id }) => delivery.functionArn.endsWith(`:hipaa-config-${id}`));
  if (rule === undefined) throw new Error(`${delivery.functionArn} is of no rule`);
  const { notification, parameters, accountId } = readEvent(delivery.event);
  const aws = offlineCloud().awsFor(accountId, service.region);
  const item = notification.kind === 'change' ? notification.item : undefined;
  const resource = {
    type: item?.resourceType ?? ACCOUNT,
    resourceId: item?.resourceId ?? accountId,
  };
  try {
    if (item === undefined) {
      // Every schedule asks AWS first, be it for the list of the resources.
      if (rule.kind === 'change')
        throw new CallNeededError('ConfigServiceClient', 'SelectResourceConfigCommand', undefined);
      for await (const _ of rule.configure(parameters)(aws)) throw new Error('AWS was not asked');
    } else if (rule.kind === 'change') {
      put(service, delivery, item, await rule.configure(parameters)(item, aws));
    }
    deliveries.succeed(delivery.id);
  } catch (error) {
    if (!(error instanceof CallNeededError)) throw error;
    deliveries.skip(delivery.id, [{ ...resource, needs: `${error.service}:${error.operation}` }]);
  }
}

function put(service: Service, delivery: Delivery, item: ConfigurationItem, verdict: Verdict): void {
  service.store.transaction(() =>
    putEvaluations(
      {
        ResultToken: delivery.event.resultToken,
        Evaluations: [
          {
            ComplianceResourceType: item.resourceType,
            ComplianceResourceId: item.resourceId,
            ComplianceType: verdict.compliance,
            Annotation: verdict.annotation,
            OrderingTimestamp: new Date(item.capturedAt),
          },
        ],
      },
      service,
    ),
  );
}

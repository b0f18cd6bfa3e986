import { putEvaluations } from '../../../local/operations/put-evaluations';
import { Deliveries } from '../../../local/deliveries';
import { recordItems } from '../../../local/recording';
import { itemOf, invokingEventOf } from '../harness';
import { startClinic } from './clinic';

const RESOURCES = 10_000;
const PATHS = [
  '/',
  '/rules',
  '/findings',
  '/findings?q=r-99&verdict=NON_COMPLIANT',
  '/findings?page=300',
  '/findings?verdict=FAILED&page=40',
  '/resources',
  '/resources?q=r-77',
  '/resources?page=199',
  '/rule?id=sqs-queue-encrypted-at-rest&page=100',
  '/resource?region=us-east-1&type=AWS%3A%3ASQS%3A%3AQueue&id=r-5000',
];
/** Of each page; ten times what a slow machine takes. */
const SECONDS = 3;

test('with 10,000 resources, two rules about each, pages come promptly and stay small', async () => {
  const clinic = await startClinic({ items: [] });
  for (let first = 0; first < RESOURCES; first += 1_000) {
    recordItems(
      clinic.east,
      Array.from({ length: 1_000 }, (_, index) => itemOf('AWS::SQS::Queue', `r-${String(first + index)}`)),
    );
  }
  const deliveries = new Deliveries(clinic.east);
  clinic.east.store.transaction(() => {
    for (const delivery of deliveries.take(1_000_000)) {
      const { configurationItem: item } = invokingEventOf(delivery);
      // One in four fails, the schedules, too.
      if (item === undefined || delivery.id % 4 === 0) {
        deliveries.fail(delivery.id, { code: 'Unhandled', message: 'made to fail', invoked: true }, []);
        continue;
      }
      putEvaluations(
        {
          ResultToken: delivery.event.resultToken,
          Evaluations: [
            {
              ComplianceResourceType: item.resourceType,
              ComplianceResourceId: item.resourceId,
              ComplianceType: delivery.id % 3 === 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
              Annotation: 'Seen.',
              OrderingTimestamp: new Date(item.configurationItemCaptureTime),
            },
          ],
        },
        clinic.east,
      );
      deliveries.succeed(delivery.id);
    }
  });
  const times: string[] = [];
  for (const path of PATHS) {
    const start = performance.now();
    const response = await fetch(`${clinic.url}${path}`);
    const html = await response.text();
    const milliseconds = performance.now() - start;
    expect(response.status).toBe(200);
    expect(html.length).toBeLessThan(300_000);
    expect(milliseconds).toBeLessThan(SECONDS * 1_000);
    times.push(`${path} ${milliseconds.toFixed(0)} ms`);
  }
  process.stderr.write(`pages over ${String(RESOURCES)} resources: ${times.join(', ')}\n`);
  await clinic.close();
}, 120_000);

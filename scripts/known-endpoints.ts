/**
 * `npx tsx scripts/known-endpoints.ts <endpoints.json>` renders deploy/endpoints.json: in which Regions the services of
 * our rules have an endpoint. The rulesets in the JavaScript SDK's clients make an endpoint for any Region, so they
 * cannot tell; the list is in the endpoints.json that the SDK for Python (botocore) and the AWS CLI carry.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ENDPOINT_PREFIXES, type KnownEndpoints } from '../deploy/endpoints';

interface Source {
  readonly partitions: readonly {
    readonly partition: string;
    readonly regions: Readonly<Record<string, unknown>>;
    readonly services: Readonly<
      Record<string, { readonly endpoints: object; readonly isRegionalized?: boolean }>
    >;
  }[];
}

const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'];

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: npx tsx scripts/known-endpoints.ts <endpoints.json>');
  process.exitCode = 2;
} else {
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
  const prefixes = [...new Set(Object.values(ENDPOINT_PREFIXES))].sort();
  const known: KnownEndpoints = Object.fromEntries(
    source.partitions
      .filter(({ partition }) => PARTITIONS.includes(partition))
      .map(({ partition, regions, services }) => {
        const names = Object.keys(regions).sort();
        const lacking = prefixes.map((prefix): [string, string[]] => {
          const service = services[prefix];
          // A service with one endpoint for all Regions is offered in each of them.
          if (service?.isRegionalized === false || (service !== undefined && prefix === 's3'))
            return [prefix, []];
          return [prefix, names.filter((region) => !Object.hasOwn(service?.endpoints ?? {}, region))];
        });
        return [
          partition,
          { regions: names, without: Object.fromEntries(lacking.filter(([, where]) => where.length > 0)) },
        ];
      }),
  );
  writeFileSync('deploy/endpoints.json', `${JSON.stringify(known, null, 2)}\n`);
}

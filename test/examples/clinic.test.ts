/** The example account: made by its script, true to AWS's schemas, and judged as its README says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../../rules/index';
import { renderSnapshot, SNAPSHOT_PATH } from '../../scripts/example/snapshot';
import { cloudFormationSchemas, configSchemas } from '../../scripts/schemas';
import type { Aws } from '../../shared/aws';
import { readItem, type ConfigurationItem } from '../../shared/item';
import type { ChangeRule } from '../../shared/rule';
import { isRecord } from '../../shared/shape';
import { UNPUBLISHED } from './unpublished';

const ROOT = join(__dirname, '..', '..');
const SCHEMAS = join(ROOT, '..', 'shared', 'config-schema');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Expected {
  readonly nonCompliant?: readonly string[];
  readonly notApplicable?: readonly string[];
  readonly needsCalls?: readonly string[];
  readonly periodic?: true;
}

const committed = read(SNAPSHOT_PATH);
const snapshot = JSON.parse(committed) as {
  readonly configurationItems: readonly Readonly<Record<string, unknown>>[];
};
const items = snapshot.configurationItems.map(readItem);
const expected = parse(read('examples/clinic/expected.yaml')) as Readonly<Record<string, Expected>>;
const changeRules = rules.filter((rule) => rule.kind === 'change');

class NeedsCall extends Error {}

/** AWS for an evaluation of items alone: whoever asks gets no answer. */
const noAws = (item: ConfigurationItem): Aws => ({
  accountId: item.accountId ?? '',
  region: item.region ?? '',
  partition: 'aws',
  client: (type, region = item.region ?? '') => {
    const client = new type({
      region,
      maxAttempts: 1,
      retryMode: 'standard',
      requestHandler: { connectionTimeout: 1, requestTimeout: 1 },
    });
    return Object.assign(client as object, {
      send: () => Promise.reject(new NeedsCall()),
    }) as typeof client;
  },
});

/** The ids of the resources that the rule reads, by what it says about them. */
async function judged(rule: ChangeRule) {
  const judge = rule.configure({});
  const ids = { COMPLIANT: [], NON_COMPLIANT: [], NOT_APPLICABLE: [], needsCalls: [] } as Record<
    'COMPLIANT' | 'needsCalls' | 'NON_COMPLIANT' | 'NOT_APPLICABLE',
    string[]
  >;
  for (const item of items.filter(({ resourceType }) => rule.resourceTypes.includes(resourceType))) {
    try {
      ids[(await judge(item, noAws(item))).compliance].push(item.resourceId);
    } catch (error) {
      if (!(error instanceof NeedsCall)) throw error;
      ids.needsCalls.push(item.resourceId);
    }
  }
  return ids;
}

// The snapshot is of the last day of September; a year later every certificate in it has expired.
beforeAll(() => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-10-01T00:00:00.000Z'));
});

const sorted = (ids: readonly string[] = []): string[] => [...ids].sort();

describe('the snapshot', () => {
  test('is what the script makes', () => {
    // Not compared as texts: a difference of half a megabyte helps nobody.
    expect(renderSnapshot() === committed).toBe(true);
  });

  test('is a small account and not a toy', () => {
    expect(items.length).toBeGreaterThanOrEqual(300);
    expect(new Set(items.map(({ resourceType }) => resourceType)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(items.map(({ accountId }) => accountId))).toEqual(new Set(['111122223333']));
  });

  test('has each resource once', () => {
    const keys = items.map((item) => [item.resourceType, item.region, item.resourceId].join(' '));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('relates resources to others that are there', () => {
    const there = new Set(items.map(({ resourceType, resourceId }) => `${resourceType} ${resourceId}`));
    const dangling = snapshot.configurationItems
      .flatMap(({ relationships }) => relationships as readonly Record<string, string>[])
      .map(({ resourceType = '', resourceId = '' }) => `${resourceType} ${resourceId}`)
      .filter((key) => !there.has(key));
    expect(dangling).toEqual([]);
  });

  test('has no nulls, as snapshots have none, but for one bucket without a policy', () => {
    // Those in JSON that is text itself, where quotes are escaped, are AWS's own.
    expect(committed.match(/(?<!\\)":null\b|[,[]null\b/g)).toEqual(['":null']);
    expect(committed).toContain('"BucketPolicy":{"policyText":null}');
  });
});

describe('the verdicts', () => {
  test('are expected of every rule, and of no other', () => {
    expect(Object.keys(expected).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test('leave out the rules that read no items, and only those', () => {
    const periodic = Object.keys(expected).filter((id) => expected[id]?.periodic === true);
    expect(periodic.sort()).toEqual(
      rules
        .filter(({ kind }) => kind === 'periodic')
        .map(({ id }) => id)
        .sort(),
    );
  });

  test.each(changeRules.map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
    const { NON_COMPLIANT, NOT_APPLICABLE, needsCalls } = await judged(rule);
    const { nonCompliant, notApplicable, needsCalls: unanswered } = expected[id] ?? {};
    expect({
      nonCompliant: sorted(NON_COMPLIANT),
      notApplicable: sorted(NOT_APPLICABLE),
      needsCalls: sorted(needsCalls),
    }).toEqual({
      nonCompliant: sorted(nonCompliant),
      notApplicable: sorted(notApplicable),
      needsCalls: sorted(unanswered),
    });
  });

  test.each(changeRules.map((rule) => [rule.id, rule] as const))(
    '%s finds a resource that complies and one that does not, or asks AWS',
    async (_, rule) => {
      const { COMPLIANT, NON_COMPLIANT, needsCalls } = await judged(rule);
      const faults = [
        ...(COMPLIANT.length > 0 ? [] : ['no resource complies']),
        ...(NON_COMPLIANT.length > 0 ? [] : ['no resource fails']),
      ];
      expect(needsCalls.length > 0 ? [] : faults).toEqual([]);
    },
  );
});

describe('the README', () => {
  test('names every planted problem once, and no other', () => {
    const rows = read('examples/clinic/README.md')
      .split('\n')
      .flatMap((line) => {
        const [, rule, resource] = /^\| `([^`]+)` +\| `([^`]+)` +\| \S.* \|$/.exec(line) ?? [];
        // Ids of methods have a bar in them, which a table has to escape.
        return rule === undefined || resource === undefined
          ? []
          : [`${rule} ${resource.replaceAll('\\|', '|')}`];
      });
    const named = Object.entries(expected).flatMap(([id, { nonCompliant = [] }]) => {
      const types = rules.find((rule) => rule.id === id)?.resourceTypes ?? [];
      return nonCompliant.map((resourceId) => {
        const found = items.find(
          (item) => item.resourceId === resourceId && types.includes(item.resourceType),
        );
        return `${id} ${found?.resourceName ?? resourceId}`;
      });
    });
    expect(rows.sort()).toEqual(named.sort());
  });
});

describe('the parameters file', () => {
  const parameters = parse(read('examples/parameters.yaml')) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;

  test.each(Object.entries(parameters))('%s takes its parameters', (id, values) => {
    const rule = rules.find((one) => one.id === id);
    expect(Object.keys(values)).not.toEqual([]);
    expect(() => rule?.configure(values)).not.toThrow();
    expect(rule).toBeDefined();
  });
});

const withSchemas = existsSync(SCHEMAS) ? describe : describe.skip;
withSchemas('every field', () => {
  const schemas = [configSchemas(SCHEMAS), cloudFormationSchemas()];
  const isPublished = (type: string, path: string): boolean =>
    schemas.some(({ has }) => has(type, path) === true);
  const unpublished = [
    ...new Set(
      items.flatMap(({ resourceType, configuration, supplementaryConfiguration }) =>
        [
          ...leaves('configuration', configuration),
          ...leaves('supplementaryConfiguration', supplementaryConfiguration),
        ]
          // The schemas of configuration items leave tags out.
          .filter((path) => !/^configuration\.[Tt]ags\./.test(path) && !isPublished(resourceType, path))
          .map((path) => `${resourceType} ${path}`),
      ),
    ),
  ];
  const isListed = (field: string): boolean =>
    UNPUBLISHED.some(({ type, path }) => field === `${type} ${path}` || field.startsWith(`${type} ${path}.`));

  test('is in a schema that AWS publishes, or listed with the reason', () => {
    expect(unpublished.filter((field) => !isListed(field))).toEqual([]);
  });

  test('that is listed is in the snapshot and in no schema', () => {
    const idle = UNPUBLISHED.filter(
      ({ type, path }) =>
        !unpublished.some((field) => field === `${type} ${path}` || field.startsWith(`${type} ${path}.`)),
    );
    expect(idle).toEqual([]);
  });
});

/** Paths as in AWS's schema: lists carry no mark. */
function leaves(at: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [at] : value.flatMap((entry) => leaves(at, entry));
  if (!isRecord(value)) return [at];
  const members = Object.entries(value);
  if (members.length === 0) return at.includes('.') ? [at] : [];
  return members.flatMap(([name, member]) => leaves(`${at}.${name}`, member));
}

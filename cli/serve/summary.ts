/** What the stores hold, as results of an evaluation. */
import type { EventItem } from '../../local/items';
import type { Service } from '../../local/service';
import type { Finding, FindingFilter, FindingKind } from '../../local/store/findings';
import type { StoredRule } from '../../local/store/rules';
import { ACCOUNT } from '../../shared/finding';
import type { Rule } from '../../shared/rule';
import type { Results } from '../evaluate';

const PAGE = 1_000;
const EVERYTHING: FindingFilter = {
  typePrefix: undefined,
  scheduledRuleIds: [],
  text: undefined,
  textRuleIds: [],
};

/**
 * Hands over every verdict, every skip and every failure that stands.
 * @param byFunction rules by the names of their functions
 */
export function collectResults(
  services: readonly Service[],
  byFunction: ReadonlyMap<string, Rule>,
  results: Results,
): void {
  for (const service of services) {
    const known = service.store.rules
      .all()
      .map((stored) => ({ stored, rule: byFunction.get(functionOf(stored)) }));
    for (const { stored, rule } of known) {
      if (rule !== undefined) collectVerdicts(service, stored, rule, results);
      for (const { type, resourceId, text } of findings(service, stored, 'FAILED')) {
        results.problem({
          source: null,
          item: null,
          offset: null,
          rule: rule?.id ?? stored.name,
          // The schedule of a rule is about the account.
          resourceType: type === '' ? ACCOUNT : type,
          resourceId: type === '' ? service.accountId : resourceId,
          message: text ?? '',
        });
      }
    }
    const ruleIds = new Map(known.map(({ stored, rule }) => [stored.id, rule?.id ?? stored.name]));
    for (const { ruleId, type, resourceId, needs, reason } of service.store.deliveries.skipped.standing()) {
      results.skipped({
        rule: ruleIds.get(ruleId) ?? ruleId,
        resourceType: type,
        resourceId,
        accountId: service.accountId,
        region: service.region,
        needs,
        ...(reason === undefined ? {} : { reason }),
      });
    }
  }
}

function collectVerdicts(service: Service, stored: StoredRule, rule: Rule, results: Results): void {
  for (const compliance of ['NON_COMPLIANT', 'COMPLIANT', 'NOT_APPLICABLE'] as const) {
    for (const { type, resourceId, name, text, at } of findings(service, stored, compliance)) {
      results.evaluation(
        {
          rule: rule.id,
          resourceType: type,
          resourceId,
          resourceName: name ?? null,
          accountId: service.accountId,
          region: compliance === 'NON_COMPLIANT' ? regionOf(service, type, resourceId) : service.region,
          compliance,
          annotation: text ?? '',
          capturedAt: new Date(at).toISOString(),
        },
        rule,
      );
    }
  }
}

/** Of users and the like, which belong to no Region, the item says so. */
function regionOf({ store, region }: Service, type: string, resourceId: string): string {
  const item = store.items.current(type, resourceId);
  return item === undefined ? region : (JSON.parse(item.body) as EventItem).awsRegion;
}

function* findings({ store }: Service, { id }: StoredRule, kind: FindingKind): Generator<Finding> {
  for (let offset = 0; ; offset += PAGE) {
    const page = store.findings.ofRule(id, kind, EVERYTHING, { offset, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
  }
}

const functionOf = ({ definition }: StoredRule): string =>
  (definition.Source?.SourceIdentifier ?? '').split(':')[6] ?? '';

/** Values of remediation documents from a file: `{rule id: {parameter: value}}` in YAML or JSON. */
import type { RemediationValues } from '../deploy/remediation';
import { RUNBOOKS } from '../deploy/runbooks';
import { isRecord } from '../shared/shape';
import { readByRule } from './parameters';
import { didYouMean, UsageError } from './problems';

/** @throws UsageError with everything that is wrong with the file, one fault a line */
export async function readRemediationValues(path: string): Promise<RemediationValues> {
  const content = await readByRule(path);
  const faults = Object.entries(content).flatMap(([id, values]) => faultsOf(id, values));
  if (faults.length > 0) throw new UsageError(faults.map((text) => `${path}: ${text}`).join('\n'));
  return content as RemediationValues;
}

function faultsOf(id: string, values: unknown): string[] {
  const runbook = RUNBOOKS[id];
  if (runbook === undefined)
    return [`no remediation is known for ${JSON.stringify(id)}${didYouMean(id, Object.keys(RUNBOOKS))}`];
  if (!isRecord(values)) return [`${id}: expected parameters of ${runbook.document} with their values`];
  const known = [...Object.keys(runbook.values ?? {}), ...(runbook.needs ?? [])];
  return Object.entries(values).flatMap(([name, value]) => {
    if (!known.includes(name))
      return [`${id}: ${runbook.document} is not given ${name} here${didYouMean(name, known)}`];
    return typeof value === 'string' && value !== '' ? [] : [`${id}: ${name} is no text; put it in quotes`];
  });
}

import type { DeleteConformancePackRequest } from '@aws-sdk/client-config-service';
import type { Valid } from '../protocol';
import type { Service } from '../service';
import { packRules } from './pack-rules';

/** The pack goes at once, with its rules and their evaluations. */
export function deleteConformancePack(
  { ConformancePackName }: Valid<DeleteConformancePackRequest>,
  service: Service,
): void {
  for (const { id } of packRules(service, ConformancePackName)) service.store.rules.remove(id);
  service.store.packs.remove(ConformancePackName);
}

import { noSuchPack } from '../errors';
import type { Service } from '../service';
import type { StoredPack } from '../store/packs';

/** @throws ServiceError NoSuchConformancePackException */
export function packNamed({ store }: Service, name: string): StoredPack {
  const pack = store.packs.named(name);
  if (pack === undefined) throw noSuchPack(name);
  return pack;
}

/**
 * These packs, or all where none is named, in the order of their names.
 * @throws ServiceError NoSuchConformancePackException
 */
export function packsNamed(service: Service, names: readonly string[] = []): StoredPack[] {
  if (names.length === 0) return service.store.packs.all();
  const packs = [...new Set(names)].map((name) => packNamed(service, name));
  return packs.sort((one, other) => (one.name < other.name ? -1 : 1));
}

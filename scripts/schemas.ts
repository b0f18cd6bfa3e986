/** AWS's published descriptions of configuration items, as answers to "does this type have this path?". */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

/** Knows some resource types; `has` is undefined for the others. */
export interface Schemas {
  readonly name: string;
  readonly has: (type: string, path: string) => boolean | undefined;
}

/**
 * A copy of the public repository awslabs/aws-config-resource-schema: one flat file of paths for each type. A path of
 * ours may stop above theirs: where a policy or another document is read as a whole.
 */
export function configSchemas(folder: string): Schemas {
  const files = new Map<string, readonly string[] | undefined>();
  const pathsOf = (type: string): readonly string[] | undefined => {
    if (!files.has(type)) {
      const file = join(folder, 'properties', 'resource-types', `${type}.properties.json`);
      files.set(
        type,
        existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object) : undefined,
      );
    }
    return files.get(type);
  };
  return {
    name: 'the published Config schema',
    has: (type, path) => pathsOf(type)?.some((known) => known === path || known.startsWith(`${path}.`)),
  };
}

/** CloudFormation's resource schemas, which AWS Config follows for newer types: properties and read-only attributes. */
export function cloudFormationSchemas(load: () => SpecDatabase = loadAwsServiceSpecSync): Schemas {
  let database: SpecDatabase | undefined;
  return {
    name: 'the CloudFormation schema',
    has(type, path) {
      database ??= load();
      const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
      if (resource === undefined) return undefined;
      const [root, ...segments] = path.split('.');
      if (root !== 'configuration') return false;
      return hasMember(database, { ...resource.attributes, ...resource.properties }, segments);
    },
  };
}

type Members = Readonly<Record<string, { readonly type: PropertyType }>>;

function hasMember(database: SpecDatabase, members: Members, segments: readonly string[]): boolean {
  // Attributes of nested values are spelled as one dotted name.
  return segments.some((_, index) => {
    const member = members[segments.slice(0, index + 1).join('.')];
    return member !== undefined && hasPath(database, member.type, segments.slice(index + 1));
  });
}

function hasPath(database: SpecDatabase, type: PropertyType, segments: readonly string[]): boolean {
  if (segments.length === 0) return true;
  switch (type.type) {
    case 'array':
      return hasPath(database, type.element, segments);
    case 'map':
      return hasPath(database, type.element, segments.slice(1));
    case 'ref':
      return hasMember(database, database.get('typeDefinition', type.reference).properties, segments);
    case 'union':
      return type.types.some((option) => hasPath(database, option, segments));
    case 'json':
      return true;
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'date-time':
    case 'null':
    case 'tag':
      return false;
  }
}

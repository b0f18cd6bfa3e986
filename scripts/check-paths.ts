/** `npm run check:paths -- <folder>`: the folder is a checkout of awslabs/aws-config-resource-schema. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index';
import { KNOWN_PATHS, KNOWN_TYPES } from './known-paths';
import { pathFaults, typeFaults } from './paths';
import { cloudFormationSchemas, configSchemas } from './schemas';

const [folder, ...others] = process.argv.slice(2);

if (folder === undefined || others.length > 0) {
  console.error('usage: npm run check:paths -- <checkout of awslabs/aws-config-resource-schema>');
  process.exitCode = 2;
} else if (!existsSync(join(folder, 'properties', 'resource-types'))) {
  console.error(`${folder}: there is no properties/resource-types in it`);
  process.exitCode = 2;
} else {
  const faults = [
    ...pathFaults(rules, [configSchemas(folder), cloudFormationSchemas()], KNOWN_PATHS),
    ...typeFaults(rules, KNOWN_TYPES),
  ];
  for (const fault of faults) console.error(fault);
  const shapes = rules.flatMap((rule) => (rule.kind === 'change' ? rule.shapes : []));
  const paths = new Set(shapes.flatMap((shape) => shape.paths.map((path) => `${shape.type} ${path}`)));
  console.log(
    `${String(paths.size)} paths of ${String(rules.length)} rules, ${String(faults.length)} faults`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

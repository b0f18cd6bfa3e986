/** Conformance packs from files, put into an embedded AWS Config. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ServiceError } from '../../local/errors';
import { putConformancePack } from '../../local/operations/put-conformance-pack';
import type { Service } from '../../local/service';
import { parseTemplate, section } from '../../local/template/parse';
import { whyUnreadable } from '../input/source';
import { messageOf, UsageError } from '../problems';

export interface Pack {
  readonly path: string;
  readonly name: string;
  readonly template: string;
  readonly takesPrefix: boolean;
}

const PREFIX_PARAMETER = 'FunctionArnPrefix';

/** @throws UsageError, also where two files would be one pack */
export function readPacks(paths: readonly string[]): readonly Pack[] {
  const packs = new Map<string, Pack>();
  for (const path of new Set(paths)) {
    const pack = readPack(path);
    const other = packs.get(pack.name);
    if (other !== undefined)
      throw new UsageError(`${other.path}, ${path}: both would be the pack ${pack.name}; rename one of them`);
    packs.set(pack.name, pack);
  }
  return [...packs.values()];
}

/** @throws UsageError */
export function readPack(path: string): Pack {
  const template = textOf(path);
  try {
    return {
      path,
      name: nameOf(path),
      template,
      takesPrefix: PREFIX_PARAMETER in section(parseTemplate(template), 'Parameters'),
    };
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`, { cause: error });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnreadable(error)}`, { cause: error });
  }
}

/**
 * Puts a pack as if it came from S3, since there it may be larger.
 * @param functionPrefix of the functions' names
 * @throws UsageError
 */
export function putPack(
  { path, name, template, takesPrefix }: Pack,
  functionPrefix: string,
  service: Service,
): void {
  const { partition, region, accountId, store } = service;
  const prefix = `arn:${partition}:lambda:${region}:${accountId}:function:${functionPrefix}`;
  try {
    store.transaction(() =>
      putConformancePack(
        {
          ConformancePackName: name,
          TemplateBody: template,
          ConformancePackInputParameters: takesPrefix
            ? [{ ParameterName: PREFIX_PARAMETER, ParameterValue: prefix }]
            : [],
        },
        service,
      ),
    );
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new UsageError(`${path}: ${error.message}`, { cause: error });
  }
}

/** The file's name, as far as a pack may be called that. */
const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.\w+$/, '')
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^(?![A-Za-z])/, 'pack-')
    .slice(0, 256);

import {
  ConfigRule$,
  type ConfigRule,
  type PutConformancePackRequest,
  type PutConformancePackResponse,
} from '@aws-sdk/client-config-service';
import { randomUUID } from 'node:crypto';
import { invalidParameter, ServiceError } from '../errors';
import { randomTail } from '../ids';
import { decode, type Valid } from '../protocol';
import { addRule, changeRule, checkDefinition } from '../rule-definition';
import { arnOf, type Service } from '../service';
import type { StoredPack } from '../store/packs';
import { rulesOfTemplate, type TemplateRule } from '../template/pack-template';
import { templateError } from '../template/template-error';

const MOST_PACKS = 50;
const LONGEST_NAME = 128;

/**
 * Makes or changes a pack with all its rules at once. Where the service would answer first and let the pack end in
 * CREATE_FAILED, this answers with the reason and changes nothing.
 */
export function putConformancePack(
  input: Valid<PutConformancePackRequest>,
  service: Service,
): PutConformancePackResponse {
  const parameters = input.ConformancePackInputParameters ?? [];
  const templateRules = rulesOfTemplate(templateOf(input), parameters, service);
  const { store } = service;
  const known = store.packs.named(input.ConformancePackName);
  if (known === undefined && store.packs.all().length >= MOST_PACKS) {
    throw new ServiceError(
      'MaxNumberOfConformancePacksExceededException',
      `An account has at most ${String(MOST_PACKS)} conformance packs in a Region.`,
    );
  }
  const pack = packOf(input, known, service);
  store.packs.put(pack);
  putRules(service, pack, templateRules);
  return { ConformancePackArn: pack.detail.arn };
}

function templateOf(input: Valid<PutConformancePackRequest>): string {
  const { TemplateBody, TemplateS3Uri, TemplateSSMDocumentDetails } = input;
  if (TemplateS3Uri !== undefined || TemplateSSMDocumentDetails !== undefined || TemplateBody === undefined)
    throw invalidParameter('This endpoint takes templates in TemplateBody only, not from S3 or SSM.');
  return TemplateBody;
}

function packOf(
  input: Valid<PutConformancePackRequest>,
  known: StoredPack | undefined,
  service: Service,
): StoredPack {
  const name = input.ConformancePackName;
  const id = known?.id ?? `conformance-pack-${randomTail(9)}`;
  const stack = `stack/awsconfigconforms-${name}-${id}/${randomUUID()}`;
  return {
    name,
    id,
    requestedAt: service.now().getTime(),
    detail: {
      arn: arnOf(service, 'config', `conformance-pack/${name}/${id}`),
      stackArn: known?.detail.stackArn ?? arnOf(service, 'cloudformation', stack),
      deliveryS3Bucket: input.DeliveryS3Bucket,
      deliveryS3KeyPrefix: input.DeliveryS3KeyPrefix,
      parameters: input.ConformancePackInputParameters ?? [],
    },
  };
}

function putRules(service: Service, pack: StoredPack, templateRules: readonly TemplateRule[]): void {
  const { rules } = service.store;
  const left = new Map(rules.ofPack(pack.name).map((rule) => [rule.name, rule]));
  const put = new Set<string>();
  for (const templateRule of templateRules) {
    const given = checkedRule(templateRule, service);
    // As in an account: the tail tells rules of the same name in several packs apart.
    const name = `${given.ConfigRuleName ?? templateRule.logicalId}-${pack.id}`;
    if (name.length > LONGEST_NAME || put.has(name)) {
      const problem = put.has(name) ? 'another rule has this name' : 'the name with its tail is too long';
      throw templateError(`Resources.${templateRule.logicalId}`, `${problem}: ${name}`);
    }
    put.add(name);
    const known = left.get(name);
    left.delete(name);
    if (known !== undefined) changeRule(service, known, given);
    else addRule(service, { id: `config-rule-${randomTail(6)}`, name, pack: pack.name, given });
  }
  for (const { id } of left.values()) rules.remove(id);
}

/** A rule that the template got wrong is an error of the template. */
function checkedRule({ logicalId, rule }: TemplateRule, service: Service): Valid<ConfigRule> {
  try {
    const given = decode(ConfigRule$, rule) as Valid<ConfigRule>;
    checkDefinition(given, service);
    return given;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw templateError(`Resources.${logicalId}.Properties`, error.message);
  }
}

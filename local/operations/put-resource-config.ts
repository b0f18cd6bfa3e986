import type { PutResourceConfigRequest } from '@aws-sdk/client-config-service';
import { isRecord } from '../../shared/shape';
import { invalidRequest, ServiceError } from '../errors';
import type { Valid } from '../protocol';
import { recordItems } from '../recording';
import type { Service } from '../service';

const MAX_BYTES = 64 * 1024;
const RESERVED = ['amzn', 'amazon', 'alexa', 'custom'];

/** Unlike the service it takes AWS's own types, too: it is how a single resource is recorded here. */
export function putResourceConfig(input: Valid<PutResourceConfigRequest>, service: Service): object {
  const { ResourceType: type, ResourceId: id, Configuration } = input;
  requireRunningRecorder(service);
  const organization = type.split('::')[0] ?? '';
  if (RESERVED.includes(organization.toLowerCase()))
    throw invalidRequest(`Resource types must not begin with ${organization}.`);
  if (Buffer.byteLength(Configuration) > MAX_BYTES)
    throw invalidRequest(`Configuration must not exceed ${String(MAX_BYTES)} bytes.`);
  const known = service.store.items.current(type, id);
  recordItems(service, [
    {
      resourceType: type,
      resourceId: id,
      resourceName: input.ResourceName,
      configurationItemStatus: known === undefined ? 'ResourceDiscovered' : 'OK',
      configurationItemCaptureTime: captureTime(service, type, id),
      configuration: jsonObject(Configuration),
      tags: input.Tags,
    },
  ]);
  return {};
}

/** @throws ServiceError NoRunningConfigurationRecorderException */
export function requireRunningRecorder({ recorder }: Service): void {
  if (recorder.state()?.recording === true) return;
  throw new ServiceError(
    'NoRunningConfigurationRecorderException',
    'There is no configuration recorder running.',
  );
}

/** Now, or the first moment after the newest version. */
export function captureTime({ store, now }: Service, type: string, resourceId: string): Date {
  const newest = store.items.current(type, resourceId)?.capturedAt ?? 0;
  return new Date(Math.max(now().getTime(), newest + 1));
}

function jsonObject(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidRequest('Configuration must be valid JSON.');
  }
  if (!isRecord(value)) throw invalidRequest('Configuration must be a JSON object.');
  return value;
}

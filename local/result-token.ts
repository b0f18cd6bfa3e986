/** The token of an event, with which its function reports: it stands for one delivery to one rule. */
import { ServiceError } from './errors';
import type { Service } from './service';
import { sign, verify } from './signature';
import type { DeliveryOrigin, StoredDelivery } from './store/deliveries';

const PURPOSE = 'result';

export const resultToken = (
  { key }: Service,
  { id, ruleId }: Pick<StoredDelivery, 'id' | 'ruleId'>,
): string => sign(key, PURPOSE, `${String(id)} ${ruleId}`);

/**
 * Where the delivery comes from that the token was made for.
 * @throws ServiceError InvalidResultTokenException; NoSuchConfigRuleException when the rule was deleted since
 */
export function originOfToken(service: Service, token: string): DeliveryOrigin {
  const payload = verify(service.key, PURPOSE, token);
  if (payload === undefined) throw invalid('The result token is not one that AWS Config gave to a function.');
  const [id, ruleId = ''] = payload.split(' ');
  if (service.store.rules.withId(ruleId) === undefined)
    throw new ServiceError('NoSuchConfigRuleException', 'The Config rule of the result token was deleted.');
  const origin = service.store.deliveries.origin(Number(id));
  // The delivery was settled, and others were since, so many that it is forgotten.
  if (origin === undefined) throw invalid('The result token has expired.');
  // Counted from the invocation: what waited long in the queue is still reported.
  const expiresAt = (origin.takenAt ?? 0) + service.resultTokenLifetimeMs;
  if (service.now().getTime() > expiresAt) throw invalid('The result token has expired.');
  return origin;
}

const invalid = (message: string): ServiceError => new ServiceError('InvalidResultTokenException', message);

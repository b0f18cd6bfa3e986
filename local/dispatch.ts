/** From the name and the body of a request to its answer. */
import type { PutEvaluationsRequest, PutEvaluationsResponse } from '@aws-sdk/client-config-service';
import { ServiceError } from './errors';
import type { Fault, FaultHook } from './faults';
import { operationNamed, type Operation } from './operations';
import { decode, encode, isUnit, type Valid } from './protocol';
import type { Service } from './service';

/** The connection is to break instead of an answer. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}

/**
 * Carries out one request in one transaction: what is answered is committed.
 * @param body JSON
 * @returns the answer as JSON; empty for operations that answer with nothing
 * @throws ServiceError, ConnectionReset
 */
export function dispatch(service: Service, name: string, body: string, faultHook?: FaultHook): string {
  const operation = operationNamed(name);
  if (operation === undefined) {
    throw new ServiceError('UnknownOperationException', `This endpoint does not have the operation ${name}.`);
  }
  const input = decode(operation.input, parsed(body));
  const fault = faultHook?.(name, input);
  if (fault?.kind === 'error') throw new ServiceError(fault.code, 'A fault on demand.');
  if (fault?.kind === 'reset' && fault.when === 'before') throw new ConnectionReset();
  const output = service.store.transaction(() => run(operation, input, service, fault));
  if (fault?.kind === 'reset') throw new ConnectionReset();
  return isUnit(operation.output) ? '' : JSON.stringify(encode(operation.output, output));
}

function run(operation: Operation, input: unknown, service: Service, fault: Fault | undefined): unknown {
  if (fault?.kind !== 'failedEvaluations') return operation.run(input, service);
  const request = input as Valid<PutEvaluationsRequest>;
  const failing = (request.Evaluations ?? []).filter(fault.fails);
  const others = (request.Evaluations ?? []).filter((evaluation) => !failing.includes(evaluation));
  operation.run({ ...request, Evaluations: others }, service);
  return { FailedEvaluations: failing } satisfies PutEvaluationsResponse;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body) as unknown;
  } catch (error) {
    throw new ServiceError('SerializationException', `The request is not valid JSON: ${String(error)}`);
  }
}

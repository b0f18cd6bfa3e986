/** A configuration item, or a field of one, is not in any form that AWS Config documents or has been seen to send. */
export class MalformedItemError extends Error {
  override readonly name = 'MalformedItemError';

  constructor(
    readonly path: string,
    wanted: string,
    seen: unknown,
  ) {
    super(`${path}: expected ${wanted}, got ${describe(seen)}`);
  }
}

/** A rule parameter is unknown or has a value that the rule cannot use. */
export class InvalidParameterError extends Error {
  override readonly name = 'InvalidParameterError';
}

/** The Lambda event is not one that AWS Config sends to a rule of this kind. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';
}

/** Evaluations could not be made or delivered in full. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/** Names the kind of a value, and a scalar's beginning: enough to find it, too little to leak a payload. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `${typeof value} ${String(value)}`;
  return `a value of type ${typeof value}`;
}

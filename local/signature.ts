/** Tokens that only this service can have made: a payload with its keyed hash. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** @param purpose what the token is for; it is worth nothing for anything else */
export function sign(key: Buffer, purpose: string, payload: string): string {
  const body = Buffer.from(payload).toString('base64url');
  return `${body}.${hash(key, purpose, body).toString('base64url')}`;
}

/** The payload, or undefined when the token is forged, cut or made for another purpose. */
export function verify(key: Buffer, purpose: string, token: string): string | undefined {
  const [body, signature, ...rest] = token.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  const expected = hash(key, purpose, body);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return Buffer.from(body, 'base64url').toString();
}

const hash = (key: Buffer, purpose: string, body: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\n${body}`).digest();

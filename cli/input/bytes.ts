/** Bytes that mean something in JSON, and tables to look them up in, as quickly as can be. */

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

const table = (bytes: string): Uint8Array => {
  const marks = new Uint8Array(256);
  for (const byte of Buffer.from(bytes, 'latin1')) marks[byte] = 1;
  return marks;
};
export const SPACE = table(' \t\r\n');
/** Bytes between strings that say nothing about the structure: separators, numbers, true, false and null. */
export const BETWEEN = table(' \t\r\n,:0123456789+-.eEtrufalsn');
export const LITERAL = table('0123456789+-.eEtrufalsn');
/** Bytes of a string that neither end it nor begin an escape; control characters are not allowed. */
export const PLAIN = new Uint8Array(256).fill(1, 0x20);
PLAIN[QUOTE] = 0;
PLAIN[BACKSLASH] = 0;

/** @param text ASCII, or one character for each byte */
export function isAt(bytes: Buffer, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (bytes[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

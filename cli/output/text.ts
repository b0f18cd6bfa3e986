/** Text for terminals: width, colour, wrapping. */
import type { Io } from '../io';

export interface Style {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const DEFAULT_WIDTH = 100;
const NARROWEST = 60;
const WIDEST = 160;

/** Colours only on a terminal whose user did not turn them off (https://no-color.org). */
export function styleOf({ stdout, env }: Pick<Io, 'stdout' | 'env'>): Style {
  const isColoured = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  const code =
    (start: number, end: number) =>
    (text: string): string =>
      isColoured ? `\u001b[${String(start)}m${text}\u001b[${String(end)}m` : text;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, stdout.columns ?? DEFAULT_WIDTH)),
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    yellow: code(33, 39),
    green: code(32, 39),
  };
}

/** Lines of at most `width`: broken between words, and within those that are too long, such as ARNs. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** For cli-table3: cells side by side, with nothing but their padding between them. */
export const NO_BORDERS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
};

/** Without the blanks with which cli-table3 fills its last column. */
export const unpadded = (text: string): string => text.replaceAll(/ +$/gm, '');

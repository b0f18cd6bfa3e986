/** What a part of the benchmark found: a table for people, and the same as objects for programs. */
export interface Table {
  readonly title: string;
  /** What has to be known to read it. */
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

/** Cells by the names of their columns; undefined where there is nothing to say. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** As Markdown. */
export function tableText({ title, notes, rows }: Table): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    ...(notes.length > 0 ? [notes.join(' '), ''] : []),
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((column) => cellText(row[column])))),
    '',
  ].join('\n');
}

function cellText(value: string | number | undefined): string {
  if (value === undefined) return '-';
  if (typeof value === 'string') return value;
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(2)));
}

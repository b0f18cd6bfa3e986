/** What the code under test logs. */
export interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

/** Takes the lines of structured logs off both streams until the mocks are restored; all else is written as ever. */
export function keepLogLines(): readonly LogLine[] {
  const kept: LogLine[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    const write = process[stream].write.bind(process[stream]);
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      const text = String(chunk);
      if (!text.startsWith('{"level":')) return write(chunk);
      kept.push({ stream, line: text });
      return true;
    });
  }
  return kept;
}

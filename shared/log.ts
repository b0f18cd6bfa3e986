/** Structured logs: one JSON object a line, for CloudWatch Logs Insights. Never a configuration or an annotation. */
export function log(
  level: 'info' | 'error',
  message: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const line = JSON.stringify({ level, message, ...fields });
  if (level === 'error') console.error(line);
  else console.log(line);
}

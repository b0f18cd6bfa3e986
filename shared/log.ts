/**
 * Structured logs: one JSON object a line, for CloudWatch's filters and Logs Insights. Never a configuration or an
 * annotation. Lambda's console would put text before it, or a second JSON around it.
 */
export function log(
  level: 'info' | 'error',
  message: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const stream = level === 'error' ? process.stderr : process.stdout;
  stream.write(`${JSON.stringify({ level, message, ...fields })}\n`);
}

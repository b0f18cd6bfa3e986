/** Outputs of FireLens: where its log routers, Fluent Bit and Fluentd, send the logs of a container, and over what. */

/**
 * Outputs that use TLS unless their options say otherwise: those of AWS and of other clouds, and services whose plugins
 * know one endpoint. The last two send nothing.
 */
export const OUTPUTS_WITH_TLS: readonly string[] = [
  ...['cloudwatch', 'cloudwatch_logs', 'firehose', 'kinesis_firehose', 'kinesis', 'kinesis_streams', 's3'],
  ...['azure', 'azure_kusto', 'azure_logs_ingestion', 'bigquery', 'chronicle', 'gcs', 'stackdriver'],
  ...['logdna', 'newrelic', 'nrlogs', 'slack', 'splunk_hec', 'td', 'null', 'stdout'],
];

type Options = Readonly<Record<string, string>>;
type Settings = (name: string) => string | undefined;

export interface LogOutput {
  /** The plugin, in lower case. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** TLS without a look at the certificate of the other side. */
  readonly isUnverified: boolean;
}

/**
 * The output that the log options of a container name; undefined when they name none, so that the log router's own
 * configuration decides.
 * @param routerType `fluentbit` or `fluentd`
 * @param tlsByDefault outputs that use TLS unless their options say otherwise, or that send nothing
 */
export function logOutput(
  options: Options,
  routerType: string | undefined,
  tlsByDefault: readonly string[],
): LogOutput | undefined {
  const settings = new Map(
    Object.entries(options).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]),
  );
  const setting: Settings = (name) => settings.get(name);
  // Fluent Bit has no option of the name @type.
  const isFluentd = routerType?.toLowerCase() === 'fluentd' || setting('name') === undefined;
  const name = setting(isFluentd ? '@type' : 'name');
  if (name === undefined) return undefined;
  const isEncrypted = isFluentd ? fluentdTls(setting) : fluentBitTls(name, setting);
  return {
    name,
    isEncrypted: isEncrypted ?? tlsByDefault.some((output) => output.toLowerCase() === name),
    isUnverified: ['off', 'false', 'no'].includes(setting('tls.verify') ?? 'on'),
  };
}

/** These send datagrams, whatever `tls` says, unless their mode is another. */
const TLS_MODES = new Map([
  ['syslog', ['tcp', 'tls']],
  ['gelf', ['tls']],
]);

/** What the options of Fluent Bit say about TLS; undefined when they say nothing. */
function fluentBitTls(output: string, setting: Settings): boolean | undefined {
  if (hasUrl(setting, 'http:')) return false;
  // The Kafka library has settings of its own, and does not heed `tls`.
  if (output === 'kafka') {
    const protocol = setting('rdkafka.security.protocol');
    return protocol === undefined ? undefined : ['ssl', 'sasl_ssl'].includes(protocol);
  }
  const tls = setting('tls');
  // Plugins in Go, such as grafana-loki, take a URL instead; none of Fluent Bit's own has such an option.
  if (tls === undefined) return setting('url')?.startsWith('https://') === true ? true : undefined;
  const isOn = ['on', 'true', 'yes'].includes(tls);
  return isOn && (TLS_MODES.get(output)?.includes(setting('mode') ?? 'udp') ?? true);
}

/** What the options of Fluentd say about TLS; undefined when they say nothing. Its plugins have no common option. */
function fluentdTls(setting: Settings): boolean | undefined {
  const words = ['transport', 'scheme', 'protocol', 'use_ssl', 'ssl'].map(setting);
  const says = (...wanted: readonly string[]): boolean =>
    words.some((word) => word !== undefined && wanted.includes(word));
  if (hasUrl(setting, 'http:') || says('http', 'false', 'no')) return false;
  return hasUrl(setting, 'https:') || says('tls', 'https', 'true', 'yes') ? true : undefined;
}

const hasUrl = (setting: Settings, scheme: string): boolean =>
  ['endpoint', 'endpoint_url', 's3_endpoint', 'url', 'base_uri', 'host', 'hosts'].some((name) =>
    (setting(name) ?? '').split(',').some((url) => url.trim().startsWith(`${scheme}//`)),
  );

import { MalformedItemError } from '../../shared/errors';
import { booleanParameter } from '../../shared/parameters';
import { Endpoint } from '../../shared/resources/dms';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

/** DMS takes no SSL mode for these and shows none. */
const ALWAYS_TLS = ['s3', 'dynamodb', 'kinesis', 'redshift', 'redshift-serverless', 'neptune', 'timestream'];
const VERIFIED = ['verify-ca', 'verify-full'];

export const rule = changeRule({
  id: 'dms-endpoint-encrypted-in-transit',
  title: 'DMS endpoints connect over TLS',
  rationale:
    'A migration moves whole tables: to or from an endpoint without TLS, their PHI travels in clear.',
  whitepaper: { section: 'AWS Database Migration Service', editions: [2024], basis: 'implied' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'critical',
  remediation:
    'Set an SSL mode that the engine supports, or the security protocol of Kafka or Redis, or an https address. ' +
    'Native network encryption of Oracle cannot be seen here: except such an endpoint.',
  resource: Endpoint,
  parameters: {
    requireCertificateVerification: booleanParameter({
      default: false,
      description: "Accept only SSL modes that check the server's certificate (verify-ca, verify-full).",
    }),
  },

  evaluate({ configuration: endpoint }, { parameters: { requireCertificateVerification } }) {
    const engine = endpoint.EngineName?.toLowerCase() ?? '';
    if (ALWAYS_TLS.includes(engine)) return notApplicable(`DMS always connects to ${engine} over TLS.`);
    if (engine === 'redis') {
      const protocol = endpoint.RedisSettings?.SslSecurityProtocol ?? 'ssl-encryption';
      return verdict('SslSecurityProtocol', protocol, ['ssl-encryption']);
    }
    if (engine === 'kafka') {
      const protocol = endpoint.KafkaSettings?.SecurityProtocol ?? 'plaintext';
      return verdict('SecurityProtocol', protocol, ['ssl-encryption', 'ssl-authentication', 'sasl-ssl']);
    }
    if (engine === 'opensearch' || engine === 'elasticsearch') {
      const uri = endpoint.ElasticsearchSettings?.EndpointUri;
      if (uri === undefined)
        throw new MalformedItemError('configuration.ElasticsearchSettings.EndpointUri', 'text', uri);
      // An address without a scheme is taken as https.
      return verdict('The scheme of EndpointUri', /^\s*http:/i.test(uri) ? 'http' : 'https', ['https']);
    }
    const accepted = requireCertificateVerification ? VERIFIED : ['require', ...VERIFIED];
    return verdict('SslMode', endpoint.SslMode ?? 'none', accepted);
  },
});

const verdict = (setting: string, value: string, accepted: readonly string[]) =>
  accepted.includes(value.toLowerCase())
    ? compliant(`${setting} is ${value}.`)
    : nonCompliant(`${setting} is ${value}; wanted: ${accepted.join(', ')}.`);

export const { handler } = rule;

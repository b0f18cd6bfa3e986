import { GlueClient } from '@aws-sdk/client-glue';
import { CONNECTION, connectionsOf, type GlueConnection } from '../../shared/glue';
import { asksForTls } from '../../shared/mongodb-url';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'glue-connection-ssl-required',
  title: 'Connections of AWS Glue to data stores require SSL',
  rationale:
    'Jobs, crawlers and DataBrew read PHI from databases through a connection; one that does not insist on SSL may send it in clear.',
  whitepaper: { section: 'AWS Glue', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Turn on "Require SSL connection" for the connection. With UpdateConnection, send all its properties again and JDBC_ENFORCE_SSL "true", or KAFKA_SSL_ENABLED "true" for Kafka.',
  reports: [CONNECTION],
  permissions: ['glue:GetConnections'],

  async *evaluate({ client }) {
    for await (const connection of connectionsOf(client(GlueClient)))
      yield {
        resourceType: CONNECTION,
        resourceId: connection.name,
        verdict: verdictOf(connection),
      };
  },
});

function verdictOf({ type, properties }: GlueConnection): Verdict {
  const { JDBC_ENFORCE_SSL: enforced, KAFKA_SSL_ENABLED: kafka, CONNECTION_URL: url } = properties;
  if (type === 'KAFKA') {
    // SSL is on for Kafka unless it was turned off.
    if (kafka === undefined || isTrue(kafka)) return compliant('The connection to Kafka uses SSL.');
    return nonCompliant('SSL of the connection to Kafka is off; KAFKA_SSL_ENABLED should be true.');
  }
  if (!['JDBC', 'MONGODB'].includes(type) && enforced === undefined)
    return notApplicable(`Connections of type ${type} have no setting for SSL.`);
  if (isTrue(enforced)) return compliant(`The ${type} connection requires SSL.`);
  if (type === 'MONGODB' && asksForTls(url ?? ''))
    return compliant('The URL of the MongoDB connection asks for TLS.');
  return nonCompliant(`The ${type} connection does not require SSL; JDBC_ENFORCE_SSL should be true.`);
}

const isTrue = (value: string | undefined): boolean => value?.trim().toLowerCase() === 'true';

export const { handler } = rule;

import { type Connection, GetConnectionsCommand } from '@aws-sdk/client-glue';
import { rule } from '../../../rules/glue/glue-connection-ssl-required';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const listed = (...connections: Connection[]) => [
  answer(
    GetConnectionsCommand,
    { ConnectionList: connections.map((connection) => ({ Name: 'claims', ...connection })) },
    { input: { HidePassword: true } },
  ),
];

const connection = (
  ConnectionType: Connection['ConnectionType'],
  ConnectionProperties: Connection['ConnectionProperties'] = {},
) => listed({ ConnectionType, ConnectionProperties });

testPeriodicRule(rule, {
  compliant: {
    'JDBC with SSL': {
      answers: connection('JDBC', { JDBC_ENFORCE_SSL: 'true', USERNAME: 'etl' }),
      annotation: /^The JDBC connection requires SSL\.$/,
    },
    'JDBC with SSL, in another casing': { answers: connection('JDBC', { JDBC_ENFORCE_SSL: 'True' }) },
    'Kafka without the setting': {
      answers: connection('KAFKA', { KAFKA_BOOTSTRAP_SERVERS: 'b:9094' }),
      annotation: /Kafka uses SSL/,
    },
    'Kafka with SSL': { answers: connection('KAFKA', { KAFKA_SSL_ENABLED: 'TRUE' }) },
    'MongoDB with SSL': {
      answers: connection('MONGODB', { CONNECTION_URL: 'mongodb://h/db', JDBC_ENFORCE_SSL: 'true' }),
    },
    'MongoDB with TLS by its URL': {
      answers: connection('MONGODB', { CONNECTION_URL: 'mongodb://h:27017/db?tls=true' }),
      annotation: /^The URL of the MongoDB connection asks for TLS\.$/,
    },
    'MongoDB with TLS by its scheme': {
      answers: connection('MONGODB', { CONNECTION_URL: 'mongodb+srv://h.example.com/db' }),
    },
    'an engine of its own that has the setting': {
      answers: connection('SQLSERVER', { JDBC_ENFORCE_SSL: 'true' }),
      annotation: /SQLSERVER connection requires SSL/,
    },
  },
  nonCompliant: {
    'JDBC without SSL': {
      answers: connection('JDBC', {
        JDBC_CONNECTION_URL: 'jdbc:mysql://h/db?password=hunter2',
        JDBC_ENFORCE_SSL: 'false',
      }),
      annotation: /^The JDBC connection does not require SSL; JDBC_ENFORCE_SSL should be true\.$/,
    },
    'JDBC without the setting': {
      answers: connection('JDBC', { JDBC_CONNECTION_URL: 'jdbc:mysql://h/db' }),
    },
    'JDBC whose URL alone demands TLS': {
      answers: connection('JDBC', { JDBC_CONNECTION_URL: 'jdbc:mysql://h/db?sslMode=REQUIRED' }),
    },
    'JDBC without properties': { answers: listed({ ConnectionType: 'JDBC' }) },
    'Kafka with SSL turned off': {
      answers: connection('KAFKA', { KAFKA_SSL_ENABLED: 'False' }),
      annotation: /KAFKA_SSL_ENABLED should be true/,
    },
    'Kafka with a setting that says neither': { answers: connection('KAFKA', { KAFKA_SSL_ENABLED: 'on' }) },
    'MongoDB without TLS': {
      answers: connection('MONGODB', { CONNECTION_URL: 'mongodb://h:27017/db' }),
      annotation: /MONGODB connection does not require SSL/,
    },
    'MongoDB without a URL': { answers: connection('MONGODB', { JDBC_ENFORCE_SSL: 'false' }) },
    'an engine of its own with the setting off': {
      answers: connection('MYSQL', { JDBC_ENFORCE_SSL: 'false' }),
      annotation: /MYSQL connection does not require SSL/,
    },
  },
  notApplicable: {
    'a network connection': {
      answers: connection('NETWORK'),
      annotation: /Connections of type NETWORK have no setting for SSL/,
    },
    'a connector of the marketplace': { answers: connection('MARKETPLACE', { CONNECTOR_TYPE: 'Jdbc' }) },
  },
  findings: {
    'one for each connection': {
      answers: listed(
        { ConnectionType: 'JDBC' },
        { Name: 'stream', ConnectionType: 'KAFKA' },
        { Name: 'vpc', ConnectionType: 'NETWORK' },
      ),
      expected: [
        ['AWS::Glue::Connection', 'claims', 'NON_COMPLIANT'],
        ['AWS::Glue::Connection', 'stream', 'COMPLIANT'],
        ['AWS::Glue::Connection', 'vpc', 'NOT_APPLICABLE'],
      ],
    },
    'no connection': { answers: listed(), expected: [] },
  },
  fails: {
    'the call is refused': {
      answers: [failure(GetConnectionsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a connection without a type': { answers: listed({ Name: 'x' }), error: /without its name or type/ },
  },
});

import { rule } from '../../../rules/quicksight/quicksight-data-source-ssl-enabled';
import { testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'SSL is not disabled': {
      configuration: { SslProperties: { DisableSsl: false } },
      ignored: { Type: 'MYSQL' },
    },
    'SSL is not disabled, as text': { configuration: { SslProperties: { DisableSsl: 'false' } } },
    'an empty configuration: SSL is on by default': { configuration: {} },
    'a source without the setting': { configuration: {}, ignored: { Type: 'ATHENA' } },
    'null for the properties': { configuration: { SslProperties: null } },
    'empty properties': { configuration: { SslProperties: {} }, ignored: { Status: 'CREATION_FAILED' } },
  },
  nonCompliant: {
    'SSL is disabled': {
      configuration: { SslProperties: { DisableSsl: true } },
      ignored: { Type: 'MYSQL' },
      annotation: /SSL is disabled .* it should be on/,
    },
    'SSL is disabled, as text': { configuration: { SslProperties: { DisableSsl: 'True' } } },
    'SSL is disabled, in another casing and as JSON text': {
      configuration: { sslProperties: '{"disableSSL":true}' },
    },
    'SSL is disabled inside a VPC connection': {
      configuration: { SslProperties: { DisableSsl: true } },
      ignored: {
        VpcConnectionProperties: { VpcConnectionArn: 'arn:aws:quicksight:us-east-1:1:vpcConnection/v' },
      },
    },
  },
  fails: {
    'properties of another kind': {
      configuration: { SslProperties: [true] },
      error: /configuration\.SslProperties: expected an object, got a list/,
    },
  },
});

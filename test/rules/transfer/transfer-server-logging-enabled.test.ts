import { rule } from '../../../rules/transfer/transfer-server-logging-enabled';
import { testRule } from '../../rule-tester';

const ROLE = 'arn:aws:iam::111122223333:role/t';
const GROUP = 'arn:aws:logs:us-east-1:111122223333:log-group:t:*';

testRule(rule, {
  compliant: {
    'a logging role': { configuration: { LoggingRole: ROLE }, annotation: /with role arn:aws:iam/ },
    'a log group': {
      configuration: { StructuredLogDestinations: [GROUP] },
      annotation: /logged to arn:aws:logs/,
    },
    'both, in another casing and as JSON text': {
      configuration: { loggingRole: ROLE, structuredLogDestinations: `["${GROUP}"]` },
    },
    'a role and an empty list': { configuration: { LoggingRole: ROLE, StructuredLogDestinations: [] } },
  },
  nonCompliant: {
    'neither: an empty configuration': { configuration: {}, annotation: /not logged; a structured log/ },
    'an empty role and an empty list': { configuration: { LoggingRole: '', StructuredLogDestinations: [] } },
    'null for both': { configuration: { LoggingRole: null, StructuredLogDestinations: null } },
    'a list with an empty entry': { configuration: { StructuredLogDestinations: [''] } },
  },
  fails: {
    'a role of another kind': {
      configuration: { LoggingRole: { arn: ROLE } },
      error: /configuration\.LoggingRole: expected text/,
    },
  },
});

import { GetLoggingConfigurationCommand } from '@aws-sdk/client-wafv2';
import { rule } from '../../../rules/wafv2/wafv2-web-acl-logging-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const REGIONAL = 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/1';
const GLOBAL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/2';
const MANAGED = 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/FMManagedWebACLV2-x/3';
const FIREHOSE = 'arn:aws:firehose:us-east-1:111122223333:deliverystream/aws-waf-logs-x';

const logged = (ResourceArn: string, LogScope: 'CUSTOMER' | 'SECURITY_LAKE' = 'CUSTOMER') =>
  answer(
    GetLoggingConfigurationCommand,
    { LoggingConfiguration: { ResourceArn, LogDestinationConfigs: [FIREHOSE] } },
    { input: { ResourceArn, LogScope }, region: 'us-east-1' },
  );

const NOTHING = failure(GetLoggingConfigurationCommand, 'WAFNonexistentItemException');

testRule(rule, {
  compliant: {
    'logs to Firehose': {
      arn: REGIONAL,
      configuration: { resourceARN: REGIONAL },
      ignored: { name: 'portal' },
      answers: [logged(REGIONAL)],
      annotation: /logged to arn:aws:firehose/,
    },
    'an empty configuration, asked about by the ARN of the item': {
      arn: REGIONAL,
      configuration: {},
      answers: [logged(REGIONAL)],
    },
    'the ARN in the configuration alone, in another casing': {
      configuration: { ResourceArn: REGIONAL },
      answers: [logged(REGIONAL)],
    },
    'a web ACL for CloudFront': { arn: GLOBAL, configuration: {}, answers: [logged(GLOBAL)] },
    'logs that Security Lake set up': {
      arn: REGIONAL,
      configuration: {},
      answers: [NOTHING, logged(REGIONAL, 'SECURITY_LAKE')],
    },
    'a web ACL of Firewall Manager with logs': {
      arn: MANAGED,
      configuration: {},
      answers: [logged(MANAGED)],
    },
    'one that only looks like it, by its id': {
      arn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/FMManagedWebACL',
      configuration: {},
      parameters: { includeFirewallManaged: 'false' },
      answers: [logged('arn:aws:wafv2:us-east-1:111122223333:regional/webacl/portal/FMManagedWebACL')],
    },
  },
  nonCompliant: {
    'no logs of any scope': {
      arn: REGIONAL,
      configuration: {},
      answers: [NOTHING, NOTHING, NOTHING],
      annotation: /not logged; a log destination is wanted/,
    },
    'a logging configuration without destinations': {
      arn: REGIONAL,
      configuration: {},
      answers: [
        answer(GetLoggingConfigurationCommand, {
          LoggingConfiguration: { ResourceArn: REGIONAL, LogDestinationConfigs: [] },
        }),
        NOTHING,
        NOTHING,
      ],
    },
    'a web ACL of Firewall Manager without logs': {
      arn: MANAGED,
      configuration: {},
      answers: [NOTHING, NOTHING, NOTHING],
    },
    'another web ACL without logs, where those of Firewall Manager are left out': {
      arn: REGIONAL,
      configuration: {},
      parameters: { includeFirewallManaged: 'false' },
      answers: [NOTHING, NOTHING, NOTHING],
    },
  },
  notApplicable: {
    'a web ACL of Firewall Manager, where those are left out': {
      arn: MANAGED,
      configuration: {},
      parameters: { includeFirewallManaged: 'false' },
      annotation: /Firewall Manager made the web ACL/,
    },
  },
  fails: {
    'no ARN anywhere': { configuration: {}, error: /ARN: expected text, got nothing/ },
    'the logs may not be asked about': {
      arn: REGIONAL,
      configuration: {},
      answers: [failure(GetLoggingConfigurationCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a scope may not be asked about': {
      arn: REGIONAL,
      configuration: {},
      answers: [NOTHING, failure(GetLoggingConfigurationCommand, 'WAFInternalErrorException')],
      error: /WAFInternalError/,
    },
  },
});

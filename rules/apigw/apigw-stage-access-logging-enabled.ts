import { choiceParameter } from '../../shared/parameters';
import { RestStage } from '../../shared/resources/apigateway';
import { Stage } from '../../shared/resources/apigatewayv2';
import { changeRule } from '../../shared/rule';
import { either } from '../../shared/shape';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigw-stage-access-logging-enabled',
  title: 'API Gateway stages write access logs',
  rationale: 'Without access logs nobody can say later who called an API with PHI, and what came of it.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
  severity: 'medium',
  remediation:
    'Give the stage access log settings: a log group or Firehose stream, and a format with request id, caller and status.',
  resource: either(RestStage, Stage),
  parameters: {
    destinationType: choiceParameter({
      default: 'any',
      choices: ['any', 'logs', 'firehose'],
      description:
        'Where access logs must go: logs (CloudWatch Logs), firehose (Data Firehose) or any of them.',
    }),
  },

  evaluate({ configuration: { accessLogSettings: settings } }, { parameters: { destinationType } }) {
    const destination = settings?.destinationArn;
    if (destination === undefined) {
      return nonCompliant('Access logs have no destination; a log group or Firehose stream is wanted.');
    }
    if (settings?.format === undefined) {
      return nonCompliant(
        `Access logs to ${destination} have no format, so nothing is written; one is wanted.`,
      );
    }
    const service = destination.split(':')[2];
    if (destinationType !== 'any' && service !== destinationType) {
      return nonCompliant(
        `Access logs go to ${destination}; a destination of type ${destinationType} is wanted.`,
      );
    }
    return compliant(`Access logs go to ${destination}.`);
  },
});

export const { handler } = rule;

import { methodName, STAGE_DEFAULT } from '../../shared/api-gateway';
import { listParameter } from '../../shared/parameters';
import { RestStage } from '../../shared/resources/apigateway';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 'apigw-rest-stage-execution-logging-enabled',
  title: 'REST API stages write execution logs for all methods',
  rationale:
    'Execution logs show what API Gateway did with a call that carried PHI, and why it refused one; access logs do not.',
  whitepaper: { section: 'Amazon API Gateway', editions: [2017, 2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)'],
  severity: 'low',
  remediation:
    'Name a CloudWatch role in the API settings of the account, then set CloudWatch logs of the stage to errors or to errors ' +
    'and info (patch path /*~1*/logging/loglevel), and the same in each method override.',
  resource: RestStage,
  parameters: {
    loggingLevels: listParameter({
      default: ['ERROR', 'INFO'],
      description: 'Levels of execution logging to accept.',
    }),
  },

  evaluate({ configuration: { methodSettings = {} } }, { parameters: { loggingLevels } }) {
    const accepted = loggingLevels.map((level) => level.toUpperCase());
    const wanted = accepted.join(' or ');
    // Methods without settings of their own then have the level OFF.
    if (methodSettings[STAGE_DEFAULT] === undefined) {
      return nonCompliant(
        `The stage has no default level of execution logging, so it is off; ${wanted} is wanted.`,
      );
    }
    const settings = Object.entries(methodSettings);
    const silent = settings.filter(
      ([, { loggingLevel }]) => !accepted.includes(loggingLevel?.toUpperCase() ?? 'OFF'),
    );
    if (silent.length > 0) {
      const names = silent.map(([key, { loggingLevel = 'OFF' }]) => `${methodName(key)} (${loggingLevel})`);
      return nonCompliant(`Execution logging is not at a wanted level (${wanted}) for: ${names.join(', ')}.`);
    }
    const traces = settings.some(([, { dataTraceEnabled }]) => dataTraceEnabled === true);
    const note = traces ? ' Data tracing is on: whole requests and responses go into the log.' : '';
    return compliant(`The default and all method overrides write execution logs.${note}`);
  },
});

export const { handler } = rule;

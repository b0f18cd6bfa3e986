import { containersOf, nameOf, notJudgedBecause } from '../../shared/ecs';
import { logOutput, OUTPUTS_WITH_TLS } from '../../shared/firelens';
import { latestRevisionOnly } from '../../shared/latest-revision';
import { listParameter } from '../../shared/parameters';
import { TaskDefinition } from '../../shared/resources/ecs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ecs-firelens-output-tls-enabled',
  title: 'FireLens sends the logs of containers over TLS',
  rationale:
    'Log lines may hold PHI, and most outputs of the log router send them in clear over the network unless told otherwise.',
  whitepaper: { section: 'Amazon Elastic Container Service', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'medium',
  remediation:
    'Add tls On to the log options (for syslog and gelf also Mode tls, for kafka rdkafka.security.protocol SSL), or choose an output to an AWS service.',
  resource: TaskDefinition,
  permissions: ['ecs:ListTaskDefinitions'],
  parameters: {
    tlsByDefaultOutputs: listParameter({
      default: OUTPUTS_WITH_TLS,
      description: 'Outputs that use TLS unless their options say otherwise, or that send nothing.',
    }),
    latestRevisionOnly,
  },
  // A newer revision makes no item of the older ones.
  alsoEvery: '24h',

  async evaluate(item, context) {
    const containers = containersOf(item.configuration);
    const router = containers.find(({ FirelensConfiguration: firelens }) => firelens?.Type !== undefined);
    const type = router?.FirelensConfiguration?.Type;
    const routed = containers.filter(
      ({ LogConfiguration: log }) => log?.LogDriver?.toLowerCase() === 'awsfirelens',
    );
    if (routed.length === 0) return notApplicable('No container logs through FireLens.');
    const outputs = routed.flatMap((container) => {
      const options = container.LogConfiguration?.Options ?? {};
      const output = logOutput(options, type, context.parameters.tlsByDefaultOutputs);
      return output === undefined ? [] : [{ ...output, label: `${nameOf(container)} (${output.name})` }];
    });
    if (outputs.length === 0)
      return notApplicable('The log options name no output; the configuration file of the log router does.');
    const skipped = await notJudgedBecause(item, context);
    if (skipped !== undefined) return notApplicable(skipped);

    const list = (some: typeof outputs): string => some.map(({ label }) => label).join(', ');
    const clear = outputs.filter(({ isEncrypted }) => !isEncrypted);
    if (clear.length > 0) return nonCompliant(`Logs must leave over TLS; no TLS is set for: ${list(clear)}.`);
    const unverified = outputs.filter(({ isUnverified }) => isUnverified);
    const note = unverified.length > 0 ? ` Certificates are not verified by: ${list(unverified)}.` : '';
    return compliant(`Logs leave over TLS: ${list(outputs)}.${note}`);
  },
});

export const { handler } = rule;

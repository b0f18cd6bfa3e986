import { containersOf, nameOf, notJudgedBecause } from '../../shared/ecs';
import { latestRevisionOnly } from '../../shared/latest-revision';
import { booleanParameter, listParameter } from '../../shared/parameters';
import { TaskDefinition } from '../../shared/resources/ecs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ecs-task-definition-logs-to-cloudwatch',
  title: 'Containers of ECS tasks send their logs to CloudWatch',
  rationale:
    'Containers come and go: what they wrote about their work with PHI is lost with them unless it is kept elsewhere.',
  whitepaper: { section: 'Amazon Elastic Container Service', editions: [2024], basis: 'implied' },
  safeguard: 'audit-logging',
  citations: ['164.312(b)'],
  severity: 'medium',
  remediation:
    'Register a revision in which each container has the log driver awslogs, or awsfirelens with an output to CloudWatch, and deregister the older ones.',
  resource: TaskDefinition,
  permissions: ['ecs:ListTaskDefinitions'],
  parameters: {
    allowedLogDrivers: listParameter({
      default: ['awslogs', 'awsfirelens'],
      description:
        'Log drivers to accept; add json-file, for example, where an agent on the hosts ships the files to CloudWatch.',
    }),
    exemptLogRouter: booleanParameter({
      default: false,
      description: 'Leave out the log router of FireLens itself, whose own messages hold no PHI.',
    }),
    latestRevisionOnly,
  },
  // A newer revision makes no item of the older ones.
  alsoEvery: '24h',

  async evaluate(item, context) {
    const { allowedLogDrivers, exemptLogRouter } = context.parameters;
    const containers = containersOf(item.configuration).filter(
      ({ FirelensConfiguration: router }) => !exemptLogRouter || router?.Type === undefined,
    );
    if (containers.length === 0) return notApplicable('The only container is a log router, which is exempt.');
    const skipped = await notJudgedBecause(item, context);
    if (skipped !== undefined) return notApplicable(skipped);

    const allowed = allowedLogDrivers.map((driver) => driver.toLowerCase());
    const others = containers
      .map((container) => ({ name: nameOf(container), driver: container.LogConfiguration?.LogDriver }))
      .filter(({ driver }) => driver === undefined || !allowed.includes(driver.toLowerCase()));
    if (others.length === 0) return compliant(`All containers log through ${allowed.join(' or ')}.`);
    const names = others.map(({ name, driver = 'no log driver' }) => `${name} (${driver})`);
    return nonCompliant(
      `Log driver ${allowed.join(' or ')} is wanted, which is missing in: ${names.join(', ')}.`,
    );
  },
});

export const { handler } = rule;

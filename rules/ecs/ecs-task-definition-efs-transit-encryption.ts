import { nameOf, notJudgedBecause } from '../../shared/ecs';
import { latestRevisionOnly } from '../../shared/latest-revision';
import { TaskDefinition } from '../../shared/resources/ecs';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'ecs-task-definition-efs-transit-encryption',
  title: 'ECS tasks mount EFS file systems over TLS',
  rationale:
    'Files with PHI travel between the file system and the task on every read and write, in clear unless the volume asks for TLS.',
  whitepaper: { section: 'Amazon Elastic Container Service', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Register a revision whose EFS volumes have transitEncryption ENABLED, move services and schedules to it, and deregister the old one.',
  resource: TaskDefinition,
  permissions: ['ecs:ListTaskDefinitions'],
  parameters: { latestRevisionOnly },
  // A newer revision makes no item of the older ones.
  alsoEvery: '24h',

  async evaluate(item, context) {
    const volumes = (item.configuration.Volumes ?? []).flatMap(({ Name, EfsVolumeConfiguration: efs }) =>
      efs?.FileSystemId === undefined
        ? []
        : [{ Name, id: efs.FileSystemId, encryption: efs.TransitEncryption?.toUpperCase() ?? 'not set' }],
    );
    if (volumes.length === 0) return notApplicable('No volume of the task definition is on EFS.');
    const skipped = await notJudgedBecause(item, context);
    if (skipped !== undefined) return notApplicable(skipped);

    const describe = (some: typeof volumes): string =>
      some.map((volume) => `${nameOf(volume)} (${volume.id}, ${volume.encryption})`).join(', ');
    const clear = volumes.filter(({ encryption }) => encryption !== 'ENABLED');
    if (clear.length === 0) return compliant(`Mounted over TLS: ${describe(volumes)}.`);
    // Without the setting ECS mounts in clear.
    return nonCompliant(`Transit encryption must be ENABLED, and is not for: ${describe(clear)}.`);
  },
});

export const { handler } = rule;

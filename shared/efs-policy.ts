/** Whether clients may mount an EFS file system without TLS, by its policy. */
import { DescribeFileSystemPolicyCommand, type EFSClient } from '@aws-sdk/client-efs';
import { ReportError } from './errors';
import { plainHttpGap } from './policy';
import { coversAction, requiredStatements, scalarsOf, type Statement, testsOf } from './policy-statements';
import { isRecord, isUnset } from './shape';

const MOUNT = 'elasticfilesystem:ClientMount';

/** NFS clients have no other way to a file system than its mount targets. */
const VIA_MOUNT_TARGET = [
  'Bool elasticfilesystem:AccessedViaMountTarget true',
  'BoolIfExists elasticfilesystem:AccessedViaMountTarget true',
];

/**
 * - `no policy`: every client may mount, in clear, too
 * - `denied`: to everyone, whatever else is allowed
 * - `not allowed`: clients without TLS are anonymous, since signing in with IAM takes TLS, and no statement lets them in
 * - `allowed`: as far as the policy tells
 */
export type ClearMounts = 'no policy' | 'denied' | 'not allowed' | 'allowed';

/**
 * What a policy says about mounts without TLS.
 * @param policy the document in any form; `{}` for none
 * @param arn of the file system
 * @throws MalformedItemError when it is no policy document
 */
export function clearMounts(policy: unknown, arn: string): ClearMounts {
  const statements = requiredStatements(policy, 'configuration.FileSystemPolicy');
  if (statements.length === 0) return 'no policy';
  const gap = plainHttpGap(policy, {
    resources: { 'the file system': arn },
    actions: [MOUNT],
    resourceMayBeLeftOut: true,
    harmlessConditions: VIA_MOUNT_TARGET,
  });
  if (gap === undefined) return 'denied';
  return statements.some(allowsClearMounts) ? 'allowed' : 'not allowed';
}

/** Whether anonymous clients might mount without TLS by an Allow: what is not understood counts as everyone or everything. */
function allowsClearMounts(statement: Statement): boolean {
  const { Effect, Principal, Action, Condition } = statement;
  const isForAnonymous =
    !isRecord(Principal) || Object.values(Principal).some((names) => scalarsOf(names).includes('*'));
  const isForMounts = isUnset(Action) || coversAction(statement, MOUNT);
  return Effect !== 'Deny' && isForAnonymous && isForMounts && !takesTls(Condition);
}

/** Further tests only narrow a condition. Alone they are not relied on: EFS heeds few keys where clients mount. */
const takesTls = (condition: unknown): boolean =>
  isRecord(condition) &&
  Object.entries(condition)
    .flatMap(([operator, keys]) => testsOf(operator, keys))
    .some((test) => test.length > 0 && test.every((each) => each === 'bool aws:securetransport true'));

/**
 * The policy of a file system, `{}` for none, as AWS Config spells it; undefined when the file system is gone.
 * Needs elasticfilesystem:DescribeFileSystemPolicy.
 * @throws ReportError when the answer has none, or an error of AWS
 */
export async function fileSystemPolicy(client: EFSClient, FileSystemId: string): Promise<unknown> {
  try {
    const { Policy } = await client.send(new DescribeFileSystemPolicyCommand({ FileSystemId }));
    if (Policy === undefined) throw new ReportError(`EFS answered without the policy of ${FileSystemId}`);
    return Policy;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PolicyNotFound') return {};
    if (name === 'FileSystemNotFound') return undefined;
    throw error;
  }
}

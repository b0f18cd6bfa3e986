/** Transparent Data Encryption (TDE), with which Oracle and SQL Server encrypt their files themselves. */
import type { RDSClient } from '@aws-sdk/client-rds';
import { optionsInForce, optionsOf, type GroupOption } from './option-groups';
import { booleanParameter } from './parameters';
import type { DBInstance, DBSnapshot } from './resources/rds';
import type { Decoded } from './shape';

type Instance = Pick<Decoded<(typeof DBInstance)['configuration']>, 'engine' | 'optionGroupMemberships'>;
type Snapshot = Pick<Decoded<(typeof DBSnapshot)['configuration']>, 'engine' | 'optionGroupName'>;

interface Requirement {
  readonly acceptTransparentDataEncryption: boolean;
  readonly requireKmsKey: boolean;
  readonly requireCustomerManagedKey: boolean;
  readonly kmsKeyIds: readonly string[];
}

export const acceptTransparentDataEncryption = booleanParameter({
  default: true,
  description:
    'Whether an option group with TDE counts where RDS does not encrypt the storage (Oracle Enterprise, SQL Server Enterprise and Standard).',
});

/**
 * The option group that gives an instance TDE where the parameters accept that; undefined when there is none.
 * Needs rds:DescribeOptionGroups.
 */
export const tdeGroupOfInstance = async (
  rds: RDSClient,
  { engine, optionGroupMemberships }: Instance,
  parameters: Requirement,
): Promise<string | undefined> =>
  isAccepted(engine, parameters) ? tdeGroup(await optionsInForce(rds, optionGroupMemberships)) : undefined;

/** The same for the group that a snapshot names, which may have been deleted since. Needs rds:DescribeOptionGroups. */
export const tdeGroupOfSnapshot = async (
  rds: RDSClient,
  { engine, optionGroupName: group }: Snapshot,
  parameters: Requirement,
): Promise<string | undefined> =>
  group !== undefined && isAccepted(engine, parameters) ? tdeGroup(await optionsOf(rds, group)) : undefined;

/** The keys of TDE are in no KMS: who asks anything of the key refuses it. */
const isAccepted = (
  engine: string | undefined,
  {
    acceptTransparentDataEncryption: accept,
    requireKmsKey,
    requireCustomerManagedKey,
    kmsKeyIds,
  }: Requirement,
): boolean =>
  accept &&
  !requireKmsKey &&
  !requireCustomerManagedKey &&
  kmsKeyIds.length === 0 &&
  /^(oracle-ee(-cdb)?|sqlserver-[es]e)$/i.test(engine ?? '');

/** The API's names, and the one that the console shows for SQL Server. */
const TDE = ['TDE', 'TDE_HSM', 'TRANSPARENT_DATA_ENCRYPTION'];

const tdeGroup = (options: readonly GroupOption[] | undefined): string | undefined =>
  options?.find(({ name }) => TDE.includes(name))?.group;

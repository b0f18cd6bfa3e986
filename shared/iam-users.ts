/** IAM users, and with what they sign in. Asked of IAM itself: its credential report may be four hours old. */
import {
  GetLoginProfileCommand,
  type IAMClient,
  paginateListAccessKeys,
  paginateListMFADevices,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { ReportError } from './errors';

export interface IamUser {
  /** `AIDA...`, the id under which AWS Config knows the user. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
}

/**
 * All users, in groups of ten: few enough to ask about each of them at the same time. Needs iam:ListUsers.
 * @throws ReportError when one has no id, name or ARN
 */
export async function* usersOf(client: IAMClient): AsyncGenerator<readonly IamUser[]> {
  for await (const { Users = [] } of paginateListUsers({ client, pageSize: 10 }, {})) {
    yield Users.map(({ UserId: id, UserName: name, Arn: arn }) => {
      // Without a name, IAM would answer about the caller.
      if (id === undefined || name === undefined || arn === undefined)
        throw new ReportError('iam:ListUsers answered with a user without an id, a name or an ARN');
      return { id, name, arn };
    });
  }
}

/** Whether a user can sign in to the console. Needs iam:GetLoginProfile. */
export async function hasPassword(client: IAMClient, { name }: IamUser): Promise<boolean> {
  try {
    await client.send(new GetLoginProfileCommand({ UserName: name }));
    return true;
  } catch (error) {
    // The SDK throws instances of Error alone.
    if ((error as Error).name === 'NoSuchEntityException') return false;
    throw error;
  }
}

/** Whether an access key of a user is active. Needs iam:ListAccessKeys. */
export async function hasActiveAccessKey(client: IAMClient, { name }: IamUser): Promise<boolean> {
  for await (const { AccessKeyMetadata: keys = [] } of paginateListAccessKeys(
    { client },
    { UserName: name },
  )) {
    if (keys.some(({ Status }) => !/^(inactive|expired)$/i.test(String(Status)))) return true;
  }
  return false;
}

/** Whether a user has an MFA device: virtual, hardware or passkey. Needs iam:ListMFADevices. */
export async function hasMfaDevice(client: IAMClient, { name }: IamUser): Promise<boolean> {
  for await (const { MFADevices: devices = [] } of paginateListMFADevices({ client }, { UserName: name })) {
    if (devices.length > 0) return true;
  }
  return false;
}

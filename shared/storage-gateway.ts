/** Gateways of AWS Storage Gateway, and what they share. */
import {
  DescribeFileSystemAssociationsCommand,
  DescribeGatewayInformationCommand,
  DescribeNFSFileSharesCommand,
  DescribeSMBFileSharesCommand,
  paginateListFileShares,
  paginateListFileSystemAssociations,
  paginateListGateways,
  type StorageGatewayClient,
} from '@aws-sdk/client-storage-gateway';
import { ReportError } from './errors';
import { whereOffered } from './where-offered';

/** The types of findings. AWS Config records neither; the resource ids are ARNs. */
export const GATEWAY = 'AWS::StorageGateway::Gateway';
export const FILE_SHARE = 'AWS::StorageGateway::FileShare';

/** Shares for SMB and NFS that S3 Files gateways serve, and file systems of FSx that FSx Files gateways serve. */
export const SHARE_KINDS = ['SMB', 'NFS', 'FSX'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

export interface Share {
  readonly arn: string;
  readonly kind: ShareKind;
  /** Why there is nothing to judge, or undefined for a live share of a kind that is asked for. */
  readonly notJudged: string | undefined;
}

/** The describing calls take this many ARNs. */
const BATCH = 10;

/**
 * The ARNs of all gateways; none where Storage Gateway is not offered. Needs storagegateway:ListGateways.
 * @throws ReportError when one has no ARN, or an error of AWS
 */
export async function* gatewaysOf(client: StorageGatewayClient): AsyncGenerator<string> {
  for await (const { Gateways = [] } of whereOffered(paginateListGateways({ client }, {}))) {
    for (const { GatewayARN, GatewayId } of Gateways) {
      if (GatewayARN === undefined)
        throw new ReportError(`Storage Gateway lists gateway ${String(GatewayId)} without its ARN`);
      yield GatewayARN;
    }
  }
}

/**
 * The log group of a gateway, or an empty text when it has none; undefined when the gateway is not connected, so that
 * Storage Gateway cannot tell. Needs storagegateway:DescribeGatewayInformation.
 */
export async function logGroupOf(
  client: StorageGatewayClient,
  GatewayARN: string,
): Promise<string | undefined> {
  try {
    const answer = await client.send(new DescribeGatewayInformationCommand({ GatewayARN }));
    return answer.CloudWatchLogGroupARN ?? '';
  } catch (error) {
    if (saysNotConnected(error)) return undefined;
    throw error;
  }
}

/** The error of a gateway that is turned off or cut off has a code, or says the same in words. */
function saysNotConnected(error: unknown): boolean {
  // The SDK throws instances of Error alone.
  const {
    name,
    message,
    error: detail,
  } = error as Error & { readonly error?: { readonly errorCode?: unknown } };
  return (
    name === 'InvalidGatewayRequestException' &&
    (detail?.errorCode === 'GatewayNotConnected' || message.includes('gateway is not connected'))
  );
}

/**
 * All file shares and associated file systems, those of other kinds included; none where Storage Gateway is not offered.
 * Needs storagegateway:ListFileShares and storagegateway:ListFileSystemAssociations.
 * @throws ReportError when one has no ARN, or is of an unknown kind, or an error of AWS
 */
export async function sharesOf(
  client: StorageGatewayClient,
  kinds: readonly ShareKind[],
): Promise<readonly Share[]> {
  const found: Share[] = [];
  const add = (arn: string | undefined, type: string | undefined, status: string | undefined): void => {
    const kind = SHARE_KINDS.find((each) => each === type?.toUpperCase());
    if (arn === undefined || kind === undefined)
      throw new ReportError(`Storage Gateway lists share ${String(arn)} of kind ${String(type)}`);
    found.push({ arn, kind, notJudged: notJudged(kind, status, kinds) });
  };
  for await (const { FileShareInfoList = [] } of whereOffered(paginateListFileShares({ client }, {}))) {
    for (const { FileShareARN, FileShareType, FileShareStatus } of FileShareInfoList)
      add(FileShareARN, FileShareType, FileShareStatus);
  }
  const associations = whereOffered(paginateListFileSystemAssociations({ client }, {}));
  for await (const { FileSystemAssociationSummaryList = [] } of associations) {
    for (const { FileSystemAssociationARN, FileSystemAssociationStatus } of FileSystemAssociationSummaryList)
      add(FileSystemAssociationARN, 'FSX', FileSystemAssociationStatus);
  }
  return found;
}

function notJudged(
  kind: ShareKind,
  status: string | undefined,
  kinds: readonly ShareKind[],
): string | undefined {
  if (!kinds.includes(kind)) return `The rule is set to leave out ${kind} shares.`;
  return /^(FORCE_)?DELETING$/i.test(status ?? '') ? `The ${kind} share is being deleted.` : undefined;
}

/**
 * Where the accesses to each share that is judged are logged; an empty text when they are not. Needs the permission
 * of the describing call of each kind.
 * @throws ReportError when Storage Gateway leaves out one of them, or an error of AWS
 */
export async function auditDestinations(
  client: StorageGatewayClient,
  shares: readonly Share[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const judged = shares.filter((share) => share.notJudged === undefined);
  for (const kind of SHARE_KINDS) {
    const arns = judged.filter((share) => share.kind === kind).map(({ arn }) => arn);
    for (let start = 0; start < arns.length; start += BATCH) {
      for (const { arn, AuditDestinationARN = '' } of await DESCRIBE[kind](
        client,
        arns.slice(start, start + BATCH),
      ))
        found.set(String(arn), AuditDestinationARN);
    }
  }
  const missing = judged.find(({ arn }) => !found.has(arn));
  if (missing !== undefined) throw new ReportError(`Storage Gateway does not describe ${missing.arn}`);
  return found;
}

interface Described {
  readonly arn: string | undefined;
  readonly AuditDestinationARN?: string | undefined;
}

const DESCRIBE: Readonly<
  Record<ShareKind, (client: StorageGatewayClient, arns: string[]) => Promise<readonly Described[]>>
> = {
  async SMB(client, FileShareARNList) {
    const answer = await client.send(new DescribeSMBFileSharesCommand({ FileShareARNList }));
    return (answer.SMBFileShareInfoList ?? []).map((share) => ({ ...share, arn: share.FileShareARN }));
  },
  async NFS(client, FileShareARNList) {
    const answer = await client.send(new DescribeNFSFileSharesCommand({ FileShareARNList }));
    return (answer.NFSFileShareInfoList ?? []).map((share) => ({ ...share, arn: share.FileShareARN }));
  },
  async FSX(client, FileSystemAssociationARNList) {
    const answer = await client.send(
      new DescribeFileSystemAssociationsCommand({ FileSystemAssociationARNList }),
    );
    return (answer.FileSystemAssociationInfoList ?? []).map((share) => ({
      ...share,
      arn: share.FileSystemAssociationARN,
    }));
  },
};

import { type _InstanceType, DescribeInstanceTypesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { ReportError } from './errors';

/** The local disks that an EC2 instance type brings, `unknown` when EC2 does not know the type in this Region. */
export type InstanceStorage = 'none' | 'encrypted' | 'in clear' | 'unknown';

/**
 * The local disks of an instance type. Needs ec2:DescribeInstanceTypes.
 * @throws ReportError when the answer leaves it open, or an error of AWS
 */
export async function instanceStorage(client: EC2Client, type: string): Promise<InstanceStorage> {
  try {
    const { InstanceTypes = [] } = await client.send(
      // The SDK's list of types trails behind the service.
      new DescribeInstanceTypesCommand({ InstanceTypes: [type as _InstanceType] }),
    );
    const [found] = InstanceTypes;
    if (found?.InstanceStorageSupported === false) return 'none';
    // "required" is the word of EC2 for disks whose hardware always encrypts.
    const support = found?.InstanceStorageInfo?.EncryptionSupport;
    if (support === 'required') return 'encrypted';
    if (support === 'unsupported') return 'in clear';
    throw new ReportError(`EC2 does not tell whether instance type ${type} encrypts its local disks`);
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidInstanceType') return 'unknown';
    throw error;
  }
}

import { DescribeInstanceTypesCommand, EC2Client, type InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { instanceStorage } from '../../shared/instance-storage';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const storageBy = (told: Answer) =>
  instanceStorage(
    fakeClients([told], ['ec2:DescribeInstanceTypes']).client(EC2Client, 'us-east-1'),
    'i2.xlarge',
  );

const described = (...InstanceTypes: InstanceTypeInfo[]): Answer =>
  answer(DescribeInstanceTypesCommand, { InstanceTypes }, { input: { InstanceTypes: ['i2.xlarge'] } });

test.each<[string, InstanceTypeInfo, string]>([
  ['no local disks', { InstanceStorageSupported: false }, 'none'],
  [
    'disks with encryption',
    { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'required' } },
    'encrypted',
  ],
  [
    'disks without',
    { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'unsupported' } },
    'in clear',
  ],
])('%s', async (_, info, expected) => {
  expect(await storageBy(described(info))).toBe(expected);
});

test('a type that EC2 does not know', async () => {
  expect(await storageBy(failure(DescribeInstanceTypesCommand, 'InvalidInstanceType'))).toBe('unknown');
});

test.each<[string, Answer]>([
  ['disks of which nothing is told', described({ InstanceStorageSupported: true })],
  ['nothing about disks', described({})],
  ['no type', answer(DescribeInstanceTypesCommand, {})],
])('an answer that leaves it open: %s', async (_, told) => {
  await expect(storageBy(told)).rejects.toThrow(
    'EC2 does not tell whether instance type i2.xlarge encrypts its local disks',
  );
});

test('a refused call', async () => {
  await expect(storageBy(failure(DescribeInstanceTypesCommand, 'UnauthorizedOperation'))).rejects.toThrow(
    'UnauthorizedOperation',
  );
});

import { DescribeInstanceTypesCommand } from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/ec2/ec2-instance-store-encrypted';
import { answer, failure, testRule } from '../../rule-tester';

testRule(rule, {
  compliant: {
    'NVMe disks': {
      configuration: { instanceType: 'i4i.large', state: { name: 'running' } },
      answers: [
        answer(
          DescribeInstanceTypesCommand,
          {
            InstanceTypes: [
              {
                InstanceType: 'i4i.large',
                InstanceStorageSupported: true,
                InstanceStorageInfo: { EncryptionSupport: 'required' },
              },
            ],
          },
          { input: { InstanceTypes: ['i4i.large'] } },
        ),
      ],
      annotation: /instance type i4i\.large encrypts/,
    },
    'NVMe disks of an instance whose state is not told': {
      configuration: { instanceType: 'i4i.large', state: null },
      answers: [
        answer(DescribeInstanceTypesCommand, {
          InstanceTypes: [
            { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'required' } },
          ],
        }),
      ],
    },
  },
  nonCompliant: {
    'disks of an older type': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'running' } },
      answers: [
        answer(DescribeInstanceTypesCommand, {
          InstanceTypes: [
            { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'unsupported' } },
          ],
        }),
      ],
      annotation: /i2\.xlarge does not encrypt the disks of its instance store; .* is wanted/,
    },
    'disks of an older type in a stopped instance, the state as JSON text, EBS encrypted': {
      configuration: { instanceType: 'i2.xlarge', state: '{"code":80,"name":"stopped"}' },
      ignored: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeId: 'vol-1' } }] },
      answers: [
        answer(DescribeInstanceTypesCommand, {
          InstanceTypes: [
            { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'unsupported' } },
          ],
        }),
      ],
    },
    'another type is exempt': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'running' } },
      parameters: { exemptInstanceTypes: 'd2.xlarge' },
      answers: [
        answer(DescribeInstanceTypesCommand, {
          InstanceTypes: [
            { InstanceStorageSupported: true, InstanceStorageInfo: { EncryptionSupport: 'unsupported' } },
          ],
        }),
      ],
    },
  },
  notApplicable: {
    'EBS alone': {
      configuration: { instanceType: 't3.micro', state: { name: 'running' } },
      answers: [
        answer(DescribeInstanceTypesCommand, { InstanceTypes: [{ InstanceStorageSupported: false }] }),
      ],
      annotation: /t3\.micro has no instance store/,
    },
    'a terminated instance': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'terminated' } },
      annotation: /is terminated\.$/,
    },
    'an instance that shuts down': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'shutting-down' } },
    },
    'an exempt type': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'running' } },
      parameters: { exemptInstanceTypes: 'd2.xlarge, I2.xlarge' },
      annotation: /exempt by a parameter/,
    },
    'a type that EC2 does not know': {
      configuration: { instanceType: 'cg1.4xlarge', state: { name: 'stopped' } },
      answers: [failure(DescribeInstanceTypesCommand, 'InvalidInstanceType')],
      annotation: /no longer describes instance type cg1\.4xlarge/,
    },
  },
  fails: {
    'an empty configuration': {
      configuration: {},
      error: /configuration\.instanceType: expected text, got nothing/,
    },
    'EC2 tells nothing about the disks': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'running' } },
      answers: [
        answer(DescribeInstanceTypesCommand, { InstanceTypes: [{ InstanceStorageSupported: true }] }),
      ],
      error: /does not tell whether instance type i2\.xlarge encrypts/,
    },
    'the call is refused': {
      configuration: { instanceType: 'i2.xlarge', state: { name: 'running' } },
      answers: [failure(DescribeInstanceTypesCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
  },
});

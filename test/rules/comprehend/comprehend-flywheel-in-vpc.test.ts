import { rule } from '../../../rules/comprehend/comprehend-flywheel-in-vpc';
import { testRule } from '../../rule-tester';

const inVpc = (Subnets: unknown, SecurityGroupIds: unknown) => ({
  configuration: { DataSecurityConfig: { VpcConfig: { Subnets, SecurityGroupIds } } },
});

testRule(rule, {
  compliant: {
    'a subnet and a security group': {
      ...inVpc(['subnet-1'], ['sg-1']),
      annotation: /works in subnet-1 with sg-1/,
    },
    'several, as JSON text': {
      configuration: {
        DataSecurityConfig:
          '{"VpcConfig":{"Subnets":["subnet-1","subnet-2"],"SecurityGroupIds":["sg-1","sg-2"]}}',
      },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /0 subnets and 0 security groups/ },
    'no VPC': { configuration: { DataSecurityConfig: { VolumeKmsKeyId: 'k' } } },
    'null for the VPC': { configuration: { DataSecurityConfig: { VpcConfig: null } } },
    'an empty list of subnets': inVpc([], ['sg-1']),
    'no security group': { ...inVpc(['subnet-1'], null), annotation: /1 subnets and 0 security groups/ },
  },
  fails: {
    'a subnet instead of a list': { ...inVpc('subnet-1', ['sg-1']), error: /Subnets: expected a list/ },
  },
});

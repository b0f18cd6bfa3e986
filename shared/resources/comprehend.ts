import { list, object, resource, text } from '../shape';

export const Flywheel = resource('AWS::Comprehend::Flywheel', {
  configuration: {
    DataSecurityConfig: object({
      DataLakeKmsKeyId: text,
      ModelKmsKeyId: text,
      VolumeKmsKeyId: text,
      VpcConfig: object({ Subnets: list(text), SecurityGroupIds: list(text) }),
    }),
  },
});

import { object, record, resource, text } from '../shape';

export const Job = resource('AWS::Glue::Job', {
  configuration: {
    Command: object({ Name: text }),
    DefaultArguments: record(text),
    NonOverridableArguments: record(text),
    SecurityConfiguration: text,
  },
});

export const MLTransform = resource('AWS::Glue::MLTransform', {
  configuration: {
    TransformEncryption: object({
      MLUserDataEncryption: object({ KmsKeyId: text, MLUserDataEncryptionMode: text }),
    }),
  },
});

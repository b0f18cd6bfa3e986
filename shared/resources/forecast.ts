import { object, resource, text } from '../shape';

export const Dataset = resource('AWS::Forecast::Dataset', {
  configuration: {
    // The API of Forecast spells it KMSKeyArn.
    EncryptionConfig: object({ KmsKeyArn: text }),
  },
});

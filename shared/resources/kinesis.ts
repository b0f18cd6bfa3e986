import { object, resource, text } from '../shape';

export const Stream = resource('AWS::Kinesis::Stream', {
  configuration: {
    StreamEncryption: object({ EncryptionType: text, KeyId: text }),
  },
});

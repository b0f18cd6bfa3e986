import { object, resource, text } from '../shape';

export const LocationEfs = resource('AWS::DataSync::LocationEFS', {
  configuration: { LocationArn: text, InTransitEncryption: text },
});

export const LocationHdfs = resource('AWS::DataSync::LocationHDFS', {
  configuration: {
    AuthenticationType: text,
    QopConfiguration: object({ RpcProtection: text, DataTransferProtection: text }),
  },
});

export const LocationObjectStorage = resource('AWS::DataSync::LocationObjectStorage', {
  configuration: { ServerProtocol: text },
});

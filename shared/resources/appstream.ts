import { list, object, resource, text } from '../shape';

export const Stack = resource('AWS::AppStream::Stack', {
  configuration: {
    StorageConnectors: list(object({ ConnectorType: text })),
  },
});

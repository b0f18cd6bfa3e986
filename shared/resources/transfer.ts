import { list, resource, text } from '../shape';

export const Server = resource('AWS::Transfer::Server', {
  configuration: {
    LoggingRole: text,
    Protocols: list(text),
    StructuredLogDestinations: list(text),
  },
});

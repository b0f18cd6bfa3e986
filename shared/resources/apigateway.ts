import { flag, object, record, resource, text } from '../shape';

/** A stage of a REST API. */
export const RestStage = resource('AWS::ApiGateway::Stage', {
  configuration: {
    cacheClusterEnabled: flag,
    accessLogSettings: object({ destinationArn: text, format: text }),
    // By method, such as `~1patients/GET`; `*/*` is the default of the stage.
    methodSettings: record(
      object({ cachingEnabled: flag, cacheDataEncrypted: flag, loggingLevel: text, dataTraceEnabled: flag }),
    ),
  },
});

/** A method of a REST API. */
export const Method = resource('AWS::ApiGateway::Method', {
  configuration: {
    HttpMethod: text,
    AuthorizationType: text,
    RestApiId: text,
    Integration: object({ Type: text, Uri: text, ConnectionType: text }),
  },
});

import { json, object, resource, text } from '../shape';

/** An HTTP or WebSocket API. */
export const Api = resource('AWS::ApiGatewayV2::Api', {
  configuration: { apiId: text, protocolType: text },
});

/** A stage of an HTTP or WebSocket API. */
export const Stage = resource('AWS::ApiGatewayV2::Stage', {
  configuration: { accessLogSettings: object({ destinationArn: text, format: text }) },
});

/** What an HTTP or WebSocket API calls. */
export const Integration = resource('AWS::ApiGatewayV2::Integration', {
  configuration: {
    IntegrationType: text,
    ConnectionType: text,
    IntegrationUri: text,
    // Its mere presence counts, and `[]` for an object may mean either.
    TlsConfig: json,
  },
});

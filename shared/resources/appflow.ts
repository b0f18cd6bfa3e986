import { list, object, resource, text } from '../shape';

export const Flow = resource('AWS::AppFlow::Flow', {
  configuration: {
    FlowName: text,
    KMSArn: text,
    DestinationFlowConfigList: list(object({ ConnectorType: text })),
  },
});

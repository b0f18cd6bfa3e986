import { integer, list, object, resource, text } from '../shape';

export const Listener = resource('AWS::GlobalAccelerator::Listener', {
  configuration: {
    ListenerArn: text,
    PortRanges: list(object({ FromPort: integer, ToPort: integer })),
    Protocol: text,
  },
});

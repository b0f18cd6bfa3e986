import { list, object, resource, text } from '../shape';

export const ClassicLoadBalancer = resource('AWS::ElasticLoadBalancing::LoadBalancer', {
  configuration: {
    listenerDescriptions: list(object({ listener: object({ protocol: text, instanceProtocol: text }) })),
  },
});

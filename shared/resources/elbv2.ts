import { integer, list, object, resource, text } from '../shape';

export const LoadBalancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
  configuration: {
    loadBalancerArn: text,
    type: text,
    state: object({ code: text }),
    availabilityZones: list(object({ zoneName: text, outpostId: text })),
  },
  supplementaryConfiguration: {
    // All values are text: "true", "60".
    LoadBalancerAttributes: list(object({ key: text, value: text })),
  },
});

export const Listener = resource('AWS::ElasticLoadBalancingV2::Listener', {
  configuration: {
    ListenerArn: text,
    LoadBalancerArn: text,
    Protocol: text,
    Port: integer,
    SslPolicy: text,
    DefaultActions: list(object({ Type: text, RedirectConfig: object({ Protocol: text }) })),
  },
});

export const TargetGroup = resource('AWS::ElasticLoadBalancingV2::TargetGroup', {
  configuration: {
    Protocol: text,
    TargetType: text,
    TargetGroupArn: text,
    LoadBalancerArns: list(text),
  },
});

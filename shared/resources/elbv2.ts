import { list, resource, text } from '../shape';

export const TargetGroup = resource('AWS::ElasticLoadBalancingV2::TargetGroup', {
  configuration: {
    Protocol: text,
    TargetType: text,
    TargetGroupArn: text,
    LoadBalancerArns: list(text),
  },
});

import { flag, integer, list, object, resource, text } from '../shape';

export const ClassicLoadBalancer = resource('AWS::ElasticLoadBalancing::LoadBalancer', {
  configuration: {
    availabilityZones: list(text),
    listenerDescriptions: list(
      object({
        listener: object({ protocol: text, instanceProtocol: text, loadBalancerPort: integer }),
        // Of SSL negotiation and of cookies.
        policyNames: list(text),
      }),
    ),
  },
  supplementaryConfiguration: {
    LoadBalancerAttributes: object({ accessLog: object({ enabled: flag, s3BucketName: text }) }),
    LoadBalancerPolicies: list(
      object({
        policyName: text,
        policyTypeName: text,
        policyAttributeDescriptions: list(object({ attributeName: text, attributeValue: text })),
      }),
    ),
  },
});

import { list, resource, text } from '../shape';

export const AutoScalingGroup = resource('AWS::AutoScaling::AutoScalingGroup', {
  configuration: { availabilityZones: list(text) },
});

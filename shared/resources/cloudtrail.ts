import { flag, resource } from '../shape';

export const Trail = resource('AWS::CloudTrail::Trail', {
  configuration: { logFileValidationEnabled: flag },
});

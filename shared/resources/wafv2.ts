import { resource, text } from '../shape';

export const WebAcl = resource('AWS::WAFv2::WebACL', {
  configuration: {
    resourceARN: text,
  },
});

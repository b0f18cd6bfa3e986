import { object, resource, text } from '../shape';

export const ConfigurationSet = resource('AWS::SES::ConfigurationSet', {
  configuration: {
    DeliveryOptions: object({ TlsPolicy: text }),
  },
});

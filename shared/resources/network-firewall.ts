import { object, resource, text } from '../shape';

export const Firewall = resource('AWS::NetworkFirewall::Firewall', {
  configuration: {
    firewall: object({ firewallArn: text }),
  },
});

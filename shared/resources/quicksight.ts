import { flag, object, resource } from '../shape';

export const DataSource = resource('AWS::QuickSight::DataSource', {
  configuration: {
    SslProperties: object({ DisableSsl: flag }),
  },
});

import { json, list, resource, text } from '../shape';

export const Certificate = resource('AWS::ACM::Certificate', {
  configuration: {
    certificateArn: text,
    status: text,
    // Text, or the number of seconds or milliseconds since 1970.
    notAfter: json,
    inUseBy: list(text),
  },
});

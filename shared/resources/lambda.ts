import { resource, text } from '../shape';

export const LambdaFunction = resource('AWS::Lambda::Function', {
  configuration: {
    functionArn: text,
  },
});

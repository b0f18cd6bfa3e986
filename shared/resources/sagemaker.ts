import { flag, list, object, resource, text } from '../shape';

// Serverless variants have no instance type.
const variants = list(object({ InstanceType: text }));

export const EndpointConfig = resource('AWS::SageMaker::EndpointConfig', {
  configuration: {
    KmsKeyId: text,
    ProductionVariants: variants,
    ShadowProductionVariants: variants,
    DataCaptureConfig: object({ EnableCapture: flag, DestinationS3Uri: text, KmsKeyId: text }),
  },
});

export const NotebookInstance = resource('AWS::SageMaker::NotebookInstance', {
  configuration: { KmsKeyId: text },
});

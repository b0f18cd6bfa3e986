import { approvalGap, kmsKeyIds } from '../../shared/kms-requirement';
import { booleanParameter } from '../../shared/parameters';
import { EndpointConfig } from '../../shared/resources/sagemaker';
import { changeRule } from '../../shared/rule';
import { localStorageInstanceTypes } from '../../shared/sagemaker';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';

export const rule = changeRule({
  id: 'sagemaker-endpoint-config-kms-key-set',
  title: 'SageMaker endpoint configurations name a KMS key',
  rationale:
    'The instances behind an endpoint write models and requests, PHI included, to volumes; without KmsKeyId no key of the account guards those.',
  whitepaper: { section: 'Amazon SageMaker', editions: [2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation:
    'Create a new endpoint configuration with KmsKeyId, since one cannot be changed, and switch the endpoint to it (UpdateEndpoint).',
  resource: EndpointConfig,
  parameters: {
    kmsKeyIds,
    localStorageInstanceTypes,
    requireDataCaptureKey: booleanParameter({
      default: false,
      description: 'Whether captured requests and answers need a KMS key of their own in S3 as well.',
    }),
  },

  evaluate(
    { configuration: config },
    { parameters: { kmsKeyIds: approved, localStorageInstanceTypes: local, requireDataCaptureKey } },
  ) {
    const capture = config.DataCaptureConfig;
    // Data capture that is configured is on, unless it says that it is not.
    const isCapturing = capture?.EnableCapture ?? capture?.DestinationS3Uri !== undefined;
    if (requireDataCaptureKey && isCapturing && capture?.KmsKeyId === undefined)
      return nonCompliant(
        'Requests and answers are captured without a KMS key; DataCaptureConfig should name one.',
      );
    const key = config.KmsKeyId;
    if (key !== undefined) {
      const gap = approvalGap(key, approved);
      if (gap !== undefined) return nonCompliant(gap);
      return compliant(`The volumes behind the endpoint are encrypted with KMS key ${key}.`);
    }
    const variants = [...(config.ProductionVariants ?? []), ...(config.ShadowProductionVariants ?? [])];
    const types = variants.map(({ InstanceType = 'serverless' }) => InstanceType);
    const others = types.filter((type) => !local.some((prefix) => type.startsWith(prefix)));
    if (types.length > 0 && others.length === 0)
      return notApplicable(`All data is on local disks, which the hardware encrypts: ${types.join(', ')}.`);
    const seen = types.length === 0 ? 'no variants' : `variants of type ${others.join(', ')}`;
    return nonCompliant(
      `KmsKeyId is not set; a KMS key is wanted for the volumes of the endpoint (${seen}).`,
    );
  },
});

export const { handler } = rule;

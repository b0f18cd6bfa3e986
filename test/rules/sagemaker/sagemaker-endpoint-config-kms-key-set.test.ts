import { rule } from '../../../rules/sagemaker/sagemaker-endpoint-config-kms-key-set';
import { testRule } from '../../rule-tester';

const DestinationS3Uri = 's3://captured/';

testRule(rule, {
  compliant: {
    'a key': {
      configuration: { KmsKeyId: 'alias/phi', ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
      ignored: { EndpointConfigName: 'e' },
      annotation: /KMS key alias\/phi/,
    },
    'a key beside local disks, which it does not reach': {
      configuration: { KmsKeyId: 'alias/phi', ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }] },
    },
    'an approved key, named by its id': {
      configuration: {
        KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1',
        ProductionVariants: [{ InstanceType: 'ml.m5.large' }],
      },
      parameters: { kmsKeyIds: '1' },
    },
    'the variants as JSON text': {
      configuration: { KmsKeyId: 'alias/phi', ProductionVariants: '[{"InstanceType":"ml.m5.large"}]' },
    },
    'captured without a key where none is required': {
      configuration: { KmsKeyId: 'alias/phi', DataCaptureConfig: { EnableCapture: true, DestinationS3Uri } },
    },
    'captured with a key where one is required': {
      configuration: {
        KmsKeyId: 'alias/phi',
        DataCaptureConfig: { EnableCapture: 'true', DestinationS3Uri, KmsKeyId: 'alias/captured' },
      },
      parameters: { requireDataCaptureKey: 'true' },
    },
    'capture is off where a key is required for it': {
      configuration: {
        KmsKeyId: 'alias/phi',
        DataCaptureConfig: { EnableCapture: 'False', DestinationS3Uri },
      },
      parameters: { requireDataCaptureKey: 'true' },
    },
    'capture is not configured where a key is required for it': {
      configuration: { KmsKeyId: 'alias/phi', DataCaptureConfig: null },
      parameters: { requireDataCaptureKey: 'true' },
    },
    'an empty capture configuration where a key is required for it': {
      configuration: { KmsKeyId: 'alias/phi', DataCaptureConfig: {} },
      parameters: { requireDataCaptureKey: 'true' },
    },
  },
  nonCompliant: {
    'an empty configuration': { configuration: {}, annotation: /KmsKeyId is not set.*no variants/ },
    'an empty list of variants': { configuration: { KmsKeyId: null, ProductionVariants: [] } },
    'no key': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
      annotation: /variants of type ml\.m5\.large/,
    },
    'an empty key of a serverless variant': {
      configuration: {
        KmsKeyId: '',
        ProductionVariants: '[{"ServerlessConfig":{"MemorySizeInMB":2048}}]',
      },
      annotation: /variants of type serverless/,
    },
    'local disks and a volume': {
      configuration: {
        ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }, { InstanceType: 'ml.m5.large' }],
      },
      annotation: /variants of type ml\.m5\.large\)/,
    },
    'local disks, and a shadow variant with a volume': {
      configuration: {
        ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }],
        ShadowProductionVariants: [{ InstanceType: 'ml.c5.large' }],
      },
      annotation: /variants of type ml\.c5\.large\)/,
    },
    'local disks and a serverless variant': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }, { InstanceType: null }] },
    },
    'a family whose name begins like one with local disks': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.p5x.large' }] },
    },
    'local disks that are not among the types asked for': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.g5.2xlarge' }] },
      parameters: { localStorageInstanceTypes: 'ml.g4dn.,ml.p4d.' },
    },
    'a key that is not approved': {
      configuration: { KmsKeyId: 'alias/other', ProductionVariants: [{ InstanceType: 'ml.m5.large' }] },
      parameters: { kmsKeyIds: 'alias/phi' },
      annotation: /alias\/other, which is not one of the approved keys/,
    },
    'captured without a key where one is required': {
      configuration: { KmsKeyId: 'alias/phi', DataCaptureConfig: { EnableCapture: true } },
      parameters: { requireDataCaptureKey: 'true' },
      annotation: /captured without a KMS key/,
    },
    'captured by default without a key where one is required': {
      configuration: { KmsKeyId: 'alias/phi', DataCaptureConfig: { DestinationS3Uri, KmsKeyId: '' } },
      parameters: { requireDataCaptureKey: 'true' },
    },
    'local disks, captured without a key where one is required': {
      configuration: {
        ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }],
        DataCaptureConfig: { EnableCapture: true, DestinationS3Uri },
      },
      parameters: { requireDataCaptureKey: 'true' },
    },
  },
  notApplicable: {
    'local disks': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.g5.xlarge' }] },
      annotation: /local disks, which the hardware encrypts: ml\.g5\.xlarge/,
    },
    'local disks of several families': {
      configuration: {
        KmsKeyId: null,
        ProductionVariants: [{ InstanceType: 'ml.p4d.24xlarge' }, { InstanceType: 'ml.m5d.large' }],
        ShadowProductionVariants: [{ InstanceType: 'ml.p6e-gb200.36xlarge' }],
      },
    },
    'local disks of a family that is asked for': {
      configuration: { ProductionVariants: [{ InstanceType: 'ml.new9d.large' }] },
      parameters: { localStorageInstanceTypes: 'ml.new9d.' },
    },
  },
  fails: {
    'variants of another kind': {
      configuration: { ProductionVariants: 'ml.m5.large' },
      error: /configuration\.ProductionVariants: expected a list/,
    },
  },
});

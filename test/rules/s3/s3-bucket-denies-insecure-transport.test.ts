import { rule } from '../../../rules/s3/s3-bucket-denies-insecure-transport';
import { testRule } from '../../rule-tester';

const arn = 'arn:aws:s3:::b';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const policyText = (...statements: readonly unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const policy = (...statements: readonly unknown[]) => ({
  BucketPolicy: { policyText: policyText(...statements) },
});

testRule(rule, {
  compliant: {
    'the bucket and its objects': { arn, supplementaryConfiguration: policy(denial) },
    'the bucket and its objects by two statements': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: arn }, { ...denial, Resource: `${arn}/*` }),
    },
    'calls of AWS services are exempt, anonymous ones are not': {
      arn,
      supplementaryConfiguration: policy({
        ...denial,
        Condition: { ...denial.Condition, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    },
    'GovCloud, where the ARN of the item tells the partition': {
      arn: 'arn:aws-us-gov:s3:::b',
      supplementaryConfiguration: policy({
        ...denial,
        Resource: ['arn:aws-us-gov:s3:::b', 'arn:aws-us-gov:s3:::b/*'],
      }),
    },
    'China, where the item has no ARN': {
      partition: 'aws-cn',
      supplementaryConfiguration: policy({
        ...denial,
        Resource: ['arn:aws-cn:s3:::resource-1', 'arn:aws-cn:s3:::resource-1/*'],
      }),
    },
    'the policy of every bucket with the prefix': {
      arn: 'arn:aws:s3:::my-bucket',
      supplementaryConfiguration: policy({ ...denial, Resource: 'arn:aws:s3:::my-buck*' }),
    },
    'a percent-encoded document': {
      arn,
      supplementaryConfiguration: {
        BucketPolicy: { policyText: encodeURIComponent(policyText(denial)) },
      },
    },
    'the bucket policy as JSON text': {
      arn,
      supplementaryConfiguration: {
        BucketPolicy: JSON.stringify({ policyText: policyText(denial) }),
      },
    },
    'the objects alone, where that is accepted': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: `${arn}/*` }),
      parameters: { objectsOnly: 'true' },
    },
    'beside the fields that AWS sends for every bucket': {
      arn,
      ignored: { name: 'b', creationDate: '2024-01-01T00:00:00.000Z' },
      supplementaryConfiguration: policy(denial),
    },
  },
  nonCompliant: {
    'no policy recorded': { arn, annotation: /its role may not read it/ },
    'a null for the bucket policy': { arn, supplementaryConfiguration: { BucketPolicy: null } },
    'an empty bucket policy': {
      arn,
      supplementaryConfiguration: { BucketPolicy: {} },
      annotation: /There is no policy\./,
    },
    'a null policy text': { arn, supplementaryConfiguration: { BucketPolicy: { policyText: null } } },
    'a policy that is no JSON': {
      arn,
      supplementaryConfiguration: { BucketPolicy: { policyText: '{"Statement":' } },
      annotation: /cannot be read/,
    },
    'the objects alone': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: `${arn}/*` }),
      annotation: /for the bucket itself\. Wanted/,
    },
    'the bucket alone': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: [arn] }),
      annotation: /for its objects\. Wanted/,
    },
    'the bucket alone, where objects are enough': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: [arn] }),
      parameters: { objectsOnly: 'true' },
    },
    'two actions': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Action: ['s3:GetObject', 's3:PutObject'] }),
      annotation: /for the bucket itself and its objects\. Wanted/,
    },
    'the bucket and the objects of a prefix': {
      arn,
      supplementaryConfiguration: policy({ ...denial, Resource: [arn, `${arn}/phi/*`] }),
    },
    'old TLS versions alone': {
      arn,
      supplementaryConfiguration: policy({
        ...denial,
        Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      }),
    },
    'a second condition': {
      arn,
      supplementaryConfiguration: policy({
        ...denial,
        Condition: { ...denial.Condition, IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      }),
    },
    'anonymous calls escape': {
      arn,
      supplementaryConfiguration: policy({
        ...denial,
        Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:PrincipalIsAWSService': 'false' } },
      }),
    },
    'an Allow over TLS': {
      arn,
      supplementaryConfiguration: policy({
        ...denial,
        Effect: 'Allow',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      }),
    },
    'ARNs of another partition': {
      arn: 'arn:aws-us-gov:s3:::b',
      supplementaryConfiguration: policy(denial),
    },
  },
  fails: {
    'a bucket policy of another kind': {
      arn,
      supplementaryConfiguration: { BucketPolicy: 7 },
      error: /supplementaryConfiguration\.BucketPolicy: expected an object/,
    },
  },
});

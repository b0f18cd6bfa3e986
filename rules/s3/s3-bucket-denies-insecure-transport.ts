import { booleanParameter } from '../../shared/parameters';
import { plainHttpGap } from '../../shared/policy';
import { Bucket } from '../../shared/resources/s3';
import { changeRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = changeRule({
  id: 's3-bucket-denies-insecure-transport',
  title: 'S3 bucket policies deny requests over plain HTTP',
  rationale:
    'S3 also answers on plain HTTP; unless the bucket refuses it, objects with PHI can cross the network unencrypted.',
  whitepaper: {
    section: 'Amazon Simple Storage Service (Amazon S3)',
    editions: [2017, 2024],
    basis: 'explicit',
  },
  safeguard: 'encryption-in-transit',
  citations: ['164.312(e)(1)', '164.312(e)(2)(i)', '164.312(e)(2)(ii)'],
  severity: 'high',
  remediation:
    'Add to the bucket policy a Deny of s3:* for principal "*" on the bucket and on bucket/* when aws:SecureTransport is ' +
    '"false" (Bool). The runbook AWSConfigRemediation-RestrictBucketSSLRequestsOnly does so.',
  resource: Bucket,
  parameters: {
    objectsOnly: booleanParameter({
      default: false,
      description:
        'Whether a denial for the objects is enough, without the bucket itself (listing and configuration).',
    }),
  },

  evaluate(
    { supplementaryConfiguration: { BucketPolicy: policy }, arn, resourceId },
    { partition, parameters: { objectsOnly } },
  ) {
    if (policy === undefined) {
      return nonCompliant(
        'AWS Config recorded no bucket policy: there is none, or its role may not read it. One that denies plain HTTP is wanted.',
      );
    }
    // The resource id of a bucket is its name.
    const bucket = arn ?? `arn:${partition}:s3:::${resourceId}`;
    const objects = { 'its objects': `${bucket}/*` };
    const gap = plainHttpGap(policy.policyText, {
      resources: objectsOnly ? objects : { 'the bucket itself': bucket, ...objects },
      actions: ['s3:*'],
    });
    if (gap === undefined) return compliant('The bucket policy denies plain HTTP to everyone.');
    return nonCompliant(
      `${gap} Wanted: Deny s3:* to everyone if aws:SecureTransport is false, without other conditions.`,
    );
  },
});

export const { handler } = rule;

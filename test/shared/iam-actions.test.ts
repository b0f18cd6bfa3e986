import { isAllowed } from '../../shared/iam-actions';

describe('isAllowed', () => {
  test.each([
    ['DescribeKey', ['kms:DescribeKey']],
    ['DescribeFlow', ['kms:DescribeKey', 'appflow:DescribeFlow']],
    ['GetRoutes', ['apigateway:GET']],
    ['GetDomainNames', ['apigateway:GET']],
    ['GetBucketLifecycleConfiguration', ['s3:GetLifecycleConfiguration']],
    ['ListBuckets', ['s3:ListAllMyBuckets']],
  ])('%s by %p', (operation, actions) => {
    expect(isAllowed(operation, actions)).toBe(true);
  });

  test.each([
    ['DescribeKey', []],
    ['DescribeKey', ['kms:DescribeKeys', 'kms:ReDescribeKey', 'apigateway:GET']],
    ['GetRoutes', ['apigateway:GetRoutes']],
    ['ListBuckets', ['s3:ListBuckets', 's3:ListBucket']],
  ])('not %s by %p', (operation, actions) => {
    expect(isAllowed(operation, actions)).toBe(false);
  });
});

import { isAllowed } from '../../shared/iam-actions';

describe('isAllowed', () => {
  test.each([
    ['DescribeKey', ['kms:DescribeKey']],
    ['DescribeFlow', ['kms:DescribeKey', 'appflow:DescribeFlow']],
    ['GetRoutes', ['apigateway:GET']],
    ['GetDomainNames', ['apigateway:GET']],
  ])('%s by %p', (operation, actions) => {
    expect(isAllowed(operation, actions)).toBe(true);
  });

  test.each([
    ['DescribeKey', []],
    ['DescribeKey', ['kms:DescribeKeys', 'kms:ReDescribeKey', 'apigateway:GET']],
    ['GetRoutes', ['apigateway:GetRoutes']],
  ])('not %s by %p', (operation, actions) => {
    expect(isAllowed(operation, actions)).toBe(false);
  });
});

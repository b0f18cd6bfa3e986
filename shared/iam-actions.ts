/** Which IAM action allows an operation of an AWS API. */

/** Operations that IAM knows by another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
  GetDomainNames: 'apigateway:GET',
  GetRoutes: 'apigateway:GET',
  ListBuckets: 's3:ListAllMyBuckets',
};

/**
 * Whether one of the IAM actions allows the operation.
 * @param operation as the SDK's commands name it, such as `DescribeKey`
 */
export function isAllowed(operation: string, actions: readonly string[]): boolean {
  const other = OTHER_NAMES[operation];
  return actions.some((action) =>
    other === undefined ? action.endsWith(`:${operation}`) : action === other,
  );
}

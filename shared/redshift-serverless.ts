/** Workgroups of Redshift Serverless. */
import {
  paginateListWorkgroups,
  type RedshiftServerlessClient,
  type Workgroup,
} from '@aws-sdk/client-redshift-serverless';
import { ReportError } from './errors';

/** The type of findings about them. AWS Config does not record it; the resource id is the ARN. */
export const WORKGROUP = 'AWS::RedshiftServerless::Workgroup';

/**
 * All workgroups of the Region. Needs redshift-serverless:ListWorkgroups.
 * @throws ReportError when one has no ARN, or an error of AWS
 */
export async function* workgroupsOf(
  client: RedshiftServerlessClient,
): AsyncGenerator<Workgroup & { readonly workgroupArn: string }> {
  for await (const { workgroups = [] } of paginateListWorkgroups({ client }, {})) {
    for (const { workgroupArn, ...workgroup } of workgroups) {
      if (workgroupArn === undefined)
        throw new ReportError(
          `Redshift Serverless lists workgroup ${String(workgroup.workgroupName)} without an ARN`,
        );
      yield { ...workgroup, workgroupArn };
    }
  }
}

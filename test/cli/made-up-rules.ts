/** Small rules whose every verdict is easy to bring about. */
import { DescribeDBParametersCommand, paginateDescribeDBParameters, RDSClient } from '@aws-sdk/client-rds';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { booleanParameter, integerParameter } from '../../shared/parameters';
import { changeRule, periodicRule } from '../../shared/rule';
import { flag, object, resource, text } from '../../shared/shape';
import { compliant, nonCompliant } from '../../shared/verdict';

const metadata = {
  rationale: 'Messages may carry PHI.',
  whitepaper: { section: 'Amazon SQS', editions: [2017, 2024], basis: 'explicit' },
  safeguard: 'encryption-at-rest',
  citations: ['164.312(a)(2)(iv)'],
  severity: 'high',
  remediation: 'Turn encryption on.',
} as const;

/** Encrypted or not, by `configuration.encrypted`. */
export const encrypted = changeRule({
  ...metadata,
  id: 'sqs-encrypted',
  title: 'Queues are encrypted',
  resource: resource('AWS::SQS::Queue', { configuration: { encrypted: flag } }),
  parameters: {
    strict: booleanParameter({ default: false, description: 'Accept nothing.', inPack: true }),
    days: integerParameter({ default: 7, min: 1, max: 30, description: 'Days.' }),
  },
  evaluate({ configuration }, { parameters: { strict } }) {
    if (configuration.encrypted === true && !strict) return compliant('Encrypted.');
    return nonCompliant('Encryption is off; it should be on.');
  },
});

/** Reads the supplementary configuration. */
export const policed = changeRule({
  ...metadata,
  id: 'sqs-policed',
  title: 'Queues have a policy',
  safeguard: 'access-control',
  citations: ['164.312(a)(1)'],
  severity: 'critical',
  resource: resource('AWS::SQS::Queue', {
    configuration: {},
    supplementaryConfiguration: { policy: text },
  }),
  evaluate({ resourceName, supplementaryConfiguration: { policy } }) {
    if (policy !== undefined) return compliant('There is a policy.');
    return nonCompliant(`=${resourceName ?? 'It'} has no policy, "none" at all.`);
  },
});

/** Asks AWS unless the item says enough. */
export const parameterized = changeRule({
  ...metadata,
  id: 'rds-parameterized',
  title: 'Databases have parameters',
  safeguard: 'integrity',
  severity: 'low',
  resource: resource('AWS::RDS::DBInstance', {
    configuration: { group: object({ name: text }) },
  }),
  permissions: ['rds:DescribeDBParameters'],
  async evaluate({ configuration: { group } }, { client }) {
    if (group?.name === undefined) return nonCompliant('No group.');
    let count = 0;
    const pages = paginateDescribeDBParameters(
      { client: client(RDSClient) },
      { DBParameterGroupName: group.name },
    );
    for await (const { Parameters = [] } of pages) count += Parameters.length;
    return count > 0 ? compliant(`${String(count)} parameters.`) : nonCompliant('No parameters.');
  },
});

/** Asks AWS about the account. */
export const summarized = periodicRule({
  ...metadata,
  id: 'iam-summarized',
  title: 'Accounts have a summary',
  reports: 'account',
  permissions: ['iam:GetAccountSummary'],
  async evaluate({ client }) {
    const { SummaryMap = {} } = await client(IAMClient).send(new GetAccountSummaryCommand({}));
    return SummaryMap.Users === 1 ? compliant('One user.') : nonCompliant('Not one user.');
  },
});

/** Reports about resources, by a call that its permissions name otherwise. */
export const listed = periodicRule({
  ...metadata,
  id: 'rds-listed',
  title: 'Databases are listed',
  reports: ['AWS::RDS::DBInstance'],
  permissions: ['rds:ListThings'],
  async *evaluate({ client }) {
    const { Parameters = [] } = await client(RDSClient).send(
      new DescribeDBParametersCommand({ DBParameterGroupName: 'x' }),
    );
    for (const { ParameterName = '' } of Parameters) {
      yield {
        resourceType: 'AWS::RDS::DBInstance',
        resourceId: ParameterName,
        verdict: compliant('Listed.'),
      };
    }
  },
});

/** Least privilege: the calls that the packaged functions can make, against what their roles allow. */
import { rules } from '../../rules/index';
import { isAllowed } from '../../shared/iam-actions';
import { packaged, PACKAGING_MS } from './packaged';
import { deniedOf, operationsOf, roleOf, rolesOfFunctions } from './roles';

/** Of IAM, for all inline policies of a role. */
const POLICY_CHARACTERS = 10_240;
/** What the engine asks on a schedule alone; the functions of the evaluator have none. */
const SCHEDULED = ['BatchGetResourceConfig', 'GetComplianceDetailsByConfigRule', 'ListDiscoveredResources'];
/** Only where a role of another account is named, by a policy of its own. */
const OTHER_ACCOUNTS = 'AssumeRole';

/** Done in the role's name by Lambda itself. */
const LAMBDAS_OWN = ['logs:CreateLogStream', 'logs:PutLogEvents', 'sqs:SendMessage'];

beforeAll(packaged, PACKAGING_MS);

test.each(rules.map(({ id }) => id))('%s: nothing that it can ask is denied', (id) => {
  const role = rolesOfFunctions().get(`hipaa-config-${id}`) ?? '';
  const operations = operationsOf(id).filter(
    (operation) =>
      operation !== OTHER_ACCOUNTS && !(role === 'EvaluatorRole' && SCHEDULED.includes(operation)),
  );
  expect(operations).toContain('PutEvaluations');
  expect(deniedOf(operations, roleOf(role).actions)).toEqual([]);
});

test('nothing is allowed that no function can ask', () => {
  const operations = [...new Set(rules.flatMap(({ id }) => operationsOf(id)))];
  const unused = (role: string) =>
    roleOf(role).actions.filter(
      (action) =>
        !LAMBDAS_OWN.includes(action) && !operations.some((operation) => isAllowed(operation, [action])),
    );
  expect([unused('EvaluatorRole'), unused('ReaderRole')]).toEqual([[], []]);
});

test('the policies are as short as IAM asks for', () => {
  expect(roleOf('ReaderRole').policyLength).toBeGreaterThan(2_000);
  expect(roleOf('ReaderRole').policyLength).toBeLessThanOrEqual(POLICY_CHARACTERS);
});

test('a missing permission is found', () => {
  const { actions } = roleOf('ReaderRole');
  const operations = operationsOf('rds-instance-postgresql-tls-required');
  expect(deniedOf(operations, actions)).toEqual([OTHER_ACCOUNTS]);
  expect(
    deniedOf(
      operations,
      actions.filter((action) => action !== 'rds:DescribeDBParameters'),
    ),
  ).toEqual([OTHER_ACCOUNTS, 'DescribeDBParameters']);
});

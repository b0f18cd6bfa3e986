import {
  DescribeDirectoriesCommand,
  type DirectoryStage,
  type DirectoryType,
  ListLogSubscriptionsCommand,
} from '@aws-sdk/client-directory-service';
import { rule } from '../../../rules/directory/directory-service-security-logs-forwarded';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const DIRECTORY = 'AWS::DirectoryService::Directory';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const directory = (Type: DirectoryType = 'MicrosoftAD', Stage: DirectoryStage = 'Active') =>
  answer(DescribeDirectoriesCommand, { DirectoryDescriptions: [{ DirectoryId: 'd-1', Type, Stage }] });
const forwarded = (...groups: string[]) =>
  answer(
    ListLogSubscriptionsCommand,
    { LogSubscriptions: groups.map((LogGroupName) => ({ LogGroupName })) },
    { input: { DirectoryId: 'd-1' } },
  );

testPeriodicRule(rule, {
  compliant: {
    'to a log group': {
      answers: [directory(), forwarded('/aws/directoryservice/d-1-corp')],
      annotation: /^The security log goes to \/aws\/directoryservice\/d-1-corp\.$/,
    },
    'to a log group on the second page': {
      answers: [
        directory('MicrosoftAD', 'Impaired'),
        answer(ListLogSubscriptionsCommand, { LogSubscriptions: [], NextToken: 'n' }),
        answer(
          ListLogSubscriptionsCommand,
          { LogSubscriptions: [{ LogGroupName: '/ds' }] },
          { input: { DirectoryId: 'd-1', NextToken: 'n' } },
        ),
      ],
    },
  },
  nonCompliant: {
    'to none': {
      answers: [directory(), forwarded()],
      annotation: /not forwarded; a subscription .* is wanted/,
    },
    'no list': { answers: [directory(), answer(ListLogSubscriptionsCommand, {})] },
  },
  notApplicable: {
    'a connector': { answers: [directory('ADConnector')], annotation: /ADConnector/ },
    'a shared directory, whose owner forwards its log': { answers: [directory('SharedMicrosoftAD')] },
    'a directory that is being created': { answers: [directory('MicrosoftAD', 'Creating')] },
  },
  findings: {
    'two directories': {
      answers: [
        answer(DescribeDirectoriesCommand, {
          DirectoryDescriptions: [
            { DirectoryId: 'd-2', Type: 'ADConnector', Stage: 'Active' },
            { DirectoryId: 'd-1', Type: 'MicrosoftAD', Stage: 'Active' },
          ],
        }),
        forwarded(),
      ],
      expected: [
        [DIRECTORY, 'd-2', 'NOT_APPLICABLE'],
        [DIRECTORY, 'd-1', 'NON_COMPLIANT'],
      ],
    },
    'a Region without Directory Service': {
      answers: [{ ...failure(DescribeDirectoriesCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the subscriptions cannot be listed': {
      answers: [directory(), failure(ListLogSubscriptionsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'the directories cannot be listed': {
      answers: [failure(DescribeDirectoriesCommand, 'ServiceException')],
      error: /ServiceException/,
    },
  },
});

import { DescribeDirectoriesCommand, type DirectoryDescription } from '@aws-sdk/client-directory-service';
import { rule } from '../../../rules/directory/directory-service-type-eligible';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const DIRECTORY = 'AWS::DirectoryService::Directory';
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND host'), { code: 'ENOTFOUND' });

const directory = (description: DirectoryDescription) => [
  answer(DescribeDirectoriesCommand, {
    DirectoryDescriptions: [{ DirectoryId: 'd-1', Stage: 'Active', ...description }],
  }),
];

testPeriodicRule(rule, {
  compliant: {
    'a Microsoft AD, Standard Edition': {
      answers: directory({ Type: 'MicrosoftAD', Edition: 'Standard' }),
      annotation: /^The type of the directory is MicrosoftAD\.$/,
    },
    'a shared directory': { answers: directory({ Type: 'SharedMicrosoftAD' }) },
    'an impaired connector': { answers: directory({ Type: 'ADConnector', Stage: 'Impaired' }) },
    'a Simple AD that a parameter allows': {
      parameters: { allowedTypes: 'microsoftad, simplead' },
      answers: directory({ Type: 'SimpleAD' }),
    },
  },
  nonCompliant: {
    'a Simple AD': {
      answers: directory({ Type: 'SimpleAD' }),
      annotation: /is SimpleAD; wanted is one of MicrosoftAD, SharedMicrosoftAD, ADConnector\./,
    },
    'a Simple AD that does not work': { answers: directory({ Type: 'SimpleAD', Stage: 'Inoperable' }) },
    'a Simple AD that is being created': { answers: directory({ Type: 'SimpleAD', Stage: 'Creating' }) },
    'a connector that a parameter leaves out': {
      parameters: { allowedTypes: 'MicrosoftAD' },
      answers: directory({ Type: 'ADConnector' }),
    },
  },
  notApplicable: {
    'a Simple AD that is being deleted': {
      answers: directory({ Type: 'SimpleAD', Stage: 'Deleting' }),
      annotation: /stage of the directory is Deleting/,
    },
    'a Simple AD that could not be created': { answers: directory({ Type: 'SimpleAD', Stage: 'Failed' }) },
  },
  findings: {
    'directories of two pages': {
      answers: [
        answer(DescribeDirectoriesCommand, {
          DirectoryDescriptions: [{ DirectoryId: 'd-1', Type: 'MicrosoftAD', Stage: 'Active' }],
          NextToken: 'n',
        }),
        answer(
          DescribeDirectoriesCommand,
          { DirectoryDescriptions: [{ DirectoryId: 'd-2', Type: 'SimpleAD', Stage: 'Active' }] },
          { input: { NextToken: 'n' } },
        ),
      ],
      expected: [
        [DIRECTORY, 'd-1', 'COMPLIANT'],
        [DIRECTORY, 'd-2', 'NON_COMPLIANT'],
      ],
    },
    'a Region without Directory Service': {
      answers: [{ ...failure(DescribeDirectoriesCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'a parameter names an unknown type': {
      parameters: { allowedTypes: 'MicrosoftAD, HybridAD' },
      answers: [],
      error: /allowedTypes/,
    },
    'the directories cannot be listed': {
      answers: [failure(DescribeDirectoriesCommand, 'ServiceException')],
      error: /ServiceException/,
    },
  },
});

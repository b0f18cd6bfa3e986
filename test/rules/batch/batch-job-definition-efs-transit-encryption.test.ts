import { DescribeJobDefinitionsCommand, type JobDefinition } from '@aws-sdk/client-batch';
import { rule } from '../../../rules/batch/batch-job-definition-efs-transit-encryption';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const definition = (
  revision: number,
  properties: Partial<JobDefinition>,
  jobDefinitionName = 'claims',
): JobDefinition => ({
  jobDefinitionName,
  jobDefinitionArn: `arn:aws:batch:us-east-1:111122223333:job-definition/${jobDefinitionName}:${String(revision)}`,
  revision,
  status: 'ACTIVE',
  type: 'container',
  ...properties,
});

const listed = (...jobDefinitions: JobDefinition[]) => [
  answer(DescribeJobDefinitionsCommand, { jobDefinitions }, { input: { status: 'ACTIVE' } }),
];

const TLS: Partial<JobDefinition> = {
  containerProperties: {
    volumes: [{ name: 'e', efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' } }],
  },
};
const CLEAR: Partial<JobDefinition> = {
  containerProperties: {
    volumes: [{ name: 'e', efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'DISABLED' } }],
  },
};
const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

testPeriodicRule(rule, {
  compliant: {
    'an EFS volume with TLS': {
      answers: listed(definition(1, TLS)),
      annotation: /^Jobs mount EFS over TLS: e \(fs-1, ENABLED\)\.$/,
    },
    'beside a volume of the host': {
      answers: listed(
        definition(1, {
          ecsProperties: {
            taskProperties: [
              {
                containers: [{ image: 'i' }],
                volumes: [
                  { name: 'h', host: { sourcePath: '/d' } },
                  {
                    name: 'e',
                    efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' },
                  },
                ],
              },
            ],
          },
        }),
      ),
    },
  },
  nonCompliant: {
    'an EFS volume without the setting': {
      answers: listed(
        definition(1, {
          containerProperties: {
            volumes: [{ name: 'e', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
          },
        }),
      ),
      annotation: /^Jobs mount EFS without TLS: e \(fs-1, not set\)\. transitEncryption ENABLED is wanted/,
    },
    'one volume of two, of a job on several nodes': {
      answers: listed(
        definition(1, {
          type: 'multinode',
          nodeProperties: {
            numNodes: 2,
            mainNode: 0,
            nodeRangeProperties: [
              {
                targetNodes: '0:0',
                container: {
                  volumes: [
                    {
                      name: 'a',
                      efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'ENABLED' },
                    },
                  ],
                },
              },
              {
                targetNodes: '1:1',
                container: {
                  volumes: [
                    {
                      name: 'b',
                      efsVolumeConfiguration: { fileSystemId: 'fs-1', transitEncryption: 'DISABLED' },
                    },
                  ],
                },
              },
            ],
          },
        }),
      ),
      annotation: /without TLS: b \(fs-1, DISABLED\)\./,
    },
  },
  notApplicable: {
    'no volume on EFS': {
      answers: listed(definition(1, { containerProperties: { volumes: [{ host: { sourcePath: '/d' } }] } })),
      annotation: /No volume of the job definition is on EFS/,
    },
    'no volume at all': { answers: listed(definition(1, {})) },
  },
  findings: {
    'revisions that are replaced, on another page than the newest': {
      answers: [
        answer(DescribeJobDefinitionsCommand, {
          jobDefinitions: [definition(3, CLEAR), definition(2, TLS)],
          nextToken: 'more',
        }),
        answer(
          DescribeJobDefinitionsCommand,
          { jobDefinitions: [definition(4, TLS), definition(1, CLEAR, 'reports')] },
          { input: { nextToken: 'more', status: 'ACTIVE' } },
        ),
      ],
      expected: [
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/claims:3',
          'NOT_APPLICABLE',
        ],
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/claims:2',
          'NOT_APPLICABLE',
        ],
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/claims:4',
          'COMPLIANT',
        ],
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/reports:1',
          'NON_COMPLIANT',
        ],
      ],
    },
    'every revision, where all are judged': {
      answers: listed(definition(4, TLS), definition(3, CLEAR)),
      parameters: { latestRevisionOnly: 'false' },
      expected: [
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/claims:4',
          'COMPLIANT',
        ],
        [
          'AWS::Batch::JobDefinition',
          'arn:aws:batch:us-east-1:111122223333:job-definition/claims:3',
          'NON_COMPLIANT',
        ],
      ],
    },
    'no job definition': { answers: listed(), expected: [] },
    'a Region without Batch': {
      answers: [{ ...failure(DescribeJobDefinitionsCommand, 'Error'), reply: { error: NO_HOST } }],
      expected: [],
    },
  },
  fails: {
    'the call is refused': {
      answers: [failure(DescribeJobDefinitionsCommand, 'AccessDeniedException')],
      error: /AccessDenied/,
    },
    'a definition without a revision': {
      answers: listed({ ...definition(1, TLS), revision: undefined }),
      error: /without an ARN, a name or a revision/,
    },
  },
});

import { DescribeFlowCommand } from '@aws-sdk/client-appflow';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { rule } from '../../../rules/appflow/appflow-flow-customer-managed-key';
import { answer, failure, testRule } from '../../rule-tester';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1';
const OTHERS_KEY = 'arn:aws:kms:us-east-1:444455556666:key/2';

testRule(rule, {
  compliant: {
    'a customer managed key in the item': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }],
      },
      answers: [
        answer(
          DescribeKeyCommand,
          { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } },
          { input: { KeyId: KEY } },
        ),
      ],
      annotation: /key\/1, customer managed\.$/,
    },
    'a customer managed key by the word of the service': {
      configuration: { FlowName: 'f', DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      answers: [
        answer(DescribeFlowCommand, { kmsArn: KEY }, { input: { flowName: 'f' } }),
        answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } }),
      ],
    },
    'a key of another account, to Snowflake': {
      configuration: {
        FlowName: 'f',
        KMSArn: OTHERS_KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'Snowflake' }],
      },
      annotation: /belongs to account 444455556666/,
    },
    'an approved key, to Redshift, in text': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: '[{"ConnectorType":"redshift"}]',
      },
      parameters: { kmsKeyIds: 'alias/phi,1' },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'CUSTOMER' } })],
    },
    'a deleted key, to Upsolver': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'Upsolver' }],
      },
      answers: [failure(DescribeKeyCommand, 'NotFoundException')],
      annotation: /KMS no longer has it/,
    },
  },
  nonCompliant: {
    'a key that AWS manages': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }],
      },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
      annotation: /managed by AWS; a customer managed key is wanted/,
    },
    'no key in either place': {
      configuration: { FlowName: 'f', DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      answers: [answer(DescribeFlowCommand, { flowName: 'f' })],
      annotation: /^The key that AppFlow manages/,
    },
    'a null key, beside a destination of another kind': {
      configuration: {
        FlowName: 'f',
        KMSArn: null,
        DestinationFlowConfigList: [{ ConnectorType: 'Salesforce' }, { ConnectorType: 's3' }],
      },
      answers: [answer(DescribeFlowCommand, {})],
    },
    'a key of AWS by the word of the service': {
      configuration: { FlowName: 'f', DestinationFlowConfigList: [{ ConnectorType: 'Redshift' }] },
      answers: [
        answer(DescribeFlowCommand, { kmsArn: KEY }),
        answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } }),
      ],
    },
    'a key that is not approved': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }],
      },
      parameters: { kmsKeyIds: '2' },
      annotation: /key\/1, which is not one of the approved keys/,
    },
    'an approved key that AWS manages': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }],
      },
      parameters: { kmsKeyIds: KEY },
      answers: [answer(DescribeKeyCommand, { KeyMetadata: { KeyId: '1', KeyManager: 'AWS' } })],
    },
  },
  notApplicable: {
    'an empty configuration': { configuration: {}, annotation: /writes to no bucket/ },
    'Salesforce alone': {
      configuration: { FlowName: 'f', DestinationFlowConfigList: [{ ConnectorType: 'Salesforce' }] },
    },
    'EventBridge under a key': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'EventBridge' }],
      },
      ignored: { SourceFlowConfig: { ConnectorType: 'S3' } },
    },
    'no destinations': { configuration: { FlowName: 'f', DestinationFlowConfigList: [] } },
    'null destinations': { configuration: { FlowName: 'f', DestinationFlowConfigList: null } },
  },
  fails: {
    'a destination of no kind': {
      configuration: {
        FlowName: 'f',
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }, { ConnectorType: null }],
      },
      error: /DestinationFlowConfigList\.ConnectorType: expected text, got nothing/,
    },
    'no name to ask for the key': {
      configuration: { DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      error: /configuration\.FlowName: expected text, got nothing/,
    },
    'the flow may not be described': {
      configuration: { FlowName: 'f', DestinationFlowConfigList: [{ ConnectorType: 'S3' }] },
      answers: [failure(DescribeFlowCommand, 'AccessDeniedException')],
      error: /AccessDeniedException/,
    },
    'the key may not be described': {
      configuration: {
        FlowName: 'f',
        KMSArn: KEY,
        DestinationFlowConfigList: [{ ConnectorType: 'S3' }],
      },
      answers: [
        failure(DescribeKeyCommand, 'AccessDeniedException', {
          message: 'not authorized because no identity-based policy allows the kms:DescribeKey action',
        }),
      ],
      error: /no identity-based policy/,
    },
  },
});

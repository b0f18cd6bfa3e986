import { GetDataCatalogCommand } from '@aws-sdk/client-athena';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { rule } from '../../../rules/athena/athena-connector-spill-encryption-enabled';
import { answer, failure, testRule } from '../../rule-tester';

const F = 'arn:aws:lambda:us-east-1:111122223333:function:f';
const M = 'arn:aws:lambda:us-east-1:111122223333:function:m';
const R = 'arn:aws:lambda:us-east-1:111122223333:function:r';

testRule(rule, {
  compliant: {
    'one function that leaves encryption on': {
      configuration: { Type: 'LAMBDA', Name: 'cdr', Parameters: { function: F } },
      answers: [
        answer(
          GetFunctionConfigurationCommand,
          { Environment: { Variables: { spill_bucket: 'b' } } },
          { input: { FunctionName: F } },
        ),
      ],
    },
    'no parameters in the item, and the variable set to false': {
      configuration: { Type: 'LAMBDA', Name: 'cdr' },
      answers: [
        answer(
          GetDataCatalogCommand,
          { DataCatalog: { Name: 'cdr', Type: 'LAMBDA', Parameters: { function: F } } },
          { input: { Name: 'cdr' } },
        ),
        answer(GetFunctionConfigurationCommand, {
          Environment: { Variables: { disable_spill_encryption: 'false' } },
        }),
      ],
    },
    'no name in the item, the parameters as text, and functions without an environment': {
      configuration: { type: 'lambda', Parameters: '{}' },
      answers: [
        answer(
          GetDataCatalogCommand,
          {
            DataCatalog: {
              Name: 'resource-1',
              Type: 'LAMBDA',
              Parameters: { 'metadata-function': M, 'record-function': R },
            },
          },
          { input: { Name: 'resource-1' } },
        ),
        answer(GetFunctionConfigurationCommand, {}, { input: { FunctionName: M } }),
        answer(GetFunctionConfigurationCommand, {}, { input: { FunctionName: R } }),
      ],
      annotation: /function:m and arn:.*function:r/,
    },
  },
  nonCompliant: {
    'the function turns encryption off': {
      configuration: { Type: 'LAMBDA', Parameters: { function: F } },
      answers: [
        answer(GetFunctionConfigurationCommand, {
          Environment: { Variables: { spill_bucket: 'b', disable_spill_encryption: 'True' } },
        }),
      ],
      annotation:
        /function:f has disable_spill_encryption set to true\. Encryption of spilled data is wanted/,
    },
    'the function for records turns encryption off': {
      configuration: { Type: 'LAMBDA', Parameters: { 'metadata-function': M, 'record-function': R } },
      answers: [
        answer(GetFunctionConfigurationCommand, { Environment: {} }, { input: { FunctionName: M } }),
        answer(
          GetFunctionConfigurationCommand,
          { Environment: { Variables: { disable_spill_encryption: 'true' } } },
          { input: { FunctionName: R } },
        ),
      ],
      annotation: /function:r/,
    },
    'the function for metadata turns encryption off, and the other is in another account': {
      configuration: {
        Type: 'LAMBDA',
        Parameters: JSON.stringify({
          'metadata-function': M,
          'record-function': 'arn:aws:lambda:us-east-1:999988887777:function:r',
        }),
      },
      answers: [
        answer(GetFunctionConfigurationCommand, {
          Environment: { Variables: { disable_spill_encryption: 'TRUE' } },
        }),
      ],
      annotation: /function:m/,
    },
  },
  notApplicable: {
    'a catalog of Glue': {
      configuration: { Type: 'GLUE', Name: 'shared', Parameters: '{"catalog-id":"111122223333"}' },
      annotation: /GLUE, not LAMBDA/,
    },
    'a federated catalog': { configuration: { Type: 'FEDERATED' } },
    'no type': { configuration: {}, annotation: /unknown/ },
    'a function of another account': {
      configuration: {
        Type: 'LAMBDA',
        Parameters: { function: 'arn:aws:lambda:us-east-1:999988887777:function:f' },
      },
      annotation: /another account/,
    },
    'a function that is gone': {
      configuration: { Type: 'LAMBDA', Parameters: { function: F } },
      answers: [failure(GetFunctionConfigurationCommand, 'ResourceNotFoundException')],
      annotation: /does not exist any more/,
    },
    'a function with a Glue connection': {
      configuration: { Type: 'LAMBDA', Parameters: { function: F } },
      answers: [
        answer(GetFunctionConfigurationCommand, {
          Environment: { Variables: { glue_connection: 'clinic' } },
        }),
      ],
      annotation: /Glue connection clinic/,
    },
  },
  fails: {
    'variables that cannot be decrypted': {
      configuration: { Type: 'LAMBDA', Parameters: { function: F } },
      answers: [
        answer(GetFunctionConfigurationCommand, {
          Environment: { Error: { ErrorCode: 'KMSAccessDeniedException' } },
        }),
      ],
      error: /KMSAccessDeniedException/,
    },
    'the catalog is gone': {
      configuration: { Type: 'LAMBDA', Name: 'cdr', Parameters: null },
      answers: [failure(GetDataCatalogCommand, 'InvalidRequestException')],
      error: /InvalidRequestException/,
    },
  },
});

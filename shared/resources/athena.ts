import { flag, object, resource, text } from '../shape';

export const WorkGroup = resource('AWS::Athena::WorkGroup', {
  configuration: {
    State: text,
    WorkGroupConfiguration: object({
      EnforceWorkGroupConfiguration: flag,
      EngineVersion: object({ SelectedEngineVersion: text }),
      ManagedQueryResultsConfiguration: object({ Enabled: flag }),
      ResultConfiguration: object({
        OutputLocation: text,
        EncryptionConfiguration: object({ EncryptionOption: text }),
      }),
    }),
  },
});

export const DataCatalog = resource('AWS::Athena::DataCatalog', {
  configuration: {
    Name: text,
    Type: text,
    Parameters: object({ function: text, 'metadata-function': text, 'record-function': text }),
  },
});

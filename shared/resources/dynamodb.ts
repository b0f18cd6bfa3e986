import { json, object, resource, text } from '../shape';

export const Table = resource('AWS::DynamoDB::Table', {
  configuration: {
    tableName: text,
    tableStatus: text,
    ssedescription: object({
      status: text,
      ssetype: text,
      kmsmasterKeyArn: text,
      // A point in time; rules only ask whether there is one.
      inaccessibleEncryptionDateTime: json,
    }),
  },
  supplementaryConfiguration: {
    ContinuousBackupsDescription: object({
      pointInTimeRecoveryDescription: object({ pointInTimeRecoveryStatus: text }),
    }),
  },
});

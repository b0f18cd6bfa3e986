import {
  type EncryptionConfiguration,
  GetConnectionsCommand,
  GetDataCatalogEncryptionSettingsCommand,
  GetDatabasesCommand,
  GetSecurityConfigurationCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import {
  catalogEncryption,
  connectionsOf,
  encryptedBy,
  type GlueConnection,
  hasDatabases,
} from '../../shared/glue';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

async function asked<T>(act: (client: GlueClient) => Promise<T>, ...answers: readonly Answer[]): Promise<T> {
  const fake = fakeClients(answers, [
    'glue:GetConnections',
    'glue:GetDataCatalogEncryptionSettings',
    'glue:GetDatabases',
    'glue:GetSecurityConfiguration',
  ]);
  const result = await act(fake.client(GlueClient, 'us-east-1'));
  expect(fake.unasked()).toEqual([]);
  return result;
}

describe('connectionsOf', () => {
  const connections = (...answers: readonly Answer[]): Promise<readonly GlueConnection[]> =>
    asked(
      async (client) => {
        const found: GlueConnection[] = [];
        for await (const connection of connectionsOf(client)) found.push(connection);
        return found;
      },
      ...answers,
    );

  test('all connections of all pages, without their passwords', async () => {
    expect(
      await connections(
        answer(
          GetConnectionsCommand,
          {
            ConnectionList: [
              { Name: 'a', ConnectionType: 'JDBC', ConnectionProperties: { JDBC_ENFORCE_SSL: 'true' } },
            ],
            NextToken: 'more',
          },
          { input: { HidePassword: true } },
        ),
        answer(
          GetConnectionsCommand,
          { ConnectionList: [{ Name: 'b', ConnectionType: 'kafka' as 'KAFKA' }] },
          { input: { HidePassword: true, NextToken: 'more' } },
        ),
      ),
    ).toEqual([
      { name: 'a', type: 'JDBC', properties: { JDBC_ENFORCE_SSL: 'true' } },
      { name: 'b', type: 'KAFKA', properties: {} },
    ]);
  });

  test('no connections', async () => {
    expect(await connections(answer(GetConnectionsCommand, {}))).toEqual([]);
  });

  test('a Region without Glue', async () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    expect(await connections({ ...failure(GetConnectionsCommand, 'Error'), reply: { error } })).toEqual([]);
  });

  test.each([{ Name: 'a' }, { ConnectionType: 'JDBC' as const }])(
    'throws at a connection that says no more than %p',
    async (connection) => {
      const listed = answer(GetConnectionsCommand, { ConnectionList: [connection] });
      await expect(connections(listed)).rejects.toThrow('without its name or type');
    },
  );
});

describe('encryptedBy', () => {
  const described = (EncryptionConfiguration: EncryptionConfiguration | undefined) =>
    asked(
      (client) => encryptedBy(client, 'sc'),
      answer(
        GetSecurityConfigurationCommand,
        { SecurityConfiguration: { Name: 'sc', EncryptionConfiguration } },
        { input: { Name: 'sc' } },
      ),
    );

  test('everything', async () => {
    expect(
      await described({
        S3Encryption: [
          { S3EncryptionMode: 'SSE-KMS', KmsKeyArn: 'k' },
          { S3EncryptionMode: 'sse-s3' as 'SSE-S3' },
        ],
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS' },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS' },
      }),
    ).toEqual(['objects in S3', 'logs', 'job bookmarks']);
  });

  test('nothing, by being disabled', async () => {
    expect(
      await described({
        S3Encryption: [{ S3EncryptionMode: 'SSE-S3' }, { S3EncryptionMode: 'DISABLED' }],
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'DISABLED' },
      }),
    ).toEqual([]);
  });

  test.each([
    undefined,
    {},
    { S3Encryption: [] },
    { S3Encryption: [{}], CloudWatchEncryption: {}, JobBookmarksEncryption: {} },
  ])('nothing, by saying nothing: %p', async (configuration) => {
    expect(await described(configuration)).toEqual([]);
  });

  test('undefined when there is no such security configuration', async () => {
    const gone = failure(GetSecurityConfigurationCommand, 'EntityNotFoundException');
    expect(await asked((client) => encryptedBy(client, 'sc'), gone)).toBeUndefined();
  });

  test('throws when Glue does not say', async () => {
    const empty = answer(GetSecurityConfigurationCommand, {});
    await expect(asked((client) => encryptedBy(client, 'sc'), empty)).rejects.toThrow(
      'Glue answered without the security configuration sc',
    );
    const denied = failure(GetSecurityConfigurationCommand, 'AccessDeniedException');
    await expect(asked((client) => encryptedBy(client, 'sc'), denied)).rejects.toThrow('AccessDenied');
  });
});

test('catalogEncryption: the settings, or none', async () => {
  const DataCatalogEncryptionSettings = { EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS' as const } };
  expect(
    await asked(
      catalogEncryption,
      answer(GetDataCatalogEncryptionSettingsCommand, { DataCatalogEncryptionSettings }),
    ),
  ).toEqual(DataCatalogEncryptionSettings);
  expect(await asked(catalogEncryption, answer(GetDataCatalogEncryptionSettingsCommand, {}))).toEqual({});
});

test('hasDatabases: one on a page behind an empty one, or none', async () => {
  expect(
    await asked(
      hasDatabases,
      answer(GetDatabasesCommand, { DatabaseList: [], NextToken: 'more' }),
      answer(GetDatabasesCommand, { DatabaseList: [{ Name: 'd' }] }, { input: { NextToken: 'more' } }),
    ),
  ).toBe(true);
  expect(await asked(hasDatabases, answer(GetDatabasesCommand, { DatabaseList: undefined }))).toBe(false);
});

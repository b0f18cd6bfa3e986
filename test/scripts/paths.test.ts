import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathFaults, typeFaults } from '../../scripts/paths';
import { cloudFormationSchemas, configSchemas } from '../../scripts/schemas';
import { changeRule, type ChangeRule } from '../../shared/rule';
import { flag, json, list, object, resource, text, type Fields } from '../../shared/shape';
import { nonCompliant } from '../../shared/verdict';
import { change, METADATA, periodic } from '../deploy/rules';

const folder = mkdtempSync(join(tmpdir(), 'config-schema-'));
const types = join(folder, 'properties', 'resource-types');
mkdirSync(types, { recursive: true });
writeFileSync(
  join(types, 'AWS::SQS::Queue.properties.json'),
  JSON.stringify({
    'configuration.KmsMasterKeyId': 'string',
    'configuration.Nested.Name': 'string',
    'supplementaryConfiguration.Tags.key': 'string',
  }),
);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const schemas = [configSchemas(folder), cloudFormationSchemas()];
const reading = (type: string, configuration: Fields, supplementaryConfiguration: Fields = {}): ChangeRule =>
  changeRule({
    ...METADATA,
    resource: resource(type, { configuration, supplementaryConfiguration }),
    evaluate: () => nonCompliant('There is no mark.'),
  });
const faultsOf = (...shape: Parameters<typeof reading>): readonly string[] =>
  pathFaults([reading(...shape)], schemas, []);

test('paths of the published schema pass, also those that stop above one of them', () => {
  expect(pathFaults([change()], schemas, [])).toEqual([]);
  expect(faultsOf('AWS::SQS::Queue', { Nested: json }, { Tags: json })).toEqual([]);
});

test('a path that the published schema does not have is named with its rule and type', () => {
  expect(faultsOf('AWS::SQS::Queue', { KmsMasterKey: text, Nested: object({ Title: text }) })).toEqual([
    'sqs-queue-marked: AWS::SQS::Queue has no configuration.KmsMasterKey in the published Config schema; correct the shape',
    'sqs-queue-marked: AWS::SQS::Queue has no configuration.Nested.Title in the published Config schema; correct the shape',
  ]);
});

test('for a type that the published schema does not have, CloudFormation decides', () => {
  expect(
    faultsOf('AWS::ElastiCache::ReplicationGroup', {
      TransitEncryptionEnabled: flag,
      LogDeliveryConfigurations: list(
        object({ DestinationDetails: object({ CloudWatchLogsDetails: object({ LogGroup: text }) }) }),
      ),
      PrimaryEndPoint: object({ Address: text }),
    }),
  ).toEqual([]);
  expect(
    faultsOf(
      'AWS::ElastiCache::ReplicationGroup',
      {
        TransitEncryption: flag,
        LogDeliveryConfigurations: list(object({ Name: text })),
        Engine: object({ Name: text }),
      },
      { Tags: json },
    ),
  ).toEqual(
    [
      'configuration.TransitEncryption',
      'configuration.LogDeliveryConfigurations.Name',
      'configuration.Engine.Name',
      'supplementaryConfiguration.Tags',
    ].map(
      (path) =>
        `sqs-queue-marked: AWS::ElastiCache::ReplicationGroup has no ${path} in the CloudFormation schema; correct the shape`,
    ),
  );
});

test('below a map any name will do, below a JSON document any path, below a union that of an option', () => {
  expect(
    faultsOf('AWS::Glue::Job', {
      DefaultArguments: object({ anything: text }),
      NonOverridableArguments: object({ any: object({ thing: text }) }),
    }),
  ).toEqual([]);
  expect(
    faultsOf('AWS::ApiGateway::Method', { RequestModels: object({ any: object({ thing: text }) }) }),
  ).toEqual([
    'sqs-queue-marked: AWS::ApiGateway::Method has no configuration.RequestModels.any.thing in the CloudFormation schema; correct the shape',
  ]);
});

test('a type that no schema has is at fault with every path', () => {
  expect(faultsOf('AWS::Nothing::Thing', { Name: text })).toEqual([
    'sqs-queue-marked: AWS::Nothing::Thing has no configuration.Name in any schema; correct the shape',
  ]);
});

test('a path of the list passes; an entry of the list that nothing needs is at fault', () => {
  const known = { type: 'AWS::SQS::Queue', path: 'configuration.Policy', source: 'https://example.com' };
  expect(pathFaults([reading('AWS::SQS::Queue', { Policy: json })], schemas, [known])).toEqual([]);
  const idle = ['known-paths.ts: nothing needs configuration.Policy of AWS::SQS::Queue; remove it'];
  expect(pathFaults([change()], schemas, [known])).toEqual(idle);
});

test('types are those of the SDK or of the list, in which nothing may be idle', () => {
  const account = { type: 'AWS::::Account', source: 'https://example.com' };
  expect(typeFaults([change(), periodic()], [account])).toEqual([]);
  expect(typeFaults([periodic()], [])).toEqual([
    'sqs-queue-marked: AWS Config has no resource type AWS::::Account; correct the rule',
  ]);
  expect(typeFaults([change()], [account])).toEqual([
    'known-paths.ts: nothing needs the type AWS::::Account; remove it',
  ]);
  expect(typeFaults([change()], [{ ...account, type: 'AWS::SQS::Queue' }])).toEqual([
    'known-paths.ts: nothing needs the type AWS::SQS::Queue; remove it',
  ]);
});

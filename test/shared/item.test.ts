import { MalformedItemError } from '../../shared/errors';
import { goneBecause, readItem, timestamp, type ItemStatus } from '../../shared/item';

const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*' }] };
const GRANTS = { owner: { id: 'abc' }, grantList: [{ grantee: 'AllUsers', permission: 'Read' }] };
const CONFIGURATION = { name: 'records', owner: { id: 'abc' }, creationDate: '2020-01-01T00:00:00.000Z' };

/** One bucket as an event carries it: some supplements are JSON text inside. */
const EVENT = {
  relatedEvents: [],
  relationships: [{ resourceId: 'k', name: 'Is encrypted by' }],
  awsAccountId: '111122223333',
  awsRegion: 'us-east-1',
  availabilityZone: 'Regional',
  ARN: 'arn:aws:s3:::records',
  resourceType: 'AWS::S3::Bucket',
  resourceId: 'records',
  resourceName: 'records',
  configurationItemVersion: '1.3',
  configurationItemStatus: 'OK',
  configurationItemCaptureTime: '2023-04-27T15:03:11.636Z',
  configurationStateId: 1682607791636,
  configurationStateMd5Hash: '',
  tags: { data: 'phi' },
  configuration: CONFIGURATION,
  supplementaryConfiguration: {
    AccessControlList: JSON.stringify(GRANTS),
    BucketPolicy: { policyText: JSON.stringify(POLICY) },
    IsRequesterPaysEnabled: false,
    Owner: '012345678901',
  },
};

/** The same as the API returns it: everything is text, and what was text before is encoded twice. */
const API = {
  accountId: '111122223333',
  awsRegion: 'us-east-1',
  arn: 'arn:aws:s3:::records',
  resourceType: 'AWS::S3::Bucket',
  resourceId: 'records',
  resourceName: 'records',
  version: '1.3',
  configurationItemStatus: 'OK',
  configurationItemCaptureTime: new Date('2023-04-27T15:03:11.636Z'),
  configurationStateId: '1682607791636',
  configurationItemMD5Hash: 'd41d8cd98f00b204e9800998ecf8427e',
  relationships: [{ resourceId: 'k', relationshipName: 'Is encrypted by' }],
  configuration: JSON.stringify(CONFIGURATION),
  supplementaryConfiguration: {
    AccessControlList: JSON.stringify(JSON.stringify(GRANTS)),
    BucketPolicy: JSON.stringify({ policyText: JSON.stringify(POLICY) }),
    IsRequesterPaysEnabled: 'false',
    Owner: JSON.stringify('012345678901'),
  },
};

/** The same in a snapshot that Config delivers to S3. */
const SNAPSHOT = {
  ...EVENT,
  configurationStateID: 1682607791636,
  configurationItemCaptureTime: '2023-04-27T15:03:11.636+00:00',
  supplementaryConfiguration: { ...EVENT.supplementaryConfiguration, AccessControlList: GRANTS },
};

const ITEM = {
  accountId: '111122223333',
  region: 'us-east-1',
  resourceType: 'AWS::S3::Bucket',
  resourceId: 'records',
  resourceName: 'records',
  arn: 'arn:aws:s3:::records',
  status: 'OK',
  capturedAt: '2023-04-27T15:03:11.636Z',
  configuration: CONFIGURATION,
  supplementaryConfiguration: {
    AccessControlList: GRANTS,
    BucketPolicy: { policyText: JSON.stringify(POLICY) },
    IsRequesterPaysEnabled: false,
    Owner: '012345678901',
  },
};

describe('an item is the same in the spelling of', () => {
  test.each([
    ['events', EVENT],
    ['the API', API],
    [
      'the API through the AWS CLI, which prints times with an offset',
      { ...API, configurationItemCaptureTime: '2023-04-27T17:03:11.636000+02:00' },
    ],
    ['the API on the wire, with seconds', { ...API, configurationItemCaptureTime: 1682607791.636 }],
    ['snapshots', SNAPSHOT],
    [
      'snapshots of the other habit',
      {
        ...SNAPSHOT,
        awsAccountId: undefined,
        ARN: undefined,
        accountId: '111122223333',
        arn: 'arn:aws:s3:::records',
      },
    ],
    [
      'rows of advanced queries',
      {
        ...EVENT,
        awsAccountId: undefined,
        accountId: '111122223333',
        ARN: undefined,
        arn: 'arn:aws:s3:::records',
        configurationItemStatus: undefined,
      },
    ],
  ])('%s', (_, source) => {
    expect(readItem(source)).toEqual(ITEM);
  });
});

describe('what an item may lack', () => {
  const BARE = {
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'records',
    configurationItemCaptureTime: '2023-04-27T15:03:11.636Z',
  };
  const READ = {
    accountId: undefined,
    region: undefined,
    resourceType: 'AWS::S3::Bucket',
    resourceId: 'records',
    resourceName: undefined,
    arn: undefined,
    status: 'OK',
    capturedAt: '2023-04-27T15:03:11.636Z',
    configuration: undefined,
    supplementaryConfiguration: {},
  };

  test.each([
    ['absent', {}],
    [
      'null',
      {
        awsAccountId: null,
        resourceName: null,
        ARN: null,
        configuration: null,
        supplementaryConfiguration: null,
      },
    ],
    ['empty', { awsAccountId: '', resourceName: '', configuration: '', supplementaryConfiguration: '' }],
    ['null as text', { configuration: 'null', supplementaryConfiguration: 'null' }],
  ])('is undefined when %s', (_, members) => {
    expect(readItem({ ...BARE, ...members })).toEqual(READ);
  });

  test('is not its configuration when that is merely empty', () => {
    expect(readItem({ ...BARE, configuration: {} }).configuration).toEqual({});
    expect(readItem({ ...BARE, configuration: '{}' }).configuration).toEqual({});
  });
});

describe('is malformed:', () => {
  test.each([
    ['no object', ['item'], 'configuration item: expected an object, got a list'],
    ['null', null, 'configuration item: expected an object, got null'],
    ['no type', { ...EVENT, resourceType: undefined }, 'resourceType: expected text, got nothing'],
    ['an empty id', { ...EVENT, resourceId: '' }, 'resourceId: expected text, got the text ""'],
    ['an id of another kind', { ...EVENT, resourceId: 7 }, 'resourceId: expected text, got number 7'],
    [
      'a name of another kind',
      { ...EVENT, resourceName: {} },
      'resourceName: expected text, got a value of type object',
    ],
    [
      'an account of another kind',
      { ...EVENT, awsAccountId: 111122223333 },
      'awsAccountId: expected text, got number 111122223333',
    ],
    [
      'an unknown status',
      { ...EVENT, configurationItemStatus: 'Fine' },
      'configurationItemStatus: expected one of OK, ResourceDiscovered, ResourceNotRecorded, ResourceDeleted, ResourceDeletedNotRecorded, got the text "Fine"',
    ],
    [
      'a status in another case',
      { ...EVENT, configurationItemStatus: 'ok' },
      'configurationItemStatus: expected one of',
    ],
    [
      'no capture time',
      { ...EVENT, configurationItemCaptureTime: undefined },
      'configurationItemCaptureTime: expected a point in time, got nothing',
    ],
    [
      'text for a configuration',
      { ...EVENT, configuration: '{"cut": ' },
      'configuration: expected an object, got the text "{\\"cut\\": "',
    ],
    [
      'a list for a configuration',
      { ...API, configuration: '[]' },
      'configuration: expected an object, got the text "[]"',
    ],
    [
      'a list of supplements',
      { ...EVENT, supplementaryConfiguration: [1] },
      'supplementaryConfiguration: expected an object, got a list',
    ],
  ])('%s', (_, source, message) => {
    expect(() => readItem(source)).toThrow(MalformedItemError);
    expect(() => readItem(source)).toThrow(message);
  });
});

describe('timestamp', () => {
  test.each([
    ['2023-04-27T15:03:11.636Z'],
    ['2023-04-27T17:03:11.636+02:00'],
    [1682607791.636],
    [new Date(1682607791636)],
  ])('reads %p', (source) => {
    expect(timestamp('at', source)).toBe('2023-04-27T15:03:11.636Z');
  });

  test.each([
    ['2023-01-31T23:59:59.999Z', '2023-01-31T23:59:59.999Z'],
    // Days that a month does not have run into the next one, as ever.
    ['2023-02-29T00:00:00.000Z', '2023-03-01T00:00:00.000Z'],
  ])('reads %p as %p', (source, moment) => {
    expect(timestamp('at', source)).toBe(moment);
  });

  test.each([
    'yesterday',
    '2023-13-01T00:00:00.000Z',
    '',
    Number.NaN,
    new Date('never'),
    true,
    null,
    undefined,
    {},
  ])('refuses %p', (source) => {
    expect(() => timestamp('at', source)).toThrow('at: expected a point in time');
  });
});

test.each<[ItemStatus, RegExp | undefined]>([
  ['OK', undefined],
  ['ResourceDiscovered', undefined],
  ['ResourceNotRecorded', /no longer recorded/],
  ['ResourceDeleted', /deleted/],
  ['ResourceDeletedNotRecorded', /deleted/],
])('%s leaves a resource to judge, or says why not', (status, reason) => {
  if (reason === undefined) expect(goneBecause(status)).toBeUndefined();
  else expect(goneBecause(status)).toMatch(reason);
});

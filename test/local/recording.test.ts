import {
  BatchGetResourceConfigCommand,
  type ConfigurationRecorder,
  DeleteConfigurationRecorderCommand,
  DeleteResourceConfigCommand,
  DescribeConfigurationRecordersCommand,
  type DescribeConfigurationRecordersCommandInput,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
  GetResourceConfigHistoryCommand,
  type GetResourceConfigHistoryCommandInput,
  ListDiscoveredResourcesCommand,
  type ListDiscoveredResourcesCommandInput,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutResourceConfigCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { deliverDaily, recordItems } from '../../local/recording';
import { readItem } from '../../shared/item';
import {
  ACCOUNT_ID,
  closeHarnesses,
  type Harness,
  invokingEventOf,
  itemOf,
  MINUTE,
  putRule,
  randomOf,
  refusal,
  REGION,
  ruleOf,
  shuffled,
  START,
  startHarness,
  takeAll,
  told,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);

const bucket = {
  ...itemOf('AWS::S3::Bucket', 'records', { configuration: { name: 'records', created: null } }),
  ARN: 'arn:aws:s3:::records',
  availabilityZone: 'Regional',
  configurationItemVersion: '1.3',
  configurationStateId: 1682607791636,
  configurationStateMd5Hash: '',
  resourceCreationTime: '2026-01-01T00:00:00.000Z',
  relatedEvents: [],
  relationships: [
    { resourceType: 'AWS::KMS::Key', resourceId: 'k', resourceName: null, name: 'Is associated with' },
  ],
  tags: { owner: 'records' },
  supplementaryConfiguration: {
    AccessControlList: '{"grantList":[]}',
    BucketPolicy: { policyText: null },
    IsRequesterPaysEnabled: false,
    Note: 'no JSON',
  },
};

const apiBucket = {
  version: '1.3',
  accountId: ACCOUNT_ID,
  configurationItemCaptureTime: START,
  configurationItemStatus: 'OK',
  configurationStateId: '1682607791636',
  configurationItemMD5Hash: '',
  arn: 'arn:aws:s3:::records',
  resourceType: 'AWS::S3::Bucket',
  resourceId: 'records',
  resourceName: 'records',
  awsRegion: REGION,
  availabilityZone: 'Regional',
  resourceCreationTime: new Date('2026-01-01'),
  tags: { owner: 'records' },
  relatedEvents: [],
  relationships: [{ resourceType: 'AWS::KMS::Key', resourceId: 'k', relationshipName: 'Is associated with' }],
  configuration: '{"name":"records","created":null}',
  supplementaryConfiguration: {
    // JSON text in the event stays JSON text, and is encoded once more.
    AccessControlList: '"{\\"grantList\\":[]}"',
    BucketPolicy: '{"policyText":null}',
    IsRequesterPaysEnabled: 'false',
    Note: '"no JSON"',
  },
};

const history = async (
  { client }: Pick<Harness, 'client'>,
  resourceType: string,
  resourceId: string,
  rest: Partial<GetResourceConfigHistoryCommandInput> = {},
) => {
  const input = { resourceType: resourceType as never, resourceId, ...rest };
  return (await client.send(new GetResourceConfigHistoryCommand(input))).configurationItems ?? [];
};

describe('spellings', () => {
  test.each([
    ['events', bucket],
    ['JSON text', JSON.stringify(bucket)],
    ['the API', apiBucket],
    [
      'the AWS CLI',
      {
        ...apiBucket,
        configurationItemCaptureTime: START.getTime() / 1000,
        resourceCreationTime: '2026-01-01T00:00:00+00:00',
      },
    ],
    [
      'snapshots',
      {
        ...bucket,
        configurationStateId: undefined,
        configurationStateID: '1682607791636',
        tags: [{ key: 'owner', value: 'records' }],
      },
    ],
    ['tags as services send them', { ...bucket, tags: [{ Key: 'owner', Value: 'records' }] }],
    [
      'tags of an advanced query',
      { ...bucket, tags: [{ tag: 'owner=records', key: 'owner', value: 'records' }] },
    ],
    ['other names of tags', { ...bucket, tags: [{ tagKey: 'owner', tagValue: 'records' }] }],
  ])(
    'an item in the spelling of %s is given back in that of the API, and told in that of events',
    async (_, given) => {
      const harness = await startHarness();
      await putRule(harness, 'r');
      expect(recordItems(harness.service, [given])).toMatchObject({ recorded: 1, deliveries: 1 });
      expect(await history(harness, 'AWS::S3::Bucket', 'records')).toEqual([apiBucket]);
      const [delivery] = takeAll(harness);
      if (delivery === undefined) throw new Error('not told');
      const { configurationItem } = invokingEventOf(delivery);
      expect(configurationItem).toEqual(bucket);
      expect(readItem(configurationItem)).toEqual(readItem(bucket));
    },
  );

  test('BatchGetResourceConfig leaves out tags, relationships, the deleted and the unknown', async () => {
    const { client, service } = await startHarness();
    const supplementaryConfiguration = { ...bucket.supplementaryConfiguration, Tags: [{ key: 'owner' }] };
    recordItems(service, [
      { ...bucket, supplementaryConfiguration },
      itemOf(QUEUE, 'gone', { status: 'ResourceDeleted', configuration: null }),
    ]);
    const {
      tags: _,
      relationships: _r,
      relatedEvents: _e,
      configurationItemMD5Hash: _h,
      ...base
    } = apiBucket;
    const keys = [
      ['AWS::S3::Bucket', 'records'],
      [QUEUE, 'gone'],
      [QUEUE, 'unknown'],
    ] as const;
    const resourceKeys = keys.map(([resourceType, resourceId]) => ({ resourceType, resourceId }));
    expect(await client.send(new BatchGetResourceConfigCommand({ resourceKeys }))).toMatchObject({
      baseConfigurationItems: [base],
      unprocessedResourceKeys: [],
    });
  });

  test('a deleted resource has no configuration', async () => {
    const harness = await startHarness();
    recordItems(harness.service, [itemOf(QUEUE, 'q', { status: 'ResourceDeleted', configuration: null })]);
    const [item] = await history(harness, QUEUE, 'q');
    expect(item).toMatchObject({ configurationItemStatus: 'ResourceDeleted' });
    expect(item).not.toHaveProperty('configuration');
  });
});

test('items that are none are counted with their places, and keep no other from being recorded', async () => {
  const { service } = await startHarness();
  const good = itemOf(QUEUE, 'q');
  const result = recordItems(service, [
    null,
    good,
    { ...good, resourceType: undefined },
    'x',
    { ...good, resourceId: 'p' },
    { ...good, resourceId: 'cut\0here' },
  ]);
  expect(result).toMatchObject({ recorded: 2 });
  expect(result.malformed.map(({ index, error }) => `${String(index)} ${error.message}`)).toEqual([
    '0 configuration item: expected an object, got null',
    '2 resourceType: expected text, got nothing',
    '3 configuration item: expected an object, got the text "x"',
    '5 resourceId: expected text without U+0000, got the text "cut\\u0000here"',
  ]);
});

test('items of another account or Region are left out and counted', async () => {
  const { service } = await startHarness();
  expect(
    recordItems(service, [
      itemOf(QUEUE, 'a', { awsAccountId: '999999999999' }),
      itemOf(QUEUE, 'b', { awsRegion: 'eu-west-1' }),
      itemOf('AWS::IAM::Role', 'c', { awsRegion: 'global' }),
      itemOf(QUEUE, 'd', { awsAccountId: undefined, awsRegion: undefined }),
    ]),
  ).toMatchObject({ recorded: 2, foreign: 2 });
});

describe('order', () => {
  test('the newest version wins in whichever order they come', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = randomOf(seed);
      const harness = await startHarness();
      await putRule(harness, 'r');
      const versions = Array.from({ length: 12 }, (_, minute) =>
        itemOf(QUEUE, `q${String(minute % 3)}`, { at: later(minute), configuration: { minute } }),
      );
      const twice = shuffled([...versions, ...versions.slice(0, 5)], random);
      const outcomes = twice.map((item) => recordItems(harness.service, [item]));
      expect(outcomes.filter(({ duplicates }) => duplicates === 1)).toHaveLength(5);
      for (const queue of [0, 1, 2]) {
        const items = await history(harness, QUEUE, `q${String(queue)}`);
        expect(items.map(({ configuration }) => configuration)).toEqual(
          [9, 6, 3, 0].map((minute) => JSON.stringify({ minute: minute + queue })),
        );
        const told = takeOrder(harness, `q${String(queue)}`);
        // Each telling is of a newer version than the one before, and the last is of the newest.
        expect(told).toEqual([...told].sort());
        expect(told.at(-1)).toBe(later(9 + queue).toISOString());
      }
      await closeHarnesses();
    }
  });

  function takeOrder(harness: Harness, resourceId: string): string[] {
    const taken = takeAll(harness);
    takenByHarness.set(harness, [...(takenByHarness.get(harness) ?? []), ...taken]);
    return (takenByHarness.get(harness) ?? []).flatMap((delivery) => {
      const { configurationItem } = invokingEventOf(delivery);
      return configurationItem?.resourceId === resourceId
        ? [configurationItem.configurationItemCaptureTime]
        : [];
    });
  }
  const takenByHarness = new WeakMap<Harness, ReturnType<typeof takeAll>>();

  test('another state with the same capture time replaces the version, and is told', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    recordItems(harness.service, [itemOf(QUEUE, 'q')]);
    takeAll(harness);
    const changed = itemOf(QUEUE, 'q', { configuration: { size: 2 } });
    expect(recordItems(harness.service, [changed])).toMatchObject({ recorded: 1, deliveries: 1 });
    expect(await history(harness, QUEUE, 'q')).toMatchObject([{ configuration: '{"size":2}' }]);
    expect(recordItems(harness.service, [changed])).toMatchObject({ duplicates: 1, deliveries: 0 });
  });

  test('a late version is in the history and told to nobody', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    recordItems(harness.service, [itemOf(QUEUE, 'q', { at: later(2) })]);
    expect(recordItems(harness.service, [itemOf(QUEUE, 'q', { at: later(1) })])).toMatchObject({
      late: 1,
      deliveries: 0,
    });
    expect(await history(harness, QUEUE, 'q')).toHaveLength(2);
  });
});

describe('GetResourceConfigHistory', () => {
  const ofMinutes = async (rest: Partial<GetResourceConfigHistoryCommandInput>): Promise<number[]> => {
    const harness = await startHarness();
    const versions = [0, 1, 2, 3].map((minute) =>
      itemOf(QUEUE, 'q', { at: later(minute), configuration: { minute } }),
    );
    recordItems(harness.service, [...versions, itemOf(QUEUE, 'other')]);
    const items = await history(harness, QUEUE, 'q', rest);
    return items.map(({ configuration = '' }) => (JSON.parse(configuration) as { minute: number }).minute);
  };

  test.each<[string, Partial<GetResourceConfigHistoryCommandInput>, number[]]>([
    ['newest first', {}, [3, 2, 1, 0]],
    ['oldest first', { chronologicalOrder: 'Forward' }, [0, 1, 2, 3]],
    ['later and earlier times are included', { laterTime: later(2), earlierTime: later(1) }, [2, 1]],
    ['one version, as an oversized notification is fetched', { laterTime: later(2), limit: 1 }, [2]],
    ['a moment before a version', { laterTime: new Date(later(2).getTime() - 1), limit: 1 }, [1]],
    ['one moment', { laterTime: later(1), earlierTime: later(1) }, [1]],
    ['nothing in the range', { laterTime: later(-1) }, []],
    ['the default size', { limit: 0 }, [3, 2, 1, 0]],
  ])('%s', async (_, input, expected) => {
    expect(await ofMinutes(input)).toEqual(expected);
  });

  test('milliseconds are kept', async () => {
    const harness = await startHarness();
    const at = new Date('2026-10-01T12:00:00.123Z');
    recordItems(harness.service, [itemOf(QUEUE, 'q', { at })]);
    expect(await history(harness, QUEUE, 'q', { laterTime: at, earlierTime: at })).toMatchObject([
      { configurationItemCaptureTime: at },
    ]);
  });

  test('refusals', async () => {
    const harness = await startHarness();
    expect(await refusal(history(harness, QUEUE, 'q'))).toMatchObject({
      name: 'ResourceNotDiscoveredException',
    });
    expect(
      await refusal(history(harness, QUEUE, 'q', { laterTime: later(1), earlierTime: later(2) })),
    ).toMatchObject({
      name: 'InvalidTimeRangeException',
    });
  });
});

describe('ListDiscoveredResources', () => {
  const list = async (rest: Partial<ListDiscoveredResourcesCommandInput> = {}) => {
    const { client, service } = await startHarness();
    recordItems(service, [
      itemOf(QUEUE, 'b'),
      itemOf(QUEUE, 'a', { resourceName: 'alpha' }),
      itemOf(QUEUE, 'gone', { at: later(1), status: 'ResourceDeleted', configuration: null }),
      itemOf('AWS::SNS::Topic', 'topic'),
    ]);
    const input = { resourceType: QUEUE, ...rest } as const;
    const answer = await client.send(new ListDiscoveredResourcesCommand(input));
    return answer.resourceIdentifiers;
  };
  const a = { resourceType: QUEUE, resourceId: 'a', resourceName: 'alpha' };
  const b = { resourceType: QUEUE, resourceId: 'b', resourceName: 'b' };
  const gone = {
    resourceType: QUEUE,
    resourceId: 'gone',
    resourceName: 'gone',
    resourceDeletionTime: later(1),
  };

  test('live resources of the type, and deleted ones when asked', async () => {
    expect(await list()).toEqual([a, b]);
    expect(await list({ includeDeletedResources: true })).toEqual([a, b, gone]);
    expect(await list({ resourceType: 'AWS::EC2::VPC' })).toEqual([]);
  });

  test('by ids or by name', async () => {
    expect(await list({ resourceIds: ['b', 'unknown'] })).toEqual([b]);
    expect(await list({ resourceName: 'alpha' })).toEqual([a]);
    expect(await refusal(list({ resourceName: 'alpha', resourceIds: ['a'] }))).toMatchObject({
      name: 'ValidationException',
    });
    expect(await refusal(list({ resourceIds: Array<string>(21).fill('a') }))).toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('PutResourceConfig and DeleteResourceConfig', () => {
  const put = (Configuration: string, rest: object = {}) =>
    new PutResourceConfigCommand({
      ResourceType: 'MyCorp::Records::Store',
      SchemaVersionId: '00000001',
      ResourceId: 'store-1',
      Configuration,
      ...rest,
    });

  test('record versions of a resource and its deletion', async () => {
    const harness = await startHarness();
    await putRule(harness, 'stores', { types: ['MyCorp::Records::Store'] });
    await harness.client.send(put('{"encrypted":true}', { ResourceName: 'one', Tags: { owner: 'x' } }));
    await harness.client.send(put('{"encrypted":false}', { ResourceName: 'one' }));
    await harness.client.send(
      new DeleteResourceConfigCommand({ ResourceType: 'MyCorp::Records::Store', ResourceId: 'store-1' }),
    );
    const items = await history(harness, 'MyCorp::Records::Store', 'store-1', {
      chronologicalOrder: 'Forward',
    });
    expect(items).toMatchObject([
      {
        configurationItemStatus: 'ResourceDiscovered',
        configuration: '{"encrypted":true}',
        tags: { owner: 'x' },
        resourceName: 'one',
      },
      { configurationItemStatus: 'OK', configuration: '{"encrypted":false}', tags: {} },
      { configurationItemStatus: 'ResourceDeleted', resourceName: 'one' },
    ]);
    expect(
      takeAll(harness).map((delivery) => invokingEventOf(delivery).configurationItemDiff?.changeType),
    ).toEqual(['CREATE', 'UPDATE', 'DELETE']);
    const again = new DeleteResourceConfigCommand({
      ResourceType: 'MyCorp::Records::Store',
      ResourceId: 'store-1',
    });
    expect(await refusal(harness.client.send(again))).toMatchObject({ name: 'ValidationException' });
  });

  test.each([
    ['no JSON', put('{')],
    ['a list', put('[]')],
    ['more than 64 KB', put(JSON.stringify({ text: 'x'.repeat(64 * 1024) }))],
    ['a type that begins with a reserved name', put('{}', { ResourceType: 'Amazon::Records::Store' })],
    [
      'a resource that is unknown',
      new DeleteResourceConfigCommand({ ResourceType: 'A::B::C', ResourceId: 'x' }),
    ],
  ])('are refused: %s', async (_, command) => {
    const { client } = await startHarness();
    expect(await refusal(client.send(command as PutResourceConfigCommand))).toMatchObject({
      name: 'ValidationException',
    });
  });

  test('need a running recorder', async () => {
    const { client } = await startHarness();
    await client.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    const expected = { name: 'NoRunningConfigurationRecorderException' };
    expect(await refusal(client.send(put('{}')))).toMatchObject(expected);
    const deletion = new DeleteResourceConfigCommand({ ResourceType: 'A::B::C', ResourceId: 'x' });
    expect(await refusal(client.send(deletion))).toMatchObject(expected);
  });
});

describe('the recorder', () => {
  const roleARN = `arn:aws:iam::${ACCOUNT_ID}:role/config`;
  const put = (recorder: Partial<ConfigurationRecorder>) =>
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: { name: 'default', roleARN, ...recorder },
    });

  test('records everything at first', async () => {
    const { client } = await startHarness();
    const { ConfigurationRecorders } = await client.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders).toMatchObject([
      { name: 'default', recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
    ]);
    const { ConfigurationRecordersStatus } = await client.send(
      new DescribeConfigurationRecorderStatusCommand({}),
    );
    expect(ConfigurationRecordersStatus).toEqual([
      {
        arn: `arn:aws:config:${REGION}:${ACCOUNT_ID}:configuration-recorder/default`,
        name: 'default',
        recording: true,
        lastStatus: 'Success',
        lastStartTime: START,
        lastStatusChangeTime: START,
      },
    ]);
    expect(await client.send(new DescribeDeliveryChannelsCommand({}))).toMatchObject({
      DeliveryChannels: [{ name: 'default' }],
    });
    expect(
      await refusal(client.send(new DescribeDeliveryChannelsCommand({ DeliveryChannelNames: ['x'] }))),
    ).toMatchObject({ name: 'NoSuchDeliveryChannelException' });
  });

  test('stopped records nothing, and starts again', async () => {
    const harness = await startHarness();
    const { client, service, pass } = harness;
    await putRule(harness, 'r');
    const named = { ConfigurationRecorderName: 'default' };
    pass(MINUTE);
    await client.send(new StopConfigurationRecorderCommand(named));
    expect(recordItems(service, [itemOf(QUEUE, 'q')])).toMatchObject({
      recorded: 0,
      notRecorded: 1,
      deliveries: 0,
    });
    pass(MINUTE);
    await client.send(new StopConfigurationRecorderCommand(named));
    const { ConfigurationRecordersStatus } = await client.send(
      new DescribeConfigurationRecorderStatusCommand({ ConfigurationRecorderNames: ['default'] }),
    );
    expect(ConfigurationRecordersStatus).toMatchObject([
      { recording: false, lastStartTime: START, lastStopTime: later(1), lastStatusChangeTime: later(1) },
    ]);
    pass(MINUTE);
    await client.send(new StartConfigurationRecorderCommand(named));
    pass(MINUTE);
    await client.send(new StartConfigurationRecorderCommand(named));
    expect(
      (await client.send(new DescribeConfigurationRecorderStatusCommand({}))).ConfigurationRecordersStatus,
    ).toMatchObject([
      { recording: true, lastStartTime: later(3), lastStopTime: later(1), lastStatusChangeTime: later(3) },
    ]);
    expect(recordItems(service, [itemOf(QUEUE, 'q')])).toMatchObject({ recorded: 1, deliveries: 1 });
  });

  const types = [QUEUE, 'AWS::SNS::Topic', 'AWS::IAM::Role'];
  test.each<[string, Partial<ConfigurationRecorder>, string[]]>([
    ['by default without the global types', {}, [QUEUE, 'AWS::SNS::Topic']],
    [
      'all with the global types',
      { recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
      types,
    ],
    ['all without the global types', { recordingGroup: { allSupported: true } }, [QUEUE, 'AWS::SNS::Topic']],
    ['some', { recordingGroup: { resourceTypes: [QUEUE, 'AWS::IAM::Role'] } }, [QUEUE, 'AWS::IAM::Role']],
    [
      'all but some, the global types included',
      {
        recordingGroup: {
          exclusionByResourceTypes: { resourceTypes: [QUEUE] },
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        },
      },
      ['AWS::SNS::Topic', 'AWS::IAM::Role'],
    ],
  ])('records %s', async (_, recorder, expected) => {
    const { client, service, store } = await startHarness();
    await client.send(put(recorder));
    recordItems(
      service,
      types.map((type) => itemOf(type, 'x')),
    );
    expect(types.filter((type) => store.items.current(type, 'x') !== undefined)).toEqual(expected);
  });

  test.each<[string, Partial<ConfigurationRecorder>, object]>([
    [
      'all',
      {},
      {
        allSupported: true,
        includeGlobalResourceTypes: false,
        resourceTypes: [],
        recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
      },
    ],
    [
      'some',
      { recordingGroup: { resourceTypes: [QUEUE] } },
      {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: [QUEUE],
        recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
      },
    ],
    [
      'all but some',
      {
        recordingGroup: {
          exclusionByResourceTypes: { resourceTypes: [QUEUE] },
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        },
      },
      {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: [],
        exclusionByResourceTypes: { resourceTypes: [QUEUE] },
        recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
      },
    ],
  ])('that records %s is given back as a whole', async (_, recorder, expected) => {
    const { client } = await startHarness();
    await client.send(put(recorder));
    const { ConfigurationRecorders } = await client.send(new DescribeConfigurationRecordersCommand({}));
    expect(ConfigurationRecorders?.[0]?.recordingGroup).toEqual(expected);
  });

  test('that a type is no longer recorded is recorded', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    await harness.client.send(put({ recordingGroup: { resourceTypes: ['AWS::SNS::Topic'] } }));
    expect(
      recordItems(harness.service, [
        itemOf(QUEUE, 'q', { status: 'ResourceNotRecorded', configuration: null }),
      ]),
    ).toMatchObject({ recorded: 1, deliveries: 1 });
  });

  test.each<[string, Partial<ConfigurationRecorder>, string]>([
    ['no role', { roleARN: '' }, 'InvalidRoleException'],
    ['a role by its name', { roleARN: 'config' }, 'InvalidRoleException'],
    ['another name', { name: 'second' }, 'MaxNumberOfConfigurationRecordersExceededException'],
    [
      'a reserved name',
      { name: 'AWSConfigurationRecorderForX' },
      'InvalidConfigurationRecorderNameException',
    ],
    ['a linked service', { servicePrincipal: 'x.amazonaws.com' }, 'UnmodifiableEntityException'],
    ['nothing to record', { recordingGroup: {} }, 'InvalidRecordingGroupException'],
    [
      'all and some',
      { recordingGroup: { allSupported: true, resourceTypes: [QUEUE] } },
      'InvalidRecordingGroupException',
    ],
    [
      'the global types of some',
      { recordingGroup: { includeGlobalResourceTypes: true, resourceTypes: [QUEUE] } },
      'InvalidRecordingGroupException',
    ],
    [
      'an exclusion without its strategy',
      { recordingGroup: { allSupported: true, exclusionByResourceTypes: { resourceTypes: [QUEUE] } } },
      'InvalidRecordingGroupException',
    ],
    [
      'an exclusion of some',
      {
        recordingGroup: {
          resourceTypes: [QUEUE],
          recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
        },
      },
      'InvalidRecordingGroupException',
    ],
    [
      'another strategy than the group',
      {
        recordingGroup: { allSupported: true, recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' } },
      },
      'InvalidRecordingGroupException',
    ],
    [
      'Config’s own types daily',
      {
        recordingMode: {
          recordingFrequency: 'DAILY',
          recordingModeOverrides: [
            { resourceTypes: ['AWS::Config::ResourceCompliance'], recordingFrequency: 'DAILY' },
          ],
        },
      },
      'ValidationException',
    ],
  ])('is refused: %s', async (_, recorder, name) => {
    const { client } = await startHarness();
    expect(await refusal(client.send(put(recorder)))).toMatchObject({ name });
  });

  test('is described by name, ARN or principal', async () => {
    const { client } = await startHarness();
    const names = async (input: DescribeConfigurationRecordersCommandInput) =>
      (await client.send(new DescribeConfigurationRecordersCommand(input))).ConfigurationRecorders?.map(
        ({ name }) => name,
      );
    expect(await names({ ConfigurationRecorderNames: ['default'] })).toEqual(['default']);
    expect(
      await names({ Arn: `arn:aws:config:${REGION}:${ACCOUNT_ID}:configuration-recorder/default` }),
    ).toEqual(['default']);
    expect(await names({ Arn: 'arn:aws:config:other' })).toEqual([]);
    expect(await names({ ServicePrincipal: 'x.amazonaws.com' })).toEqual([]);
    expect(await refusal(names({ ConfigurationRecorderNames: ['other'] }))).toMatchObject({
      name: 'NoSuchConfigurationRecorderException',
    });
    expect(await refusal(names({ ConfigurationRecorderNames: ['a', 'b'] }))).toMatchObject({
      name: 'ValidationException',
    });
  });

  test('deleted leaves what was recorded, and calls that need one are refused', async () => {
    const harness = await startHarness();
    const { client, service } = harness;
    recordItems(service, [itemOf(QUEUE, 'q')]);
    await client.send(new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    expect(await client.send(new DescribeConfigurationRecordersCommand({}))).toMatchObject({
      ConfigurationRecorders: [],
    });
    for (const call of [
      history(harness, QUEUE, 'q'),
      client.send(new ListDiscoveredResourcesCommand({ resourceType: QUEUE })),
      client.send(
        new BatchGetResourceConfigCommand({ resourceKeys: [{ resourceType: QUEUE, resourceId: 'q' }] }),
      ),
      client.send(new PutConfigRuleCommand({ ConfigRule: ruleOf('r') })),
    ]) {
      expect(await refusal(call)).toMatchObject({ name: 'NoAvailableConfigurationRecorderException' });
    }
    for (const command of [StartConfigurationRecorderCommand, StopConfigurationRecorderCommand]) {
      const call = client.send(new command({ ConfigurationRecorderName: 'default' }));
      expect(await refusal(call)).toMatchObject({ name: 'NoSuchConfigurationRecorderException' });
    }
    expect(recordItems(service, [itemOf(QUEUE, 'p')])).toMatchObject({ notRecorded: 1 });
    await client.send(put({}));
    const { ConfigurationRecordersStatus } = await client.send(
      new DescribeConfigurationRecorderStatusCommand({}),
    );
    expect(ConfigurationRecordersStatus).toMatchObject([{ recording: false, lastStatus: 'Pending' }]);
    expect(ConfigurationRecordersStatus?.[0]).not.toHaveProperty('lastStatusChangeTime');
    expect(await history(harness, QUEUE, 'q')).toHaveLength(1);
  });

  describe('DAILY', () => {
    const daily = put({
      recordingGroup: { allSupported: true },
      recordingMode: {
        recordingFrequency: 'CONTINUOUS',
        recordingModeOverrides: [{ resourceTypes: [QUEUE], recordingFrequency: 'DAILY' }],
      },
    });

    test('holds items and delivers the last state once, when the day is over', async () => {
      const harness = await startHarness();
      const { client, service, pass } = harness;
      await putRule(harness, 'r');
      await client.send(daily);
      const sizes = [2, 3, 1].map((size) => itemOf(QUEUE, 'q', { at: later(size), configuration: { size } }));
      expect(recordItems(service, [...sizes, itemOf('AWS::SNS::Topic', 't')])).toMatchObject({
        held: 3,
        recorded: 1,
        deliveries: 1,
      });
      expect(told(takeAll(harness))).toEqual(['r t']);
      expect(await refusal(history(harness, QUEUE, 'q'))).toMatchObject({
        name: 'ResourceNotDiscoveredException',
      });
      pass(24 * 60 * MINUTE);
      const deliveredAt = later(24 * 60);
      expect(deliverDaily(service)).toMatchObject({ recorded: 1, deliveries: 1 });
      const daily1 = { recordingFrequency: 'DAILY', configurationItemDeliveryTime: deliveredAt };
      expect(await history(harness, QUEUE, 'q')).toMatchObject([
        { configuration: '{"size":3}', configurationItemCaptureTime: later(3), ...daily1 },
      ]);
      const [delivery] = takeAll(harness);
      if (delivery === undefined) throw new Error('not told');
      expect(invokingEventOf(delivery).configurationItem).toMatchObject({
        recordingFrequency: 'DAILY',
        configurationItemDeliveryTime: deliveredAt.toISOString(),
      });
      expect(deliverDaily(service)).toMatchObject({ recorded: 0, deliveries: 0 });
    });

    test('by default leaves out overrides, Config’s own types and the notice that a type is not recorded', async () => {
      const { client, service } = await startHarness();
      await client.send(
        put({
          recordingMode: {
            recordingFrequency: 'DAILY',
            recordingModeOverrides: [{ resourceTypes: [QUEUE], recordingFrequency: 'CONTINUOUS' }],
          },
        }),
      );
      const ofTopic = { status: 'ResourceNotRecorded', configuration: null };
      expect(
        recordItems(service, [
          itemOf(QUEUE, 'q'),
          itemOf('AWS::Config::ResourceCompliance', 'c'),
          itemOf('AWS::SNS::Topic', 't'),
          itemOf('AWS::SNS::Topic', 'n', ofTopic),
        ]),
      ).toMatchObject({ recorded: 3, held: 1 });
    });

    test('a state that is the same as before is not recorded again', async () => {
      const harness = await startHarness();
      const { client, service } = harness;
      await client.send(daily);
      recordItems(service, [itemOf(QUEUE, 'q')]);
      deliverDaily(service);
      expect(recordItems(service, [itemOf(QUEUE, 'q')])).toMatchObject({ duplicates: 1 });
      recordItems(service, [itemOf(QUEUE, 'q', { at: later(5) })]);
      expect(deliverDaily(service)).toMatchObject({ recorded: 0, duplicates: 1 });
      recordItems(service, [itemOf(QUEUE, 'q', { at: later(6), tags: { owner: 'x' } })]);
      expect(deliverDaily(service)).toMatchObject({ recorded: 1 });
      expect(await history(harness, QUEUE, 'q')).toHaveLength(2);
    });
  });
});

import { readEvent } from '../../shared/event';
import { PutConfigRuleCommand, type Scope } from '@aws-sdk/client-config-service';
import { recordItems } from '../../local/recording';
import { fireSchedules } from '../../local/triggers';
import {
  ACCOUNT_ID,
  closeHarnesses,
  type Harness,
  invokingEventOf,
  itemOf,
  type ItemOptions,
  MINUTE,
  putRule,
  REGION,
  ruleOf,
  START,
  startHarness,
  takeAll,
  told,
} from './harness';

afterEach(closeHarnesses);

const QUEUE = 'AWS::SQS::Queue';
const TOPIC = 'AWS::SNS::Topic';
const later = (minutes: number): Date => new Date(START.getTime() + minutes * MINUTE);

const record = ({ service }: Harness, type: string, id: string, options?: ItemOptions): void => {
  recordItems(service, [itemOf(type, id, options)]);
};

describe('scope', () => {
  test.each<[string, Scope | undefined, string[]]>([
    ['none: every resource', undefined, ['q1', 'q2', 't1']],
    ['an empty one', {}, ['q1', 'q2', 't1']],
    ['a type', { ComplianceResourceTypes: [QUEUE] }, ['q1', 'q2']],
    ['types', { ComplianceResourceTypes: [QUEUE, TOPIC] }, ['q1', 'q2', 't1']],
    ['another type', { ComplianceResourceTypes: ['AWS::EC2::VPC'] }, []],
    ['one resource', { ComplianceResourceTypes: [QUEUE], ComplianceResourceId: 'q2' }, ['q2']],
    ['a tag key', { TagKey: 'phi' }, ['q1', 't1']],
    ['a tag key and value', { TagKey: 'phi', TagValue: 'yes' }, ['q1']],
    ['a tag key of a type', { TagKey: 'phi', ComplianceResourceTypes: [TOPIC] }, ['t1']],
    ['a tag key in another case', { TagKey: 'PHI' }, []],
    ['a tag that objects have by nature', { TagKey: 'constructor' }, []],
  ])('%s', async (_, scope, expected) => {
    const harness = await startHarness();
    const items = [
      itemOf(QUEUE, 'q1', { tags: { phi: 'yes' } }),
      itemOf(QUEUE, 'q2'),
      itemOf(TOPIC, 't1', { tags: { phi: 'no' } }),
    ];
    const rule = { ...ruleOf('r'), ...(scope === undefined ? {} : { Scope: scope }) };
    const wanted = expected.map((id) => `r ${id}`);
    // Recorded before the rule was put, and after.
    recordItems(harness.service, items);
    await harness.client.send(new PutConfigRuleCommand({ ConfigRule: rule }));
    expect(told(takeAll(harness))).toEqual(wanted);
    recordItems(
      harness.service,
      items.map((item) => ({ ...item, configurationItemCaptureTime: later(1).toISOString() })),
    );
    expect(told(takeAll(harness))).toEqual(wanted);
  });

  test('a rule that is changed is told by its new scope', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', { types: [QUEUE] });
    record(harness, QUEUE, 'q');
    await putRule(harness, 'r', { types: [TOPIC] });
    record(harness, QUEUE, 'q2');
    record(harness, TOPIC, 't');
    expect(told(takeAll(harness))).toEqual(['r q', 'r t']);
  });
});

describe('leaving the scope', () => {
  const tagged = { tags: { phi: 'yes' } };
  const scoped = { Scope: { TagKey: 'phi', TagValue: 'yes' } };
  const seen = (harness: Harness): string[] =>
    takeAll(harness).map((delivery) => {
      const { configurationItem } = invokingEventOf(delivery);
      return `${configurationItem?.configurationItemStatus ?? ''} ${String(delivery.event.eventLeftScope)}`;
    });

  test('a tag that is taken away is told once, as a departure', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', scoped);
    record(harness, QUEUE, 'q', tagged);
    record(harness, QUEUE, 'q', { at: later(1), tags: { phi: 'no' } });
    record(harness, QUEUE, 'q', { at: later(2), tags: {} });
    record(harness, QUEUE, 'q', { at: later(3), ...tagged });
    expect(seen(harness)).toEqual(['OK false', 'OK true', 'OK false']);
  });

  test('a deletion is told, whether or not the deleted item has its tags', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', scoped);
    record(harness, QUEUE, 'q', tagged);
    record(harness, QUEUE, 'q', { at: later(1), status: 'ResourceDeleted', configuration: null });
    record(harness, QUEUE, 'p', { ...tagged });
    record(harness, QUEUE, 'p', { at: later(1), ...tagged, status: 'ResourceDeleted', configuration: null });
    expect(seen(harness)).toEqual(['OK false', 'ResourceDeleted true', 'OK false', 'ResourceDeleted false']);
  });

  test('what was deleted before leaves no scope again', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', scoped);
    record(harness, QUEUE, 'q', { ...tagged, status: 'ResourceDeleted', configuration: null });
    record(harness, QUEUE, 'q', { at: later(1) });
    expect(seen(harness)).toEqual(['ResourceDeleted false']);
  });
});

describe('messages', () => {
  test('a rule is told by the messages that it asked for', async () => {
    const harness = await startHarness({ service: { maxNotificationBytes: 2000 } });
    await putRule(harness, 'change', { messages: ['change'] });
    await putRule(harness, 'oversized', { messages: ['oversized'] });
    await putRule(harness, 'both', { messages: ['change', 'oversized'] });
    await putRule(harness, 'schedule', { messages: ['scheduled'] });
    takeAll(harness);
    record(harness, QUEUE, 'small');
    record(harness, QUEUE, 'large', { configuration: { text: 'x'.repeat(2000) } });
    expect(told(takeAll(harness))).toEqual(['both large', 'both small', 'change small', 'oversized large']);
    fireSchedules(harness.service);
    expect(told(takeAll(harness))).toEqual(['schedule -']);
  });

  test('the difference counts for the size', async () => {
    const harness = await startHarness({ service: { maxNotificationBytes: 6000 } });
    await putRule(harness, 'r');
    record(harness, QUEUE, 'q', { configuration: { text: 'x'.repeat(4000) } });
    record(harness, QUEUE, 'q', { at: later(1), configuration: { text: 'y'.repeat(4000) } });
    const messages = takeAll(harness).map((delivery) => invokingEventOf(delivery).messageType);
    expect(messages).toEqual([
      'ConfigurationItemChangeNotification',
      'OversizedConfigurationItemChangeNotification',
    ]);
  });

  test('bytes count, not characters', async () => {
    const harness = await startHarness({ service: { maxNotificationBytes: 3000 } });
    await putRule(harness, 'r');
    record(harness, QUEUE, 'ascii', { configuration: { text: 'x'.repeat(1500) } });
    record(harness, QUEUE, 'wide', { configuration: { text: '€'.repeat(1500) } });
    const messages = takeAll(harness).map((delivery) => invokingEventOf(delivery).messageType);
    expect(messages).toEqual([
      'ConfigurationItemChangeNotification',
      'OversizedConfigurationItemChangeNotification',
    ]);
  });
});

describe('events', () => {
  const common = (harness: Harness, delivery: ReturnType<typeof takeAll>[number]) => {
    const { definition } = harness.store.rules.named('r') ?? {};
    return {
      version: '1.0',
      invokingEvent: delivery.event.invokingEvent,
      ruleParameters: '{"a":"1"}',
      resultToken: expect.stringMatching(/^[\w-]+\.[\w-]+$/) as unknown,
      eventLeftScope: false,
      executionRoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      configRuleArn: definition?.ConfigRuleArn,
      configRuleName: 'r',
      configRuleId: definition?.ConfigRuleId,
      accountId: ACCOUNT_ID,
      evaluationMode: 'DETECTIVE',
    };
  };
  const only = (harness: Harness): ReturnType<typeof takeAll>[number] => {
    const [delivery, ...others] = takeAll(harness);
    if (delivery === undefined || others.length > 0) throw new Error('not one delivery');
    return delivery;
  };
  const withParameters = { InputParameters: '{"a":"1"}' };

  test('a change carries the item and what changed', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', withParameters);
    record(harness, QUEUE, 'q', { configuration: { name: 'q', kms: null, sizes: [1, 2], old: true } });
    takeAll(harness);
    harness.pass(MINUTE);
    record(harness, QUEUE, 'q', {
      at: later(1),
      configuration: { name: 'q', kms: 'k', sizes: [1, 3, 4] },
      tags: { a: 'b' },
    });
    const delivery = only(harness);
    expect(delivery).toMatchObject({
      ruleName: 'r',
      functionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:r`,
      attempts: 1,
      state: 'running',
      dueAt: later(1),
    });
    expect(delivery.event).toEqual(common(harness, delivery));
    expect(invokingEventOf(delivery)).toMatchObject({
      messageType: 'ConfigurationItemChangeNotification',
      notificationCreationTime: later(1).toISOString(),
      recordVersion: '1.3',
      configurationItem: { resourceId: 'q', configuration: { kms: 'k' }, configurationItemStatus: 'OK' },
    });
    expect(invokingEventOf(delivery).configurationItemDiff).toEqual({
      changeType: 'UPDATE',
      changedProperties: {
        'Configuration.Kms': { previousValue: null, updatedValue: 'k', changeType: 'CREATE' },
        'Configuration.Old': { previousValue: true, updatedValue: null, changeType: 'DELETE' },
        'Configuration.Sizes.1': { previousValue: 2, updatedValue: 3, changeType: 'UPDATE' },
        'Configuration.Sizes.2': { previousValue: null, updatedValue: 4, changeType: 'CREATE' },
        'Tags.A': { previousValue: null, updatedValue: 'b', changeType: 'CREATE' },
      },
    });
    expect(readEvent(delivery.event)).toMatchObject({
      parameters: { a: '1' },
      notification: { kind: 'change' },
    });
  });

  test('the first version of a resource is a creation, also after a deletion', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    record(harness, QUEUE, 'q');
    record(harness, QUEUE, 'q', { at: later(1), status: 'ResourceDeleted', configuration: null });
    record(harness, QUEUE, 'q', { at: later(2) });
    const types = takeAll(harness).map(
      (delivery) => invokingEventOf(delivery).configurationItemDiff?.changeType,
    );
    expect(types).toEqual(['CREATE', 'DELETE', 'CREATE']);
  });

  test('a judgement of what is recorded carries no difference', async () => {
    const harness = await startHarness();
    record(harness, QUEUE, 'q');
    await putRule(harness, 'r', withParameters);
    const delivery = only(harness);
    expect(delivery.event).toEqual(common(harness, delivery));
    expect(invokingEventOf(delivery)).toMatchObject({
      messageType: 'ConfigurationItemChangeNotification',
      configurationItemDiff: null,
    });
  });

  test('an oversized change carries a summary', async () => {
    const harness = await startHarness({ service: { maxNotificationBytes: 1000 } });
    await putRule(harness, 'r', withParameters);
    record(harness, QUEUE, 'q', { configuration: { text: 'x'.repeat(2000) } });
    const delivery = only(harness);
    expect(delivery.event).toEqual(common(harness, delivery));
    expect(JSON.parse(delivery.event.invokingEvent)).toEqual({
      messageType: 'OversizedConfigurationItemChangeNotification',
      notificationCreationTime: START.toISOString(),
      recordVersion: '1.0',
      configurationItemSummary: {
        changeType: 'CREATE',
        configurationItemVersion: '1.3',
        configurationItemCaptureTime: START.toISOString(),
        configurationStateId: START.getTime(),
        awsAccountId: ACCOUNT_ID,
        configurationItemStatus: 'OK',
        resourceType: QUEUE,
        resourceId: 'q',
        resourceName: 'q',
        ARN: null,
        awsRegion: REGION,
        availabilityZone: 'Not Applicable',
        configurationStateMd5Hash: '',
        resourceCreationTime: null,
      },
    });
    expect(readEvent(delivery.event)).toMatchObject({ notification: { kind: 'oversized' } });
  });

  test('a schedule carries the account and the time', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r', { ...withParameters, messages: ['scheduled'] });
    const delivery = only(harness);
    expect(delivery.event).toEqual(common(harness, delivery));
    expect(JSON.parse(delivery.event.invokingEvent)).toEqual({
      awsAccountId: ACCOUNT_ID,
      messageType: 'ScheduledNotification',
      notificationCreationTime: START.toISOString(),
      recordVersion: '1.0',
    });
    expect(readEvent(delivery.event)).toMatchObject({ notification: { kind: 'scheduled' } });
  });

  test('hostile names come through as they are', async () => {
    const harness = await startHarness();
    await putRule(harness, 'r');
    const name = '<script>"\\u2028\u2028\';--</script>';
    record(harness, QUEUE, name, { configuration: { __proto__: null, [name]: name } });
    expect(invokingEventOf(only(harness)).configurationItem).toMatchObject({
      resourceId: name,
      configuration: { [name]: name },
    });
  });
});

import {
  DescribeServicesCommand,
  ECSClient,
  ListTaskDefinitionsCommand,
  type Service as DescribedService,
} from '@aws-sdk/client-ecs';
import type { ClientClass } from '../../shared/aws';
import {
  containersOf,
  describeService,
  nameOf,
  notJudgedBecause,
  serviceArn,
  serviceConnectOf,
} from '../../shared/ecs';
import { TaskDefinition, Service } from '../../shared/resources/ecs';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const REVISION = 'arn:aws:ecs:us-east-1:111122223333:task-definition/intake-app';

const item = {
  resourceId: 'resource-1',
  resourceName: undefined,
  arn: undefined,
  accountId: '111122223333',
  region: 'us-east-1',
};
const decodedDefinition = (configuration: Readonly<Record<string, unknown>>) =>
  TaskDefinition.configuration.decode(configuration, 'configuration');
const definition = (configuration: Readonly<Record<string, unknown>>, arn?: string) => ({
  ...item,
  arn,
  resourceType: TaskDefinition.type,
  configuration: decodedDefinition(configuration),
  supplementaryConfiguration: TaskDefinition.supplementaryConfiguration.decode({}, ''),
});
const service = (configuration: Readonly<Record<string, unknown>>, arn?: string) => ({
  ...item,
  arn,
  resourceType: Service.type,
  configuration: Service.configuration.decode(configuration, 'configuration'),
  supplementaryConfiguration: Service.supplementaryConfiguration.decode({}, ''),
});

describe('containersOf', () => {
  test('gives the containers', () => {
    const containers = containersOf(
      decodedDefinition({ ContainerDefinitions: [{ Name: 'app' }, { Name: null }] }),
    );
    expect(containers.map(nameOf)).toEqual(['app', '(no name)']);
  });

  test.each([[{}], [{ ContainerDefinitions: [] }]])('throws when there are none: %j', (configuration) => {
    expect(() => containersOf(decodedDefinition(configuration))).toThrow(
      'configuration.ContainerDefinitions: expected a container, got nothing',
    );
  });
});

describe('notJudgedBecause', () => {
  async function reason(
    judged: ReturnType<typeof definition>,
    answers: readonly Answer[],
    latestRevisionOnly = true,
  ): Promise<string | undefined> {
    const fake = fakeClients(answers, ['ecs:ListTaskDefinitions']);
    const client = <C>(type: ClientClass<C>, region = 'us-east-1'): C => fake.client(type, region);
    const found = await notJudgedBecause(judged, {
      accountId: '111122223333',
      region: 'us-east-1',
      partition: 'aws',
      client,
      parameters: { latestRevisionOnly },
    });
    expect(fake.unasked()).toEqual([]);
    return found;
  }
  const newest = (...taskDefinitionArns: string[]) =>
    answer(
      ListTaskDefinitionsCommand,
      { taskDefinitionArns },
      { input: { familyPrefix: 'intake-app', status: 'ACTIVE', sort: 'DESC', maxResults: 1 } },
    );

  test.each(['INACTIVE', 'delete_in_progress'])('a revision is %s', async (Status) => {
    expect(await reason(definition({ Status, TaskDefinitionArn: `${REVISION}:3` }), [])).toMatch(Status);
  });

  test.each([
    ['the newest one', `${REVISION}:10`, { Status: 'Active', TaskDefinitionArn: `${REVISION}:10` }],
    ['one that is newer than the list knows', `${REVISION}:9`, { TaskDefinitionArn: `${REVISION}:10` }],
  ])('judges %s', async (_, listed, configuration) => {
    expect(await reason(definition(configuration), [newest(listed)])).toBeUndefined();
  });

  test('a newer revision is active', async () => {
    expect(await reason(definition({ Status: 'ACTIVE' }, `${REVISION}:9`), [newest(`${REVISION}:10`)])).toBe(
      'Revision 10 replaces this one; only the newest revision is judged.',
    );
  });

  test('a newer revision is on the second page', async () => {
    const pages = [
      answer(ListTaskDefinitionsCommand, { nextToken: 'page 2' }),
      answer(
        ListTaskDefinitionsCommand,
        { taskDefinitionArns: [`${REVISION}:4`] },
        { input: { nextToken: 'page 2' } },
      ),
    ];
    expect(await reason(definition({}, `${REVISION}:3`), pages)).toMatch(/^Revision 4 /);
  });

  test('no revision is active', async () => {
    expect(await reason(definition({}, `${REVISION}:3`), [newest()])).toBe(
      'Family intake-app has no active revision.',
    );
  });

  test('every active revision is judged where that is asked for', async () => {
    expect(await reason(definition({ Status: 'ACTIVE' }), [], false)).toBeUndefined();
    expect(await reason(definition({ Status: 'INACTIVE' }), [], false)).toMatch(/INACTIVE/);
  });

  test.each([undefined, REVISION])('throws for the ARN %s', async (arn) => {
    await expect(reason(definition({}, arn), [])).rejects.toThrow(
      'configuration.TaskDefinitionArn: expected the ARN of a revision, got ',
    );
  });

  test('errors of AWS are thrown', async () => {
    const denied = failure(ListTaskDefinitionsCommand, 'AccessDeniedException');
    await expect(reason(definition({}, `${REVISION}:3`), [denied])).rejects.toThrow('AccessDenied');
  });
});

describe('serviceArn', () => {
  test('is in the configuration, or beside it', () => {
    expect(serviceArn(service({ ServiceArn: 'arn:a' }, 'arn:b'))).toBe('arn:a');
    expect(serviceArn(service({}, 'arn:b'))).toBe('arn:b');
  });

  test('must be known', () => {
    expect(() => serviceArn(service({}))).toThrow('configuration.ServiceArn: expected text, got nothing');
  });
});

describe('describeService', () => {
  const LONG = 'arn:aws:ecs:us-east-1:111122223333:service/clinic/portal';
  const SHORT = 'arn:aws:ecs:us-east-1:111122223333:service/portal';
  const ecs = (...answers: Answer[]) =>
    fakeClients(answers, ['ecs:DescribeServices']).client(ECSClient, 'us-east-1');

  test.each([
    ['of its ARN', LONG, 'other', 'clinic'],
    ['of the item', SHORT, 'clinic', 'clinic'],
    ['by default', SHORT, undefined, undefined],
  ])('asks in the cluster %s', async (_, arn, recorded, cluster) => {
    const client = ecs(
      answer(
        DescribeServicesCommand,
        { services: [{ serviceName: 'portal' }], failures: [] },
        { input: { services: [arn], cluster } },
      ),
    );
    expect(await describeService(client, arn, recorded)).toEqual({ serviceName: 'portal' });
  });

  test('gives nothing for a service that is gone', async () => {
    const client = ecs(
      answer(DescribeServicesCommand, { services: [], failures: [{ arn: LONG, reason: 'MISSING' }] }),
    );
    expect(await describeService(client, LONG, undefined)).toBeUndefined();
  });

  test.each([
    ['another failure', { failures: [{ arn: LONG, reason: 'ACCESS' }] }, /service\/clinic\/portal: ACCESS$/],
    ['an empty answer', {}, /it gives no reason/],
  ])('throws for %s', async (_, output, message) => {
    await expect(
      describeService(ecs(answer(DescribeServicesCommand, output)), LONG, undefined),
    ).rejects.toThrow(message);
  });
});

describe('serviceConnectOf', () => {
  const old = { status: 'ACTIVE', serviceConnectConfiguration: { enabled: true } };

  test('takes the newest deployment', () => {
    const described: DescribedService = {
      deployments: [old, { status: 'PRIMARY', serviceConnectConfiguration: { enabled: false } }],
      deploymentController: { type: 'ECS' },
    };
    expect(serviceConnectOf(described)).toEqual({ enabled: false });
    expect(serviceConnectOf({ deployments: [old, { status: 'PRIMARY' }] })).toBeUndefined();
  });

  test.each(['CODE_DEPLOY', 'EXTERNAL'] as const)('there is none with task sets of %s', (type) => {
    expect(serviceConnectOf({ deploymentController: { type } })).toBeUndefined();
  });

  test.each([[[]], [[old]], [undefined]])('throws without a newest deployment: %j', (deployments) => {
    expect(() => serviceConnectOf({ serviceArn: 'arn:a', deployments })).toThrow(
      'ECS does not describe the primary deployment of service arn:a',
    );
  });
});

/** Functions, and what moves events between them. */
import {
  ACCOUNT_ID,
  arnOf,
  groupId,
  HOME,
  iamId,
  internal,
  keyArn,
  logGroupArn,
  phi,
  PRIVATE_SUBNETS,
  roleArn,
  topicArn,
} from './account';
import { related, type Resource } from './item';
import { between, hex, timeBetween, uuid } from './random';

interface Fn {
  readonly name: string;
  readonly runtime: string;
  readonly role: string;
  readonly inVpc?: boolean;
  readonly holdsPhi?: boolean;
  readonly deadLetters?: string;
  readonly reserved?: number;
}

const functions: readonly Fn[] = [
  {
    name: 'send-appointment-reminders',
    runtime: 'nodejs22.x',
    role: 'appointment-reminders',
    inVpc: true,
    holdsPhi: true,
    deadLetters: 'appointment-reminders-dlq',
    reserved: 20,
  },
  {
    name: 'receive-lab-results',
    runtime: 'nodejs22.x',
    role: 'lab-results',
    inVpc: true,
    holdsPhi: true,
    deadLetters: 'lab-results-inbound-dlq',
    reserved: 50,
  },
  { name: 'match-patients', runtime: 'python3.13', role: 'lab-results', inVpc: true, holdsPhi: true },
  {
    name: 'check-claims',
    runtime: 'python3.13',
    role: 'lab-results',
    inVpc: true,
    holdsPhi: true,
    deadLetters: 'insurance-claims-dlq',
  },
  { name: 'resize-images', runtime: 'nodejs16.x', role: 'lab-results', holdsPhi: true },
  {
    name: 'forward-audit-events',
    runtime: 'nodejs22.x',
    role: 'audit-forwarder',
    deadLetters: 'audit-events-dlq',
  },
  { name: 'rotate-database-secret', runtime: 'python3.13', role: 'lab-results', inVpc: true },
  { name: 'fax-to-inbox', runtime: 'python3.8', role: 'lab-results', holdsPhi: true },
  { name: 'text-message-replies', runtime: 'nodejs22.x', role: 'appointment-reminders' },
];

function lambda({
  name,
  runtime,
  role,
  inVpc = false,
  holdsPhi = false,
  deadLetters,
  reserved,
}: Fn): Resource {
  const arn = arnOf('lambda', `function:${name}`);
  return {
    type: 'AWS::Lambda::Function',
    id: name,
    name,
    arn,
    tags: holdsPhi ? phi('clinical') : internal('platform'),
    relationships: [related('Is associated with Role', 'AWS::IAM::Role', iamId('AROA', role))],
    configuration: {
      architectures: ['arm64'],
      codeSha256: `${hex(`code ${name}`, 43)}=`,
      codeSize: between(`size ${name}`, 20_000, 900_000),
      ...(deadLetters === undefined ? {} : { deadLetterConfig: { targetArn: arnOf('sqs', deadLetters) } }),
      description: '',
      ephemeralStorage: { size: 512 },
      functionArn: arn,
      functionName: name,
      handler: 'index.handler',
      ...(holdsPhi && inVpc ? { kmskeyArn: keyArn('patient-data') } : {}),
      lastModified: timeBetween(`modified ${name}`, '2026-01-01T00:00:00Z', '2026-06-30T00:00:00Z'),
      lastUpdateStatus: 'Successful',
      layers: [],
      memorySize: 512,
      packageType: 'Zip',
      revisionId: uuid(`revision ${name}`),
      role: roleArn(role),
      runtime,
      state: { value: 'Active' },
      timeout: 30,
      tracingConfig: { mode: inVpc ? 'Active' : 'PassThrough' },
      version: '$LATEST',
      ...(inVpc
        ? { vpcConfig: { securityGroupIds: [groupId('internal-https')], subnetIds: PRIVATE_SUBNETS } }
        : {}),
    },
    supplement: reserved === undefined ? {} : { Concurrency: { reservedConcurrentExecutions: reserved } },
  };
}

const stateMachine = (name: string, level: string, data: boolean): Resource => ({
  type: 'AWS::StepFunctions::StateMachine',
  id: arnOf('states', `stateMachine:${name}`),
  name,
  arn: arnOf('states', `stateMachine:${name}`),
  tags: phi('clinical'),
  configuration: {
    Arn: arnOf('states', `stateMachine:${name}`),
    LoggingConfiguration: {
      ...(level === 'OFF'
        ? {}
        : {
            Destinations: [
              { CloudWatchLogsLogGroup: { LogGroupArn: logGroupArn(`/clinic/states/${name}`) } },
            ],
          }),
      IncludeExecutionData: data,
      Level: level,
    },
    RoleArn: roleArn('lab-results'),
    StateMachineName: name,
    StateMachineType: 'STANDARD',
    TracingConfiguration: { Enabled: level !== 'OFF' },
  },
});

const eventRule = (
  name: string,
  bus: string,
  state: string,
  target: string,
  schedule?: string,
): Resource => ({
  type: 'AWS::Events::Rule',
  id: bus === 'default' ? name : `${bus}|${name}`,
  name,
  arn: arnOf('events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`),
  configuration: {
    Arn: arnOf('events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`),
    EventBusName: bus,
    Id: name,
    Name: name,
    ...(schedule === undefined ? {} : { ScheduleExpression: schedule }),
    State: state,
    Targets: [{ Arn: target, Id: 'target-1' }],
  },
});

export const serverless: readonly Resource[] = [
  ...functions.map(lambda),
  stateMachine('lab-result-intake', 'ERROR', false),
  stateMachine('claim-submission', 'OFF', false),
  stateMachine('imaging-study', 'ALL', true),
  ...['clinical', 'integration'].map((name): Resource => ({
    type: 'AWS::Events::EventBus',
    id: name,
    name,
    arn: arnOf('events', `event-bus/${name}`),
    configuration: { Arn: arnOf('events', `event-bus/${name}`), Name: name },
  })),
  eventRule(
    'nightly-reminders',
    'default',
    'ENABLED',
    arnOf('lambda', 'function:send-appointment-reminders'),
    'cron(0 22 * * ? *)',
  ),
  eventRule('guardduty-findings', 'default', 'ENABLED', topicArn('security-alerts')),
  eventRule('lab-result-ready', 'clinical', 'ENABLED', arnOf('states', 'stateMachine:lab-result-intake')),
  eventRule('backup-failed', 'default', 'DISABLED', topicArn('operations-alerts')),
  eventRule(
    'vendor-mirror',
    'integration',
    'ENABLED',
    `arn:aws:events:${HOME}:444455556666:event-bus/vendor-of-${ACCOUNT_ID}`,
  ),
];

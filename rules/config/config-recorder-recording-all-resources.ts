import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import { recordingGap } from '../../shared/config-recorder';
import { ReportError } from '../../shared/errors';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant } from '../../shared/verdict';

export const rule = periodicRule({
  id: 'config-recorder-recording-all-resources',
  title: 'Recorders of AWS Config record all supported types of resources',
  rationale:
    'Every rule on changes is blind to what is not recorded: a resource with PHI can drift from its safeguards unseen.',
  whitepaper: { section: 'AWS Config', editions: [2024], basis: 'implied' },
  safeguard: 'monitoring',
  citations: ['164.308(a)(8)', '164.308(a)(1)(ii)(D)', '164.312(b)'],
  severity: 'high',
  remediation:
    'Record all resource types with PutConfigurationRecorder, then StartConfigurationRecorder; the runbook AWSSupport-SetupConfig does both.',
  reports: 'account',
  parameters: {
    requiredResourceTypes: listParameter({
      default: [],
      description: 'Resource types whose recording is enough. Empty asks for all that AWS Config supports.',
    }),
    exemptResourceTypes: listParameter({
      default: ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group', 'AWS::IAM::Policy'],
      description: 'Resource types that a recorder of all others may leave out; IAM needs one Region alone.',
    }),
  },
  permissions: ['config:DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorderStatus'],

  async evaluate({ client, region, parameters }) {
    const { requiredResourceTypes: required, exemptResourceTypes: exempt } = parameters;
    const config = client(ConfigServiceClient);
    const { ConfigurationRecorders = [] } = await config.send(new DescribeConfigurationRecordersCommand({}));
    // Services of AWS may have recorders of their own beside that of the account.
    const recorder = ConfigurationRecorders.find(({ servicePrincipal }) => servicePrincipal === undefined);
    if (recorder === undefined) return nonCompliant(`There is no recorder in ${region}; one is wanted.`);
    const answer = await config.send(new DescribeConfigurationRecorderStatusCommand({}));
    const status = answer.ConfigurationRecordersStatus?.find(({ name }) => name === recorder.name);
    if (status === undefined)
      throw new ReportError(`AWS Config tells no status of the recorder in ${region}`);
    if (status.recording !== true)
      return nonCompliant(`The recorder in ${region} is stopped; it should run.`);
    if (status.lastStatus?.toLowerCase() === 'failure')
      return nonCompliant(
        `The recorder in ${region} failed last: ${status.lastErrorCode ?? 'it does not tell why'}.`,
      );
    const gap = recordingGap(recorder.recordingGroup ?? {}, { required, exempt });
    const wanted = required.join(', ') || 'all supported types';
    if (gap !== undefined) return nonCompliant(`The recorder in ${region} ${gap}; wanted: ${wanted}.`);
    return compliant(`The recorder in ${region} is running and records what is wanted: ${wanted}.`);
  },
});

export const { handler } = rule;

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { recordItems } from '../../local/recording';
import {
  closeHarnesses,
  type Harness,
  itemOf,
  judgeAll,
  REGION,
  ruleOf,
  START,
  startHarness,
} from './harness';

const hasCli = spawnSync('aws', ['--version']).status === 0;
const whereCli = hasCli ? describe : describe.skip;

whereCli('the AWS CLI', () => {
  let folder: string;
  let harness: Harness;

  const aws = async (...command: readonly string[]): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(
      'aws',
      ['--endpoint-url', harness.url, 'configservice', ...command],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
          AWS_SECRET_ACCESS_KEY: 'example',
          AWS_DEFAULT_REGION: REGION,
          AWS_DEFAULT_OUTPUT: 'json',
          AWS_PAGER: '',
        },
      },
    );
    return stdout === '' ? undefined : (JSON.parse(stdout) as unknown);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
    harness = await startHarness();
  });
  afterEach(async () => {
    await closeHarnesses();
    rmSync(folder, { recursive: true });
  });

  test('puts a pack, reads compliance and history, and starts an evaluation', async () => {
    const template = join(folder, 'pack.yaml');
    const rule = {
      Type: 'AWS::Config::ConfigRule',
      Properties: ruleOf('queues', { types: ['AWS::SQS::Queue'] }),
    };
    writeFileSync(template, JSON.stringify({ Resources: { Queues: rule } }));
    const put = [
      'put-conformance-pack',
      '--conformance-pack-name',
      'hipaa',
      '--template-body',
      `file://${template}`,
    ];
    expect(await aws(...put)).toEqual({
      ConformancePackArn: expect.stringMatching(/^arn:aws:config:.*:conformance-pack\/hipaa\//) as unknown,
    });
    recordItems(harness.service, [itemOf('AWS::SQS::Queue', 'q1'), itemOf('AWS::SQS::Queue', 'q2')]);
    await judgeAll(harness, ({ resourceId }) => (resourceId === 'q1' ? 'NON_COMPLIANT' : 'COMPLIANT'));
    const name = harness.store.rules.all()[0]?.name ?? '';
    expect(await aws('describe-compliance-by-config-rule')).toEqual({
      ComplianceByConfigRules: [
        {
          ConfigRuleName: name,
          Compliance: {
            ComplianceType: 'NON_COMPLIANT',
            ComplianceContributorCount: { CappedCount: 1, CapExceeded: false },
          },
        },
      ],
    });
    expect(await aws('get-compliance-details-by-config-rule', '--config-rule-name', name)).toMatchObject({
      EvaluationResults: [
        { ComplianceType: 'NON_COMPLIANT', Annotation: 'Seen.' },
        { ComplianceType: 'COMPLIANT' },
      ],
    });
    expect(
      await aws('describe-conformance-pack-compliance', '--conformance-pack-name', 'hipaa'),
    ).toMatchObject({
      ConformancePackRuleComplianceList: [{ ConfigRuleName: name, ComplianceType: 'NON_COMPLIANT' }],
    });
    const resource = ['--resource-type', 'AWS::SQS::Queue', '--resource-id', 'q1'];
    const { configurationItems } = (await aws('get-resource-config-history', ...resource)) as {
      configurationItems: { configurationItemCaptureTime: string | number }[];
    };
    expect(configurationItems).toMatchObject([{ resourceId: 'q1', configuration: '{"size":1}' }]);
    // The CLI shows dates as text or as seconds, depending on its version.
    const shown = configurationItems[0]?.configurationItemCaptureTime ?? '';
    expect(new Date(typeof shown === 'number' ? shown * 1000 : shown)).toEqual(START);
    await aws('start-config-rules-evaluation', '--config-rule-names', name);
    expect(harness.deliveries.counts().pending).toBe(2);
  }, 120_000);

  test('shows errors by their names', async () => {
    await expect(aws('delete-config-rule', '--config-rule-name', 'missing')).rejects.toThrow(
      /NoSuchConfigRuleException.*DeleteConfigRule.*missing/,
    );
    await expect(aws('list-stored-queries')).rejects.toThrow(/UnknownOperationException.*ListStoredQueries/);
  }, 60_000);
});

import { renderPack } from '../../deploy/pack';
import { preflight } from '../../deploy/preflight';
import { missingValues, remediationOf } from '../../deploy/remediation';
import { RUNBOOKS } from '../../deploy/runbooks';
import { rules } from '../../rules/index';
import { change } from './rules';

const ruleNamed = (id: string) => {
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};
const ENCRYPTED_TOPICS = 'sns-topic-encrypted-at-rest';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/k';

test.each(Object.entries(RUNBOOKS))(
  '%s has a document of AWS',
  (id, { document, resource, values, needs }) => {
    expect(document).toMatch(/^(AWS|AWSConfigRemediation|AWSSupport)-[A-Z]\w+$/);
    const names = [resource ?? [], Object.keys(values ?? {}), needs ?? []].flat();
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('AutomationAssumeRole');
    // The account has no id that a document would take.
    expect(ruleNamed(id).resourceTypes.includes('AWS::::Account')).toBe(resource === undefined);
  },
);

test('the document gets its role, the resource, and what is fixed', () => {
  expect(remediationOf(ruleNamed('cloudfront-viewer-https-required'), 'Viewer', {})).toEqual({
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: 'Viewer',
    Properties: {
      ConfigRuleName: 'cloudfront-viewer-https-required',
      ResourceType: 'AWS::CloudFront::Distribution',
      TargetType: 'SSM_DOCUMENT',
      TargetId: 'AWSConfigRemediation-EnableCloudFrontViewerPolicyHTTPS',
      Parameters: {
        AutomationAssumeRole: { StaticValue: { Values: [{ Ref: 'RemediationRoleArn' }] } },
        CloudFrontDistributionId: { ResourceValue: { Value: 'RESOURCE_ID' } },
        ViewerProtocolPolicy: { StaticValue: { Values: ['redirect-to-https'] } },
      },
      Automatic: false,
    },
  });
});

test('what only the owner can know is asked for', () => {
  const topics = ruleNamed(ENCRYPTED_TOPICS);
  expect([missingValues(topics, {}), remediationOf(topics, 'T', {})]).toEqual([['KmsKeyArn'], undefined]);
  const values = { [ENCRYPTED_TOPICS]: { KmsKeyArn: KEY } };
  expect(missingValues(topics, values)).toEqual([]);
  expect(remediationOf(topics, 'T', values)?.Properties.Parameters).toMatchObject({
    TopicArn: { ResourceValue: { Value: 'RESOURCE_ID' } },
    KmsKeyArn: { StaticValue: { Values: [KEY] } },
  });
});

test('a rule without a document has no remediation', () => {
  expect([missingValues(change(), {}), remediationOf(change(), 'A', {})]).toEqual([undefined, undefined]);
  expect(renderPack([change()], { remediation: { values: {} } }).template.Parameters).not.toHaveProperty(
    'RemediationRoleArn',
  );
});

test('a pack with every document is one that AWS Config takes', () => {
  const values = Object.fromEntries(
    Object.entries(RUNBOOKS).map(([id, { needs = [] }]) => [
      id,
      Object.fromEntries(needs.map((name) => [name, 'value'])),
    ]),
  );
  const chosen = rules.filter(({ id }) => id in RUNBOOKS);
  const role = 'arn:aws:iam::111122223333:role/mend';
  const { template, text } = renderPack(chosen, { remediation: { values, role } });
  expect(template.Parameters['RemediationRoleArn']).toEqual({ Type: 'String', Default: role });
  const { facts, violations } = preflight(text);
  expect([violations, facts.rules, facts.remediations]).toEqual([[], chosen.length, chosen.length]);
  expect(chosen.length).toBe(Object.keys(RUNBOOKS).length);
});

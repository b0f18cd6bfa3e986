import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { detectorsOf } from '../../shared/guardduty';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { compliant, nonCompliant, notApplicable } from '../../shared/verdict';
import { ifOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty is enabled in the Region',
  rationale:
    'Without GuardDuty nobody watches API calls, network flows and DNS queries for an intruder on the way to PHI.',
  whitepaper: { section: 'Amazon GuardDuty', editions: [2024], basis: 'implied' },
  safeguard: 'monitoring',
  citations: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)', '164.312(b)'],
  severity: 'high',
  remediation:
    'Enable GuardDuty in the Region; the runbook AWSConfigRemediation-CreateGuardDutyDetector does so. Resume a suspended detector in its settings.',
  reports: 'account',
  permissions: ['guardduty:ListDetectors', 'guardduty:GetDetector'],
  parameters: {
    requiredFeatures: listParameter({
      default: [],
      description: 'Protection plans that must be on as well, such as S3_DATA_EVENTS. Empty asks for none.',
    }),
  },

  async evaluate({ client, region, parameters: { requiredFeatures } }) {
    const detectors = await ifOffered(detectorsOf(client(GuardDutyClient)));
    if (detectors === undefined) return notApplicable(`GuardDuty is not offered in ${region}.`);
    if (detectors.length === 0)
      return nonCompliant(`GuardDuty has no detector in ${region}; an enabled one is wanted.`);
    const enabled = detectors.filter(({ Status }) => Status?.toUpperCase() === 'ENABLED');
    if (enabled.length === 0)
      return nonCompliant(`The detector of GuardDuty in ${region} is suspended; it should be enabled.`);
    const features = enabled
      .flatMap(({ Features = [] }) => Features)
      .filter(({ Status }) => Status?.toUpperCase() === 'ENABLED');
    const missing = requiredFeatures.filter(
      (name) => !features.some((feature) => feature.Name?.toUpperCase() === name.toUpperCase()),
    );
    if (missing.length > 0)
      return nonCompliant(`GuardDuty is on in ${region} without ${missing.join(', ')}; that is wanted, too.`);
    return compliant(`GuardDuty is enabled in ${[region, ...requiredFeatures].join(', with ')}.`);
  },
});

export const { handler } = rule;

import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { listParameter } from '../../shared/parameters';
import { periodicRule } from '../../shared/rule';
import { ownPhoneNumbers, PHONE_NUMBER, tagKeysOf, type PhoneNumber } from '../../shared/sms-voice';
import { compliant, nonCompliant, notApplicable, type Verdict } from '../../shared/verdict';
import { whereOffered } from '../../shared/where-offered';

export const rule = periodicRule({
  id: 'smsvoice-phone-number-is-short-code',
  title: 'Phone numbers that send SMS are dedicated short codes',
  rationale:
    'Nobody encrypts the last hop of an SMS; PHI may take it only from a short code that the organization leases for itself.',
  whitepaper: { section: 'Amazon Pinpoint', editions: [2024], basis: 'explicit' },
  safeguard: 'access-control',
  citations: ['164.312(e)(1)'],
  severity: 'low',
  remediation:
    'Send PHI from a dedicated short code; release the other numbers, or name those that never carry PHI in a parameter of the rule.',
  reports: [PHONE_NUMBER],
  parameters: {
    exemptPhoneNumberIds: listParameter({
      default: [],
      description: 'Ids of numbers that never carry PHI, such as those for one-time passwords.',
    }),
    phiTagKeys: listParameter({
      default: [],
      description: 'Keys of tags that mark numbers for PHI; only those are judged. Empty judges all numbers.',
    }),
  },
  permissions: ['sms-voice:DescribePhoneNumbers', 'sms-voice:ListTagsForResource'],

  async *evaluate({ client, parameters: { exemptPhoneNumberIds, phiTagKeys } }) {
    const sms = client(PinpointSMSVoiceV2Client);
    const isForPhi = async (number: PhoneNumber): Promise<boolean> =>
      phiTagKeys.length === 0 || (await tagKeysOf(sms, number)).some((key) => phiTagKeys.includes(key));
    for await (const number of whereOffered(ownPhoneNumbers(sms))) {
      const verdict = exemptPhoneNumberIds.includes(number.id)
        ? notApplicable('The number is exempt by a parameter of the rule.')
        : await verdictOf(number, isForPhi);
      yield { resourceType: PHONE_NUMBER, resourceId: number.id, verdict };
    }
  },
});

async function verdictOf(
  number: PhoneNumber,
  isForPhi: (number: PhoneNumber) => Promise<boolean>,
): Promise<Verdict> {
  const { type, capabilities, isDeleted } = number;
  if (isDeleted) return notApplicable('The number was released.');
  if (type === 'SIMULATOR') return notApplicable('The number is a simulator, which reaches no phone.');
  if (!capabilities.includes('SMS')) return notApplicable('The number cannot send SMS.');
  if (!(await isForPhi(number))) return notApplicable('No tag marks the number for PHI.');
  if (type === 'SHORT_CODE') return compliant('The number is a dedicated short code.');
  return nonCompliant(`The number can send SMS and is a ${type}; a dedicated short code is wanted.`);
}

export const { handler } = rule;

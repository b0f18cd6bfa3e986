import { GetMacieSessionCommand } from '@aws-sdk/client-macie2';
import { rule } from '../../../rules/macie/macie-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

const NO_HOST = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
const NO_ANSWER = Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' });

testPeriodicRule(rule, {
  compliant: {
    'Macie is on': {
      answers: [answer(GetMacieSessionCommand, { status: 'ENABLED' }, { region: 'us-east-1' })],
      annotation: /^Macie is enabled in us-east-1\.$/,
    },
  },
  nonCompliant: {
    'Macie is paused': {
      answers: [answer(GetMacieSessionCommand, { status: 'PAUSED' })],
      annotation: /^The status of Macie in us-east-1 is PAUSED; ENABLED is wanted\.$/,
    },
    'Macie is not enabled': {
      answers: [
        failure(GetMacieSessionCommand, 'AccessDeniedException', { message: 'Macie is not enabled.' }),
      ],
      annotation: /is DISABLED;/,
    },
  },
  notApplicable: {
    'the Region has no endpoint': {
      answers: [{ ...failure(GetMacieSessionCommand, 'Error'), reply: { error: NO_HOST } }],
      annotation: /not offered in us-east-1/,
    },
  },
  findings: {
    'about the account': {
      answers: [answer(GetMacieSessionCommand, { status: 'ENABLED', serviceRole: 'r' })],
      expected: [['AWS::::Account', '111122223333', 'COMPLIANT']],
    },
  },
  fails: {
    'the role may not ask': {
      answers: [
        failure(GetMacieSessionCommand, 'AccessDeniedException', {
          message: 'User r is not authorized to perform macie2:GetMacieSession',
        }),
      ],
      error: /not authorized to perform/,
    },
    'the name server does not answer': {
      answers: [{ ...failure(GetMacieSessionCommand, 'Error'), reply: { error: NO_ANSWER } }],
      error: /EAI_AGAIN/,
    },
    'no status': {
      answers: [answer(GetMacieSessionCommand, {})],
      error: /answered without a status/,
    },
  },
});

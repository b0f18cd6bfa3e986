import { GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import { rule } from '../../../rules/ebs/ebs-encryption-by-default-enabled';
import { answer, failure, testPeriodicRule } from '../../rule-tester';

testPeriodicRule(rule, {
  compliant: {
    'on in the Region': {
      answers: [answer(GetEbsEncryptionByDefaultCommand, { EbsEncryptionByDefault: true })],
    },
  },
  nonCompliant: {
    'off in the Region': {
      answers: [
        answer(GetEbsEncryptionByDefaultCommand, { EbsEncryptionByDefault: false }, { region: 'us-east-1' }),
      ],
      annotation: /off in us-east-1/,
    },
  },
  fails: {
    'the call is refused': {
      answers: [failure(GetEbsEncryptionByDefaultCommand, 'UnauthorizedOperation')],
      error: /UnauthorizedOperation/,
    },
  },
});

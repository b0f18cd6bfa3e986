import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { detectorsOf } from '../../shared/guardduty';
import { answer, fakeClients, type Answer } from '../fake-aws';

const detectorsIn = (...answers: Answer[]) =>
  detectorsOf(
    fakeClients(answers, ['guardduty:ListDetectors', 'guardduty:GetDetector']).client(
      GuardDutyClient,
      'us-east-1',
    ),
  );

test('reads the detectors of all pages', async () => {
  const detector = { ServiceRole: 'r', Status: 'ENABLED' } as const;
  expect(
    await detectorsIn(
      answer(ListDetectorsCommand, { DetectorIds: undefined, NextToken: 'more' }),
      answer(ListDetectorsCommand, { DetectorIds: ['d'] }, { input: { NextToken: 'more' } }),
      answer(GetDetectorCommand, detector, { input: { DetectorId: 'd' } }),
    ),
  ).toEqual([detector]);
});

test('is empty where GuardDuty is off', async () => {
  expect(await detectorsIn(answer(ListDetectorsCommand, { DetectorIds: [] }))).toEqual([]);
});

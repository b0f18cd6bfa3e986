import { GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { macieStatus } from '../../shared/macie';
import { answer, failure, fakeClients, type Answer } from '../fake-aws';

const statusBy = (reply: Answer): Promise<string> =>
  macieStatus(fakeClients([reply], ['macie2:GetMacieSession']).client(Macie2Client, 'us-east-1'));

test.each([
  ['ENABLED', answer(GetMacieSessionCommand, { status: 'ENABLED' })],
  ['PAUSED', answer(GetMacieSessionCommand, { status: 'PAUSED' })],
  ['DISABLED', failure(GetMacieSessionCommand, 'AccessDeniedException', { message: 'Macie is not enabled' })],
])('tells %s', async (status, reply) => {
  expect(await statusBy(reply)).toBe(status);
});

test.each([
  [
    'a caller without permission',
    'AccessDeniedException',
    'not authorized to perform macie2:GetMacieSession',
  ],
  ['another error that says so', 'InternalServerException', 'Macie is not enabled'],
])('throws for %s', async (_, name, message) => {
  await expect(statusBy(failure(GetMacieSessionCommand, name, { message }))).rejects.toThrow(message);
});

test('throws when there is no status', async () => {
  await expect(statusBy(answer(GetMacieSessionCommand, {}))).rejects.toThrow(
    'macie2:GetMacieSession answered without a status',
  );
});

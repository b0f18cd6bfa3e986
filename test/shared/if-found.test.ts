import { ifFound } from '../../shared/if-found';

const refused = (name: string): Promise<unknown> =>
  Promise.reject(Object.assign(new Error('refused'), { name }));

test('passes an answer on', async () => {
  expect(await ifFound(Promise.resolve({ name: 'n' }))).toEqual({ name: 'n' });
});

test('is undefined for what AWS does not have', async () => {
  expect(await ifFound(refused('ResourceNotFoundException'))).toBeUndefined();
});

test('throws every other error', async () => {
  await expect(ifFound(refused('AccessDeniedException'))).rejects.toThrow('refused');
});

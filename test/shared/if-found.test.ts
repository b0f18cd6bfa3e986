import { ifFound } from '../../shared/if-found';

const refused = (name: string): Promise<unknown> =>
  Promise.reject(Object.assign(new Error('refused'), { name }));

test('passes an answer on', async () => {
  expect(await ifFound(Promise.resolve({ name: 'n' }))).toEqual({ name: 'n' });
});

test.each(['ResourceNotFoundException', 'NotFoundException'])('is undefined for a %s', async (name) => {
  expect(await ifFound(refused(name))).toBeUndefined();
});

test.each(['AccessDeniedException', 'HostNotFoundException'])('throws an %s', async (name) => {
  await expect(ifFound(refused(name))).rejects.toThrow('refused');
});

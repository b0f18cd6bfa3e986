import { pause } from '../../shared/pause';

test('pauses for the milliseconds given', async () => {
  jest.useFakeTimers();
  const done = jest.fn();
  void pause(200).then(done);
  await jest.advanceTimersByTimeAsync(199);
  expect(done).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledTimes(1);
});

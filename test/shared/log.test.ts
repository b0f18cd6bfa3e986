import { log } from '../../shared/log';

test('a log entry is one line of JSON on the stream of its level', () => {
  const out = jest.spyOn(console, 'log').mockImplementation();
  const err = jest.spyOn(console, 'error').mockImplementation();

  log('info', 'evaluated', { rule: 'a-rule', durationMs: 1.5 });
  expect(out.mock.calls).toEqual([
    ['{"level":"info","message":"evaluated","rule":"a-rule","durationMs":1.5}'],
  ]);
  expect(err).not.toHaveBeenCalled();

  log('error', 'failed', { error: 'first line\nsecond line' });
  expect(err.mock.calls).toEqual([
    [String.raw`{"level":"error","message":"failed","error":"first line\nsecond line"}`],
  ]);
  expect(out).toHaveBeenCalledTimes(1);
});

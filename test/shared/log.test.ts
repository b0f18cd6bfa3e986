import { log } from '../../shared/log';
import { keepLogLines } from '../log-lines';

afterEach(() => {
  jest.restoreAllMocks();
});

test('a log entry is one line of JSON on the stream of its level', () => {
  const lines = keepLogLines();
  log('info', 'evaluated', { rule: 'a-rule', durationMs: 1.5 });
  log('error', 'failed', { error: 'first line\nsecond line' });
  expect(lines).toEqual([
    {
      stream: 'stdout',
      line: '{"level":"info","message":"evaluated","rule":"a-rule","durationMs":1.5}\n',
    },
    {
      stream: 'stderr',
      line: `${String.raw`{"level":"error","message":"failed","error":"first line\nsecond line"}`}\n`,
    },
  ]);
});

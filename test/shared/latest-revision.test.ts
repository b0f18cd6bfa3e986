import { latestRevisionOnly } from '../../shared/latest-revision';

test('only the newest revision is judged unless told otherwise', () => {
  expect(latestRevisionOnly.default).toBe(true);
  expect(latestRevisionOnly.parse('False')).toBe(false);
});

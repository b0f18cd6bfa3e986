import { recordedMoment } from '../../shared/recorded-moment';

test.each([
  ['2023-11-14T22:13:20Z', '2023-11-14T22:13:20.000Z'],
  [1_700_000_000, '2023-11-14T22:13:20.000Z'],
  [1_700_000_000_000, '2023-11-14T22:13:20.000Z'],
  ['1700000000', '2023-11-14T22:13:20.000Z'],
  ['1700000000000', '2023-11-14T22:13:20.000Z'],
  ['1700000000.5', '2023-11-14T22:13:20.500Z'],
  [null, undefined],
  [undefined, undefined],
  ['', undefined],
])('%p is %p', (source, expected) => {
  expect(recordedMoment('configuration.deletionDate', source)).toBe(expected);
});

test('what is no point in time is refused', () => {
  expect(() => recordedMoment('configuration.deletionDate', 'soon')).toThrow(
    'configuration.deletionDate: expected a point in time, got the text "soon"',
  );
});

import { choicesParameter } from '../../shared/choices-parameter';

const options = choicesParameter({
  default: ['SSE_S3'],
  choices: ['SSE_S3', 'SSE_KMS', 'CSE_KMS'],
  description: 'Accepted options.',
});

test.each([
  ['SSE_KMS', ['SSE_KMS']],
  [' sse_s3 , CSE_KMS,', ['SSE_S3', 'CSE_KMS']],
  [['sse_kms'], ['SSE_KMS']],
])('%p is read as %p', (source, expected) => {
  expect(options.parse(source)).toEqual(expected);
});

test.each(['SSE-KMS', 'SSE_KMS,none', ',', [], [['SSE_KMS']], 7, true, { SSE_KMS: true }])(
  '%p is refused',
  (source) => {
    expect(options.parse(source)).toBeUndefined();
  },
);

test('values are written as they are read', () => {
  expect(options.format(['SSE_KMS', 'CSE_KMS'])).toBe('SSE_KMS,CSE_KMS');
  expect(options.parse(options.format(options.default))).toEqual(options.default);
});

test('the choices are told', () => {
  expect(options).toMatchObject({
    inPack: false,
    accepts: 'a comma-separated list of SSE_S3, SSE_KMS, CSE_KMS',
    description: 'Accepted options.',
  });
});

import { ANNOTATION_LIMIT, compliant, cut, nonCompliant, notApplicable } from '../../shared/verdict';

test('verdicts carry their compliance and annotation', () => {
  expect(compliant('on')).toEqual({ compliance: 'COMPLIANT', annotation: 'on' });
  expect(nonCompliant('off')).toEqual({ compliance: 'NON_COMPLIANT', annotation: 'off' });
  expect(notApplicable('none')).toEqual({ compliance: 'NOT_APPLICABLE', annotation: 'none' });
});

describe('annotations', () => {
  test('of 256 UTF-16 units stay as they are', () => {
    const text = 'x'.repeat(ANNOTATION_LIMIT);
    expect(compliant(text).annotation).toBe(text);
    const emoji = '😀'.repeat(ANNOTATION_LIMIT / 2);
    expect(nonCompliant(emoji).annotation).toBe(emoji);
  });

  test('of one unit more are cut, and show it', () => {
    expect(notApplicable('x'.repeat(257)).annotation).toBe(`${'x'.repeat(255)}…`);
  });

  test.each([
    ['a surrogate pair', '😀'],
    ['a combining mark', 'e\u0301'],
    ['a flag of two letters', '🇩🇪'],
    ['a family joined by zero-width joiners', '👨‍👩‍👧‍👦'],
    ['a hand with a skin tone', '👍🏽'],
    ['a line break of two characters', '\r\n'],
  ])('never end within %s', (_, grapheme) => {
    // Whatever the place of the grapheme around the limit, it is there in full or not at all.
    for (let before = 240; before <= 256; before += 1) {
      const { annotation } = nonCompliant('x'.repeat(before) + grapheme + 'y'.repeat(40));
      const fits = before + grapheme.length <= 255;
      expect(annotation.length).toBeLessThanOrEqual(256);
      expect(annotation).toBe(
        fits
          ? `${'x'.repeat(before)}${grapheme}${'y'.repeat(255 - before - grapheme.length)}…`
          : `${'x'.repeat(Math.min(before, 255))}…`,
      );
    }
  });

  test('keep what is before a grapheme that is longer than the annotation', () => {
    const pile = 'e' + '\u0301'.repeat(300);
    expect(compliant(`Key ${pile}`).annotation).toBe('Key …');
  });
});

test('cut counts UTF-16 units', () => {
  expect(cut('abcdef', 6)).toBe('abcdef');
  expect(cut('abcdefg', 6)).toBe('abcde…');
  expect(cut('abcd😀fg', 6)).toBe('abcd…');
});

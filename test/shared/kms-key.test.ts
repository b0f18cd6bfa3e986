import { isApprovedKey } from '../../shared/kms-key';

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ARN = `arn:aws:kms:us-east-1:111122223333:key/${ID}`;
const ALIAS_ARN = 'arn:aws:kms:us-east-1:111122223333:alias/phi';

test.each([
  ['an id by itself', ID, [ID]],
  ['an ARN by its id', ARN, ['alias/other', ID]],
  ['an id by its ARN', ID, [ARN]],
  ['an ARN of another partition by its id', ARN.replace('arn:aws:', 'arn:aws-us-gov:'), [ID]],
  ['an id written with its key/ prefix', `key/${ID}`, [ID]],
  ['an alias by its name', 'alias/phi', ['alias/phi']],
  ['an alias ARN by its name', ALIAS_ARN, ['alias/phi']],
  ['an alias by its ARN', 'alias/phi', [ALIAS_ARN]],
  ['an ARN by itself', ARN, [ARN]],
  ['an alias with colons in its name', `${ALIAS_ARN}:a:b`, ['alias/phi:a:b']],
])('approved: %s', (_, reference, approved) => {
  expect(isApprovedKey(reference, approved)).toBe(true);
});

test.each([
  ['nothing is approved', ARN, []],
  ['another id', ARN, ['1234abcd']],
  ['an alias that may point to the key', ARN, ['alias/phi']],
  ['the key that the alias may point to', 'alias/phi', [ARN]],
  ['the beginning of an alias', 'alias/phi-old', ['alias/phi']],
  ['the end of an alias', 'alias/team/phi', ['alias/phi', 'phi']],
  ['a name without alias/', 'alias/phi', ['phi']],
  ['the same alias of another account', ALIAS_ARN, [ALIAS_ARN.replace('111122223333', '444455556666')]],
  ['no key', '', [ARN, 'alias/phi']],
])('not approved: %s', (_, reference, approved) => {
  expect(isApprovedKey(reference, approved)).toBe(false);
});

import { accessTo } from '../../shared/service-access';

const NONE = { isNamed: false, isFull: false, isAdministrative: false };
const NAMED = { ...NONE, isNamed: true };
const FULL = { ...NAMED, isFull: true };
const ADMINISTRATIVE = { ...NONE, isAdministrative: true };

const allow = (Action: unknown) => ({ Effect: 'Allow', Action, Resource: '*' });
const allowAllBut = (NotAction: unknown) => ({ Effect: 'Allow', NotAction, Resource: '*' });

test.each([
  ['all of the service', allow('comprehend:*'), FULL],
  ['odd casing and asterisks', allow('Comprehend:**'), FULL],
  ['any name of one character or more', allow('comprehend:?*'), FULL],
  ['any name of four characters', allow('comprehend:????'), NAMED],
  ['a service by wildcard', allow('comprehen?:*'), FULL],
  ['all services that begin so', allow('compre*'), FULL],
  ['one among others', allow(['s3:GetObject', 'comprehend:*']), FULL],
  ['a single resource', { ...allow('comprehend:*'), Resource: 'arn:aws:comprehend:*:*:flywheel/f' }, FULL],
  ['one action', allow('comprehend:DetectEntities'), NAMED],
  ['the actions that begin so', allow('comprehend:Detect*'), NAMED],
  ['a service of which the name is the beginning', allow('comprehendmedical:*'), NONE],
  ['another service', allow('s3:*'), NONE],
  ['no name', allow('comprehend:'), NAMED],
  ['all of everything', allow('*'), ADMINISTRATIVE],
  ['all of everything in two parts', allow('*:*'), ADMINISTRATIVE],
  ['the actions of all services that begin so', allow('*:Detect*'), NONE],
  ['all but another service', allowAllBut('iam:*'), ADMINISTRATIVE],
  ['all but some actions of the service', allowAllBut(['comprehend:Delete*']), ADMINISTRATIVE],
  ['all but the service', allowAllBut(['iam:*', 'Comprehend:*']), NONE],
  ['all but everything', allowAllBut('*'), NONE],
  ['no action', allow(undefined), NONE],
  ['an empty list of actions', allow([]), NONE],
  ['a denial', { ...allow('comprehend:*'), Effect: 'Deny' }, NONE],
])('%s', (_, statement, access) => {
  expect(accessTo('comprehend', [statement])).toEqual(access);
});

test('statements add up', () => {
  const statements = [allow('comprehend:DetectEntities'), allow('*'), allow('comprehend:*')];
  expect(accessTo('COMPREHEND', statements)).toEqual({
    isNamed: true,
    isFull: true,
    isAdministrative: true,
  });
  expect(accessTo('comprehend', [])).toEqual(NONE);
});

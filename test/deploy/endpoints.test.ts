import { ENDPOINT_PREFIXES, partitionOf, rulesOffered, serviceOf } from '../../deploy/endpoints';
import { rules as all } from '../../rules/index';
import { change } from './rules';

const ids = (rules: readonly { readonly id: string }[]): string[] => rules.map(({ id }) => id);
const [queue, dax, macie, other] = [
  change({ id: 'sqs-a' }),
  change({ id: 'dax-a' }),
  change({ id: 'macie-a' }),
  change({ id: 'novel-a' }),
];

test('the endpoint data know the service of every rule', () => {
  expect(all.map(serviceOf).filter((service) => !(service in ENDPOINT_PREFIXES))).toEqual([]);
  expect(
    Object.keys(ENDPOINT_PREFIXES).filter((name) => !all.some((rule) => serviceOf(rule) === name)),
  ).toEqual([]);
});

test('every rule is offered in the largest Region, and rules of closed services at least somewhere', () => {
  expect(rulesOffered(all, 'aws', 'us-east-1').notOffered).toEqual([]);
});

test('a rule is left out in a Region where its service has no endpoint', () => {
  const { offered, notOffered, unknown } = rulesOffered([queue, dax, macie], 'aws', 'ca-west-1');
  expect([ids(offered), ids(notOffered), unknown]).toEqual([['sqs-a'], ['dax-a', 'macie-a'], undefined]);
});

test('without a Region, a rule is left out when its service is nowhere in the partition', () => {
  expect(ids(rulesOffered([queue, dax, macie], 'aws', undefined).notOffered)).toEqual([]);
  expect(ids(rulesOffered([queue, dax, macie], 'aws-us-gov', undefined).notOffered)).toEqual([
    'dax-a',
    'macie-a',
  ]);
  expect(ids(rulesOffered([queue, dax, macie], 'aws-cn', undefined).notOffered)).toEqual(['macie-a']);
});

test('services with one endpoint for all Regions are offered in each', () => {
  const global = ['iam-a', 's3-a', 'cloudfront-a'].map((id) => change({ id }));
  expect(rulesOffered(global, 'aws', 'af-south-1').notOffered).toEqual([]);
  expect(rulesOffered(global, 'aws-cn', 'cn-north-1').notOffered).toEqual([]);
  expect(ids(rulesOffered(global, 'aws-us-gov', 'us-gov-west-1').notOffered)).toEqual(['cloudfront-a']);
});

test('what the data cannot tell is kept, and said once', () => {
  expect(rulesOffered([queue, other, change({ id: 'novel-b' })], 'aws', 'us-east-1')).toMatchObject({
    notOffered: [],
    unknown: 'the endpoint data do not know novel: their rules are kept',
  });
  expect(rulesOffered([dax], 'aws', 'xx-north-9')).toEqual({
    offered: [dax],
    notOffered: [],
    unknown: 'the endpoint data do not know the Region xx-north-9: every rule is kept',
  });
});

test.each([
  ['us-east-1', 'aws'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['cn-northwest-1', 'aws-cn'],
])('%s is in %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

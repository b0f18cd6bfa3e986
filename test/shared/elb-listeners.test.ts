import { classicListeners, mayBeClear } from '../../shared/elb-listeners';
import { ClassicLoadBalancer } from '../../shared/resources/elb';

const listenersOf = (listenerDescriptions: unknown) =>
  classicListeners(ClassicLoadBalancer.configuration.decode({ listenerDescriptions }, 'configuration'));

test('listeners of a Classic Load Balancer', () => {
  expect(
    listenersOf([
      {
        listener: { protocol: 'https', instanceProtocol: 'HTTP', loadBalancerPort: 443 },
        policyNames: ['p'],
      },
      { listener: { protocol: null } },
      {},
    ]),
  ).toEqual([
    { front: 'HTTPS', back: 'HTTP', port: 443, policyNames: ['p'] },
    { front: 'no protocol', back: 'no protocol', port: undefined, policyNames: [] },
    { front: 'no protocol', back: 'no protocol', port: undefined, policyNames: [] },
  ]);
  expect(listenersOf(null)).toEqual([]);
});

test.each([
  [443, true, false],
  [80, true, true],
  [443, false, true],
  [undefined, false, true],
])('port %p with pass-through allowed: %p', (port, allowPassthrough, expected) => {
  expect(mayBeClear(port, { allowPassthrough, cleartextPorts: [80, 8080] })).toBe(expected);
});

test('the port must be known where it decides', () => {
  expect(() => mayBeClear(undefined, { allowPassthrough: true, cleartextPorts: [80] })).toThrow(
    'the port of a listener: expected a port, got nothing',
  );
});

import { portsParameter } from '../../shared/ports-parameter';

const ports = portsParameter({ default: [22, 3389], description: 'Ports of remote administration.' });

test.each([
  ['80', [80]],
  [' 20, 21 ,,65535,0', [20, 21, 65535, 0]],
  [8080, [8080]],
  [
    [80, '443'],
    [80, 443],
  ],
])('%p is read as %p', (source, expected) => {
  expect(ports.parse(source)).toEqual(expected);
});

test.each(['http', '80-90', '65536', '-1', '80.5', '0x50', '', ',', [], 70000, true, { port: 80 }])(
  '%p is refused',
  (source) => {
    expect(ports.parse(source)).toBeUndefined();
  },
);

test('values are written as they are read', () => {
  expect(ports.format([22, 3389])).toBe('22,3389');
  expect(ports.parse(ports.format(ports.default))).toEqual(ports.default);
});

test('what is accepted is told', () => {
  expect(ports).toMatchObject({
    inPack: false,
    accepts: 'a comma-separated list of ports from 0 to 65535',
    description: 'Ports of remote administration.',
  });
});

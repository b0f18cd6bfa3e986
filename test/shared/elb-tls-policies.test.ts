import { classicTlsGap, oldestTlsOf, refusesTlsBelow12 } from '../../shared/elb-tls-policies';

test.each([
  ['ELBSecurityPolicy-TLS13-1-3-2021-06', '1.3'],
  ['ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09', '1.3'],
  ['ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', '1.2'],
  ['ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07', '1.2'],
  ['ELBSecurityPolicy-TLS-1-2-Ext-2018-06', '1.2'],
  ['elbsecuritypolicy-fs-1-2-2019-08', '1.2'],
  ['ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04', '1.1'],
  ['ELBSecurityPolicy-TLS-1-1-2017-01', '1.1'],
  ['ELBSecurityPolicy-FS-1-1-2019-08', '1.1'],
  ['ELBSecurityPolicy-TLS13-1-0-PQ-2025-09', '1.0'],
  ['ELBSecurityPolicy-TLS-1-0-2015-04', '1.0'],
  ['ELBSecurityPolicy-FS-2018-06', '1.0'],
  ['ELBSecurityPolicy-2016-08', '1.0'],
  ['ELBSecurityPolicy-TLS13-1-20-2031-01', undefined],
  ['my-ELBSecurityPolicy-TLS-1-2-2017-01', undefined],
])('%s accepts TLS from %s on', (policy, version) => {
  expect(oldestTlsOf(policy)).toBe(version);
  expect(refusesTlsBelow12(policy)).toBe(version === '1.2' || version === '1.3');
});

const listener = (...policyNames: string[]) => ({ front: 'HTTPS', back: 'HTTPS', port: 443, policyNames });
const policy = (policyName: string, attributes: Record<string, string>) => ({
  policyName,
  policyTypeName: 'SSLNegotiationPolicyType',
  policyAttributeDescriptions: Object.entries(attributes).map(([attributeName, attributeValue]) => ({
    attributeName,
    attributeValue,
  })),
});
const TLS12 = { 'Protocol-TLSv1.2': 'true' };

test.each([
  ['no policies', listener(), undefined, 'has no SSL negotiation policy'],
  ['a name that the balancer does not list', listener('mine'), [], 'has no SSL negotiation policy'],
  [
    'a predefined one that is not listed',
    listener('ELBSecurityPolicy-TLS-1-2-2017-01'),
    undefined,
    undefined,
  ],
  [
    'an older predefined one',
    listener('ELBSecurityPolicy-2016-08'),
    [],
    'has policy ELBSecurityPolicy-2016-08',
  ],
  [
    'a name that only begins like a predefined one',
    listener('ELBSecurityPolicy-TLS-1-2-Old'),
    [],
    'has policy ELBSecurityPolicy-TLS-1-2-Old',
  ],
  ['TLS 1.2 alone', listener('mine'), [policy('mine', TLS12)], undefined],
  [
    'legacy protocols',
    listener('mine'),
    [policy('mine', { ...TLS12, 'Protocol-SSLv3': 'True', 'Protocol-TLSv1.1': 'true' })],
    'has policy mine, which accepts SSLv3 and TLSv1.1',
  ],
  [
    'a custom policy under the name of a predefined one',
    listener('ELBSecurityPolicy-TLS-1-2-2017-01'),
    [policy('ELBSecurityPolicy-TLS-1-2-2017-01', { ...TLS12, 'Protocol-TLSv1': 'true' })],
    'has policy ELBSecurityPolicy-TLS-1-2-2017-01, which accepts TLSv1',
  ],
  [
    'a reference alone',
    listener('mine'),
    [policy('mine', { 'Reference-Security-Policy': 'ELBSecurityPolicy-TLS-1-2-2017-01' })],
    undefined,
  ],
  [
    'a reference to an older policy beside TLS 1.2',
    listener('mine'),
    [policy('mine', { ...TLS12, 'Reference-Security-Policy': 'ELBSecurityPolicy-2015-05' })],
    'has policy ELBSecurityPolicy-2015-05',
  ],
  [
    'a reference to the right policy with TLS 1.2 off',
    listener('mine'),
    [
      policy('mine', {
        'Reference-Security-Policy': 'ELBSecurityPolicy-TLS-1-2-2017-01',
        'Protocol-TLSv1.2': 'false',
      }),
    ],
    'has policy mine, which leaves TLSv1.2 off',
  ],
  [
    'ciphers alone',
    listener('mine'),
    [policy('mine', { 'AES128-SHA256': 'true' })],
    'has policy mine, which leaves TLSv1.2 off',
  ],
  [
    'a good and a bad one',
    listener('good', 'bad'),
    [policy('good', TLS12), policy('bad', {})],
    'has policy bad, which leaves TLSv1.2 off',
  ],
  [
    'cookies beside it',
    listener('cookies', 'mine'),
    [{ ...policy('cookies', {}), policyTypeName: 'LBCookieStickinessPolicyType' }, policy('mine', TLS12)],
    undefined,
  ],
  [
    'nothing but empty members',
    listener('mine'),
    [
      {
        policyName: 'mine',
        policyTypeName: 'sslnegotiationpolicytype',
        policyAttributeDescriptions: [{ attributeName: undefined, attributeValue: undefined }],
      },
    ],
    'has policy mine, which leaves TLSv1.2 off',
  ],
  [
    'no attributes and no type',
    listener('a', 'b'),
    [
      { policyName: 'a', policyTypeName: undefined, policyAttributeDescriptions: undefined },
      { policyName: 'b', policyTypeName: 'SSLNegotiationPolicyType', policyAttributeDescriptions: undefined },
    ],
    'has policy b, which leaves TLSv1.2 off',
  ],
])('classicTlsGap with %s', (_, of, policies, gap) => {
  expect(classicTlsGap(of, policies)).toBe(gap);
});

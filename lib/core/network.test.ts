import { expect, it } from 'vitest';
import { networkOf } from './network';

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:12:34ab::1', '2001:0db8:0012:3400::/56'],
  ['2001:db8:12:34ff:1:2:3:4', '2001:0db8:0012:3400::/56'],
  ['2001:db8:12:35ff::', '2001:0db8:0012:3500::/56'],
])('%s is counted with its network', (address, network) => expect(networkOf(address)).toBe(network));

it('believes only what the proxy in front wrote', () => {
  expect(networkOf('198.51.100.1, 203.0.113.77')).toBe('203.0.113.0/24');
});

it.each([null, '', 'unknown', '127.0.0.1', '::1', '10.1.2.3', '172.20.0.1', '192.168.1.1', 'fd00::1', '1.2.3.4, x'])(
  '%s says nothing about who asks',
  (address) => expect(networkOf(address)).toBeNull(),
);

import { isIP } from 'node:net';
import { hashSecret } from './secret';

/** Addresses of the machine itself and of private networks: behind a proxy that names nobody, everyone has one of them. */
const private4 = /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/;
const private6 = /^(fc|fd|fe80|0000:0000:0000:0000:0000:0000:0000:0001)/;

/**
 * The network a request came from, for counting: the first 24 bits of an IPv4 address, the first 56 of an IPv6 one, which
 * is what one household or office is given. Taken from the last entry of X-Forwarded-For, which the proxy in front of us
 * wrote; what stands before it may be anybody's invention. Null where the address says nothing about who asks.
 */
export function networkOf(forwardedFor: string | null): string | null {
  const last = (forwardedFor ?? '').split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) === 4) return private4.test(address) ? null : `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  if (isIP(address) !== 6) return null;
  const groups = groupsOf(address.toLowerCase());
  if (private6.test(groups.join(':'))) return null;
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '').slice(0, 2)}00::/56`;
}

/** What stands for a network where it is counted: with the instance's own key, since all there are can be tried in seconds. */
export const networkKey = (network: string): string => hashSecret('network', network);

/** The eight groups of an IPv6 address, written out. */
function groupsOf(address: string): string[] {
  const [withoutZone = ''] = address.split('%', 1);
  const [head = '', tail] = withoutZone.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const missing = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const all = [...(before ?? []), ...Array.from({ length: missing }, () => '0'), ...(after ?? [])];
  return all.map((group) => group.padStart(4, '0'));
}

import 'server-only';
import { hashSecret } from '@/lib/core/secret';

const of = (accountId: string | undefined, group: string) => `${accountId ?? ''} ${group}`;

/** The name under which what somebody writes in a group waits on their device: it tells accounts apart and names none. */
export function devicePlace(accountId: string | undefined, group: string): string {
  return hashSecret('room place', of(accountId, group)).slice(0, 16);
}

/** The key, 64 hexadecimal digits, to what waits there: no other account is given it. */
export function deviceSecret(accountId: string | undefined, group: string): string {
  return hashSecret('room key', of(accountId, group));
}

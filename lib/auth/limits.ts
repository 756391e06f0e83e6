import { networkKey } from '@/lib/core/network';
import type { Allowance } from '@/lib/core/rate-limit';
import { hashSecret } from '@/lib/core/secret';

const quarter = 15 * 60;
const hour = 60 * 60;

const perNetwork = (purpose: string, network: string | null | undefined, limit: number, windowSeconds: number) =>
  network ? [{ key: `${purpose}:${networkKey(network)}`, limit, windowSeconds }] : [];

/**
 * Mails asked for with one address. Small: it keeps a mailbox from being flooded, and a person needs one.
 */
export const askingByAddress = (email: string): Allowance[] => [
  { key: `sign-in:${hashSecret('address', email)}`, limit: 6, windowSeconds: quarter },
];

/**
 * Mails asked for from one network, and by everybody together. A delegation of 200 behind one address is well within the
 * first (A14); the second is what a mail server may send in an hour without being taken for a nuisance.
 */
export const askingByAll = (network: string | null | undefined): Allowance[] => [
  ...perNetwork('sign-in-network', network, 400, hour),
  { key: 'sign-in-all', limit: 3_000, windowSeconds: hour },
];

/**
 * Wrong codes, however many accounts and requests they are spread over (A15). At these rates somebody who guesses day and
 * night, from everywhere, opens one account in a month; 200 people behind one address may mistype every other time.
 * Whoever is kept out still has the link of the same mail, which cannot be guessed and is not counted.
 */
export const wrongCodes = (network: string | null | undefined): Allowance[] => [
  ...perNetwork('code-network', network, 100, quarter),
  { key: 'code-minute', limit: 100, windowSeconds: 60 },
  { key: 'code-hour', limit: 1_500, windowSeconds: hour },
];

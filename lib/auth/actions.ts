'use server';

import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { cookies } from 'next/headers';
import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import { browserToken, documentLinkCookie, personalLinkCookie, readLinkToken, signInLinkCookie } from './browser';
import {
  createFirstAdminDefinition,
  leaveDefinition,
  redeemCodeDefinition,
  redeemLinkDefinition,
  requestSignInDefinition,
  sampleSignInDefinition,
} from './definitions';
import { clearSession, writeSession } from './session';

/** After any way of signing in: a new session cookie, and on to where the person was going. `next` carries a locale of its own, which the reader's replaces. */
async function arrive({ value }: { value: { sessionId: string; next: string | null } }): Promise<string> {
  await writeSession(value.sessionId);
  return value.next?.replace(/^\/(en|fr|es)(?=\/|$)/, '') ?? '/work';
}

/** Milliseconds over which the answer is scattered: an address that gets a mail takes a few more, and nobody may measure that (A13). */
const scatter = 150;

export const requestSignInAction = formAction(
  requestSignInDefinition,
  async ({ value }) => {
    await setTimeout(randomInt(scatter));
    return `/sign-in/code?r=${value.request}`;
  },
  async () => ({ browser: await browserToken(), locale: await getLocale() }),
);

export const redeemCodeAction = formAction(redeemCodeDefinition, arrive);

export const redeemLinkAction = formAction(redeemLinkDefinition, arrive, async () => ({
  browser: await browserToken(),
  token: (await readLinkToken()) ?? '',
}));

export const sampleSignInAction = formAction(sampleSignInDefinition, arrive);

export const leaveAction = formAction(leaveDefinition, async () => {
  await clearSession();
  const jar = await cookies();
  for (const name of [signInLinkCookie, personalLinkCookie, documentLinkCookie]) jar.delete(name);
  return '/';
});

export const createFirstAdminAction = formAction(createFirstAdminDefinition, () => '/sign-in');

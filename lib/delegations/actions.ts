'use server';

import { browserToken, readPersonalLinkToken } from '@/lib/auth/browser';
import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import { answerInvitationDefinition, openLinkDefinition } from './definitions';

export const answerInvitationAction = formAction(answerInvitationDefinition);

/** The token comes from the cookie of the clean redirect, never from the form. */
export const openLinkAction = formAction(
  openLinkDefinition,
  ({ value }) => `/sign-in/code?r=${value.request}`,
  async () => ({
    token: (await readPersonalLinkToken()) ?? '',
    browser: await browserToken(),
    locale: await getLocale(),
  }),
);

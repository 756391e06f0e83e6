import { createTranslator } from 'use-intl/core';
import { loadMessages } from './load-messages';
import type { Messages } from './messages';
import { defaultLocale, isLocale } from './routing';

/**
 * Words outside a page: mails, documents, jobs; without React, so that it runs in any process. An unknown language gives English.
 * Shape: `const t = translator("fr", "auth"); t("mail.subject", { code })`.
 */
export function translator<N extends keyof Messages & string>(locale: string, namespace: N) {
  const known = isLocale(locale) ? locale : defaultLocale;
  return createTranslator({ locale: known, messages: loadMessages(known), namespace, timeZone: 'UTC' });
}

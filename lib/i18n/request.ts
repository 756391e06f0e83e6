import { getRequestConfig } from 'next-intl/server';

import { loadMessages } from './load-messages';
import { defaultLocale, isLocale } from './routing';

/** Words and language of one request. Times are never formatted by this default zone: `dates.ts` asks for a zone. */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = isLocale(requested) ? requested : defaultLocale;
  return { locale, messages: loadMessages(locale), timeZone: 'UTC' };
});

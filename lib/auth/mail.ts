import { translator } from '@/lib/i18n/translator';

/** The one mail with link and code. `minutes` is how long both work. */
export function signInMail(
  locale: string,
  data: { url: string; code: string; minutes: number },
): { subject: string; body: string } {
  const t = translator(locale, 'auth');
  return { subject: t('mail.subject'), body: t('mail.body', data) };
}

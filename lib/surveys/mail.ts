import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import type { Mail } from '@/lib/core/outbox';
import { pick } from '@/lib/i18n/pick';
import { defaultLocale, isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';

type Reopened = {
  focalPointGivenName: string;
  focalPointSurname: string;
  focalPointEmail: string;
  locale: string;
  reason: string;
};

/** Tells a focal point, in their language, that the party's submitted answer is open again and why. */
export function reopenedMail(meeting: MeetingFrame, to: Reopened): Mail {
  const locale = isLocale(to.locale) ? to.locale : defaultLocale;
  const t = translator(locale, 'surveys');
  const title = pick(meeting.shortTitle, locale).text;
  const lines = [
    ...(meeting.illustrative ? [translator(locale, 'common')('illustrative.band')] : []),
    t('mail.greeting', { name: `${to.focalPointGivenName} ${to.focalPointSurname}` }),
    t('mail.reopenedText', { meeting: title }),
    t('mail.reopenedReason', { reason: to.reason }),
    `${env().baseUrl}/${locale}/meetings/${meeting.slug}/survey`,
  ];
  return {
    purpose: 'survey.reopened',
    to: to.focalPointEmail,
    locale,
    subject: t('mail.reopenedSubject', { meeting: title }),
    body: lines.join('\n\n'),
  };
}

import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { translator } from '@/lib/i18n/translator';
import type { appointable } from './policy';

/** To somebody who has been given a role for the whole meeting: which, where, and where to sign in. */
export function appointmentMail(
  meeting: MeetingFrame,
  kind: (typeof appointable)[number],
  data: { locale: string; name: string; url: string },
): Worded {
  const words = meetingWords(meeting, data.locale);
  const t = translator(words.locale, 'meetings');
  const values = { ...words, name: data.name, url: data.url, role: t(`appointments.kinds.${kind}`) };
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.appointment.subject', values),
    body: t('mail.appointment.body', values),
  });
}

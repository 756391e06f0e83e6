import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import type { decisions } from './schema';

type Addressee = { locale: string; name: string; party: LocalizedText };

/** To somebody newly named, with the personal link to their form. */
export function nominationMail(meeting: MeetingFrame, data: Addressee & { url: string }): Worded {
  const { words, t, values } = frame(meeting, data);
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.nomination.subject', values),
    body: t('mail.nomination.body', { ...values, url: data.url }),
  });
}

/** The secretariat's decision, to the delegate; `url` leads to the registration, which is gone for somebody declined. */
export function decisionMail(
  meeting: MeetingFrame,
  decision: (typeof decisions)[number],
  data: Addressee & { url: string; reason: string | null },
): Worded {
  const { words, t, values } = frame(meeting, data);
  const given = { ...values, url: data.url, reason: data.reason ?? '', hasReason: data.reason ? 'yes' : 'no' };
  return markIllustrative(meeting, words.locale, {
    subject: t(`mail.${decision}.subject`, values),
    body: t(`mail.${decision}.body`, given),
  });
}

/** To somebody who no longer takes part, whoever withdrew them. */
export function endMail(meeting: MeetingFrame, how: 'withdrawn' | 'substituted', data: Addressee): Worded {
  const { words, t, values } = frame(meeting, data);
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.ended.subject', values),
    body: t('mail.ended.body', { ...values, how }),
  });
}

/** A place has become free for somebody who waits: until when it is held, and where to answer. */
export function offerMail(meeting: MeetingFrame, data: Addressee & { url: string; expiresAt: Date }): Worded {
  const { words, values } = frame(meeting, data);
  const t = translator(words.locale, 'review');
  const until = formatDateTime(data.expiresAt, words.locale, meeting.zone);
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.offer.subject', values),
    body: t('mail.offer.body', { ...values, url: data.url, until }),
  });
}

/** The time to answer an offer has passed. */
export function offerLapsedMail(meeting: MeetingFrame, data: Addressee): Worded {
  const { words, values } = frame(meeting, data);
  const t = translator(words.locale, 'review');
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.lapsed.subject', values),
    body: t('mail.lapsed.body', values),
  });
}

/** What the secretariat decided on a change that was asked for. */
export function changeMail(
  meeting: MeetingFrame,
  decision: 'ACCEPTED' | 'DECLINED',
  data: Addressee & { reason: string | null },
): Worded {
  const { words, values } = frame(meeting, data);
  const t = translator(words.locale, 'review');
  const given = { ...values, decision, reason: data.reason ?? '', hasReason: data.reason ? 'yes' : 'no' } as const;
  return markIllustrative(meeting, words.locale, {
    subject: t('mail.change.subject', given),
    body: t('mail.change.body', given),
  });
}

function frame(meeting: MeetingFrame, { locale, name, party }: Addressee) {
  const words = meetingWords(meeting, locale);
  return {
    words,
    t: translator(words.locale, 'registration'),
    values: { ...words, name, party: pick(party, words.locale).text },
  };
}

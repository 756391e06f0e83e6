import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
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

function frame(meeting: MeetingFrame, { locale, name, party }: Addressee) {
  const words = meetingWords(meeting, locale);
  return {
    words,
    t: translator(words.locale, 'registration'),
    values: { ...words, name, party: pick(party, words.locale).text },
  };
}

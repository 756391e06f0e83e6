import type { MeetingFrame } from '@/lib/auth/scope';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';

type Addressee = { locale: string; name: string; party: LocalizedText };

/** To a further focal point, with the personal link to the delegation's page. */
export function focalPointMail(meeting: MeetingFrame, data: Addressee & { url: string }): Worded {
  return worded(meeting, data, 'focalPoint', { url: data.url });
}

/** To somebody who is focal point no longer. */
export function releaseMail(meeting: MeetingFrame, data: Addressee): Worded {
  return worded(meeting, data, 'released', {});
}

/** To the focal points: more or fewer places, and why. */
export function exceptionMail(
  meeting: MeetingFrame,
  { quota, seats, reason, url, ...data }: Addressee & { quota: number; seats: number; reason: string; url: string },
): Worded {
  return worded(meeting, data, 'exception', {
    quota,
    seats: Math.abs(seats),
    more: seats > 0 ? 'yes' : 'no',
    reason,
    url,
  });
}

/** To an assistant's mailbox, with the link to the registration of the person they may fill in for. */
export function assistantMail(meeting: MeetingFrame, data: Addressee & { url: string }): Worded {
  return worded(meeting, data, 'assistant', { url: data.url });
}

/** To the person for whom somebody else has named an assistant. */
export function assistedMail(meeting: MeetingFrame, data: Addressee & { mailbox: string; url: string }): Worded {
  return worded(meeting, data, 'assisted', { mailbox: data.mailbox, url: data.url });
}

function worded(
  meeting: MeetingFrame,
  { locale, name, party }: Addressee,
  which: 'focalPoint' | 'released' | 'exception' | 'assistant' | 'assisted',
  more: Record<string, string | number>,
): Worded {
  const words = meetingWords(meeting, locale);
  const t = translator(words.locale, 'representation');
  const values = {
    meeting: words.meeting,
    city: words.city,
    days: words.days,
    name,
    party: pick(party, words.locale).text,
    ...more,
  };
  return markIllustrative(meeting, words.locale, {
    subject: t(`mail.${which}.subject`, values as never),
    body: t(`mail.${which}.body`, values as never),
  });
}

import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';

/** A general recommendation that a group is asked about. */
export type AskedText = { id: string; symbol: string | null; number: number; text: LocalizedText; source: string };

type Told = {
  locale: string;
  name: string;
  group: LocalizedText;
  /** The group had answered, and its answer no longer counts. */
  isAnew: boolean;
  generals: readonly AskedText[];
};

/** Tells a facilitator on which general recommendations the group's answer is awaited, with their texts and where to answer. */
export function concurrenceMail(meeting: MeetingFrame, told: Told): Worded {
  const { locale, ...words } = meetingWords(meeting, told.locale);
  const t = translator(locale, 'recommendations');
  const texts = told.generals.map(({ id, symbol, number, text, source }) =>
    [
      `${symbol ? `${symbol}, ` : ''}${t('revision', { number })}`,
      pick(text, locale, source).text,
      `${env().baseUrl}/${locale}/meetings/${meeting.slug}/recommendations/${id}`,
    ].join('\n'),
  );
  const values = {
    ...words,
    name: told.name,
    group: pick(told.group, locale).text,
    count: told.generals.length,
    texts: texts.join('\n\n'),
  };
  const purpose = told.isAnew ? 'anew' : 'asked';
  return markIllustrative(meeting, locale, {
    subject: t(`mail.${purpose}.subject`, values),
    body: t(`mail.${purpose}.body`, values),
  });
}

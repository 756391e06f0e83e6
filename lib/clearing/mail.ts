import type { MeetingFrame } from '@/lib/auth/scope';
import { env } from '@/lib/core/env';
import type { CommentSight, SilenceOutcome } from '@/lib/core/prisma/enums';
import { markIllustrative, meetingWords, type Worded } from '@/lib/delegations/mail';
import { formatDateTime, formatOffset } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { headerLine } from '@/lib/mail/model';

type Round = {
  number: number;
  closesAt: Date;
  languages: readonly string[];
  purpose: LocalizedText;
  sight: CommentSight;
  silence: boolean;
  contentHash: string;
};

function wordsOf(
  meeting: MeetingFrame,
  wanted: string,
  { number, closesAt, contentHash }: Pick<Round, 'number' | 'closesAt' | 'contentHash'>,
) {
  const { locale, ...words } = meetingWords(meeting, wanted);
  return {
    locale,
    values: {
      ...words,
      number,
      hash: contentHash,
      deadline: formatDateTime(closesAt, locale, meeting.zone, { weekday: true }),
      offset: formatOffset(closesAt, meeting.zone),
      url: `${env().baseUrl}/${locale}/meetings/${meeting.slug}/clearing?round=${number}`,
    },
  };
}

/** Asks a delegation to comment: on what, until when, and whether silence is agreement. */
export function openingMail(
  meeting: MeetingFrame,
  { name, locale: wanted, round }: { name: string; locale: string; round: Round },
): Worded {
  const { locale, values } = wordsOf(meeting, wanted, round);
  const t = translator(locale, 'clearing');
  const purpose = pick(round.purpose, locale).text;
  const said = {
    ...values,
    name,
    languages: formatList(
      round.languages.map((language) => languageName(language, locale)),
      locale,
    ),
    purpose: purpose === '' ? '' : `${purpose}\n\n`,
    silence: round.silence ? `${t('mail.silence', values)}\n\n` : '',
    sight: t(`mail.sight.${round.sight}`),
  };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t('mail.opened.subject', said)),
    body: t('mail.opened.body', said),
  });
}

export type RoundNews = 'extended' | SilenceOutcome;

/** Tells a delegation that there is more time, or how the silence ended; `reason` in the words of whoever gave it. */
export function newsMail(
  meeting: MeetingFrame,
  told: {
    name: string;
    locale: string;
    news: RoundNews;
    reason: string;
    round: Pick<Round, 'number' | 'closesAt' | 'contentHash'>;
  },
): Worded {
  const { locale, values } = wordsOf(meeting, told.locale, told.round);
  const t = translator(locale, 'clearing');
  const said = { ...values, name: told.name, reason: told.reason };
  return markIllustrative(meeting, locale, {
    subject: headerLine(t(`mail.${told.news}.subject`, said)),
    body: t(`mail.${told.news}.body`, said),
  });
}

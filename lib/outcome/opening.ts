import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDaysInSentence } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { cityName } from '@/lib/i18n/places';

/** The figures of the opening: distinct confirmed persons, parties by kind, organisations asked and answering in the survey. */
export type Participation = {
  persons: number;
  mechanisms: number;
  commissions: number;
  organisations: number;
  asked: number;
  answered: number;
};

type OpeningBlock = { kind: 'HEADING' | 'PARAGRAPH'; text: Record<string, string> };

/** Title of the Highlights in every language of the meeting. */
export function openingTitle(meeting: MeetingFrame): Record<string, string> {
  return inEveryLanguage(meeting, (t, { name }) => t('opening.title', { name }));
}

/** The outline with which the Highlights begin: introduction with computed figures, the place of the commitments, follow-up, thanks. Nothing here is anybody's wording yet: it is edited. */
export function openingBlocks(meeting: MeetingFrame, figures: Participation): OpeningBlock[] {
  const heading = (key: 'introduction' | 'commitments' | 'followUp'): OpeningBlock => ({
    kind: 'HEADING',
    text: inEveryLanguage(meeting, (t) => t(`opening.headings.${key}`)),
  });
  const paragraph = (key: 'held' | 'took' | 'survey' | 'basis' | 'review' | 'thanks'): OpeningBlock => ({
    kind: 'PARAGRAPH',
    text: inEveryLanguage(meeting, (t, { name, dates, city }) =>
      t(`opening.${key}`, { name, dates, city, ...figures }),
    ),
  });
  return [
    heading('introduction'),
    paragraph('held'),
    paragraph('took'),
    ...(figures.asked > 0 ? [paragraph('survey')] : []),
    heading('commitments'),
    paragraph('basis'),
    heading('followUp'),
    paragraph('review'),
    paragraph('thanks'),
  ];
}

type Words = (
  t: ReturnType<typeof translator<'outcome'>>,
  given: { name: string; dates: string; city: string },
) => string;

function inEveryLanguage(meeting: MeetingFrame, words: Words): Record<string, string> {
  const texts: LocalizedText = {};
  for (const language of meeting.languages.filter(isLocale)) {
    const name = pick(meeting.shortTitle, language).text;
    const dates = formatDaysInSentence(meeting.startsOn, meeting.endsOn, language);
    texts[language] = words(translator(language, 'outcome'), { name, dates, city: cityName(meeting.city, language) });
  }
  return texts as Record<string, string>;
}

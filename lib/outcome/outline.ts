import type { MeetingFrame } from '@/lib/auth/scope';
import type { FigureName } from '@/lib/core/prisma/enums';
import { formatDaysInSentence } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { isLocale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Figures } from './read-figures';

/** A block of the outline: words in every language of the meeting, or a figure that is computed. */
export type OutlineBlock =
  | { kind: 'HEADING'; part: Part; text: Record<string, string> }
  | { kind: 'PARAGRAPH'; text: Record<string, string> }
  | { kind: 'FIGURE'; figure: FigureName };

/** Parts of the Highlights that the outline knows, in their order. */
export const parts = ['INTRODUCTION', 'SURVEY', 'REGIONAL', 'COMMITMENTS', 'FOLLOW_UP', 'THANKS', 'ANNEXES'] as const;
export type Part = (typeof parts)[number];

/** Title of the Highlights in every language of the meeting. */
export function outlineTitle(meeting: MeetingFrame): Record<string, string> {
  return inEveryLanguage(meeting, (t, { name }) => t('opening.title', { name }));
}

/**
 * The outline with which the Highlights begin: opening with computed figures, survey in brief, contributions of the regions, place
 * of the commitments, the mechanisms' role in follow-up, thanks, annexes. A part without anything to tell yet is left out; nothing
 * here is anybody's wording yet: it is edited, moved and taken out.
 */
export function outlineBlocks(meeting: MeetingFrame, figures: Figures): OutlineBlock[] {
  const heading = (part: Part): OutlineBlock => ({
    kind: 'HEADING',
    part,
    text: inEveryLanguage(meeting, (t) => t(`opening.headings.${part}`)),
  });
  const paragraph = (key: 'held' | 'guided' | 'regional' | 'basis' | 'review' | 'thanks'): OutlineBlock => ({
    kind: 'PARAGRAPH',
    text: inEveryLanguage(meeting, (t, given) => t(`opening.${key}`, given)),
  });
  const figure = (name: FigureName): OutlineBlock => ({ kind: 'FIGURE', figure: name });
  const { participation, priorities, contributions, parties } = figures;
  return [
    heading('INTRODUCTION'),
    paragraph('held'),
    ...(participation?.persons ? [figure('PARTICIPATION')] : []),
    ...(participation?.asked ? [heading('SURVEY'), figure('SURVEY'), paragraph('guided')] : []),
    ...(priorities ? [figure('PRIORITIES')] : []),
    ...(contributions.length > 0 ? [heading('REGIONAL'), paragraph('regional'), figure('CONTRIBUTIONS')] : []),
    heading('COMMITMENTS'),
    paragraph('basis'),
    heading('FOLLOW_UP'),
    paragraph('review'),
    heading('THANKS'),
    paragraph('thanks'),
    ...(parties.length > 0 ? [heading('ANNEXES'), figure('PARTIES')] : []),
  ];
}

type Given = { name: string; dates: string; city: string };

function inEveryLanguage(
  meeting: MeetingFrame,
  words: (t: ReturnType<typeof translator<'outcome'>>, given: Given) => string,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const language of meeting.languages.filter(isLocale)) {
    const name = pick(meeting.shortTitle, language).text;
    const dates = formatDaysInSentence(meeting.startsOn, meeting.endsOn, language);
    texts[language] = words(translator(language, 'outcome'), { name, dates, city: cityName(meeting.city, language) });
  }
  return texts;
}

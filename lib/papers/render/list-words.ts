import 'server-only';
import { formatDate, formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { arrangeList, isolated, type ListedPerson, type ParticipantListContent } from '../model/participant-list';

export type ListVersion = 'full' | 'public';

/** A list worded in one language, as both PDF and DOCX print it. */
export type WordedList = ReturnType<typeof wordList>;

/** Everything that is printed, made from the sealed content and its hash alone (and from who may still be shown). */
export function wordList(
  content: ParticipantListContent,
  sha256: string,
  language: Locale,
  { version, isShown }: { version: ListVersion; isShown: (person: ListedPerson) => boolean },
) {
  const t = translator(language, 'papers');
  const courtesy = translator(language, 'registration');
  const { meeting, number, status } = content;
  const all = content.parties.flatMap(({ people }) => people);
  const omitted = all.length - all.filter(isShown).length;
  const date = formatDate(new Date(content.issuedAt), language, meeting.zone);
  return {
    language,
    symbol: `${meeting.code}/LOP/${number}`,
    title: t('list.title'),
    meeting: pick(meeting.title, language).text,
    place: `${cityName(meeting.city, language)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, language)}`,
    status: t(`list.printed.${status}`, { number, date }),
    mark: [t('list.title'), t(`list.status.${status}`), meeting.code, date].join(' · '),
    seal: t('list.seal', { sha256 }),
    illustrative: meeting.illustrative ? translator(language, 'common')('illustrative.band') : null,
    omitted: version === 'public' ? t('list.omitted', { count: omitted }) : null,
    disclaimer: translator(language, 'common')('designations'),
    sections: arrangeList(content, language, isShown).map(({ section, parties }) => ({
      title: t(`list.section.${section}`),
      parties: parties.map(({ name, lang, chairs, people }) => ({
        name,
        lang,
        chair: chairs.length > 0 ? t('list.chair', { countries: chairs.join(', ') }) : null,
        people: people.map((person) => ({
          courtesy: person.courtesyTitle ? courtesy(`courtesy.${person.courtesyTitle}`) : null,
          given: isolated(person.givenName),
          surname: isolated(person.surname.toUpperCase()),
          details: [
            person.functionalTitle,
            person.institution,
            person.city ? cityName(person.city, language) : null,
            person.country,
          ]
            .filter((part): part is string => Boolean(part))
            .map(isolated)
            .join(', '),
          online: person.mode === 'ONLINE' ? t('list.online') : null,
        })),
      })),
    })),
  };
}

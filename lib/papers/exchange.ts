import type { CsvCell } from '@/lib/core/csv';
import { formatDay } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { Headcounts } from './queries/headcount';

/** The headcounts of a day as rows of a sheet: one row per group, with what it is a group of. */
export function headcountSheet(
  counts: Headcounts,
  meeting: { title: LocalizedText; illustrative: boolean },
  day: string,
  language: Locale,
): CsvCell[][] {
  const t = translator(language, 'papers');
  const row = (
    by: string,
    group: string,
    { persons, representations }: { persons: number; representations: number },
  ) => [by, group, persons, representations];
  return [
    ...(meeting.illustrative ? [[translator(language, 'common')('illustrative.band')]] : []),
    [pick(meeting.title, language).text, t('headcount.on', { day: formatDay(day, language) })],
    [t('headcount.by'), t('headcount.group'), t('headcount.persons'), t('headcount.representations')],
    row(t('headcount.total'), '', counts.total),
    ...counts.bySection.map((each) => row(t('headcount.bySection'), t(`list.section.${each.section}`), each)),
    ...counts.byParty.map((each) => row(t('headcount.byParty'), pick(each.names, language).text, each)),
    ...counts.byRegion.map((each) =>
      row(t('headcount.byRegion'), each.names ? pick(each.names, language).text : t('headcount.noRegion'), each),
    ),
    ...counts.byPresence.map((each) => row(t('headcount.byPresence'), t(`headcount.presence.${each.presence}`), each)),
    ...counts.bySex.map((each) => row(t('headcount.bySex'), t(`headcount.sex.${each.sex ?? 'NONE'}`), each)),
  ];
}

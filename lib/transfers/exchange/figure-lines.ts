import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { withholdSmall } from '../model/withhold-small';
import { countDiets, countGroups, countSessionLanguages, type HeadFigure } from '../queries/figures';
import type { PreparedTransfer } from '../queries/prepared';

/** The lines of a file that holds figures and nobody. */
export async function figureLines(scope: MeetingScope, transfer: PreparedTransfer): Promise<Record<string, CsvCell>[]> {
  if (transfer.purpose === 'catering') return dietLines(scope, transfer);
  return transfer.purpose === 'interpretation' ? languageLines(scope, transfer) : groupLines(scope, transfer);
}

async function dietLines(scope: MeetingScope, transfer: PreparedTransfer) {
  const t = translator(transfer.locale, 'privacy');
  const figures = await countDiets(scope, transfer);
  return figures.map(({ diet, persons }) => ({
    diet: diet ? t(`choice.${diet}`) : t('officer.noDiet'),
    persons,
  }));
}

async function languageLines(scope: MeetingScope, transfer: PreparedTransfer) {
  const t = translator(transfer.locale, 'transfers');
  const figures = await countSessionLanguages(scope, transfer);
  return figures.map(({ session, language, inPerson, online, persons }) => ({
    session: session ? `${session.code} ${pick(session.names, transfer.locale).text}`.trim() : t('file.plenary'),
    language: languageName(language, transfer.locale),
    inPerson,
    online,
    persons,
  }));
}

/** For the public, counts of a few people are withheld. */
async function groupLines(scope: MeetingScope, transfer: PreparedTransfer) {
  const t = translator(transfer.locale, 'transfers');
  const figures = await countGroups(scope, transfer);
  const isPublic = transfer.recipientKind === 'PUBLIC';
  const ways = [...new Set(figures.map(({ by }) => by))];
  return ways.flatMap((way) => {
    const groups = figures.filter(({ by }) => by === way);
    const persons = groups.map((group) => group.persons);
    const shown = isPublic && way !== 'total' ? withholdSmall(persons, scope.meeting.smallCell) : persons;
    return groups.map((group, index) => ({
      by: t(`file.by.${way}`),
      group: groupName(group, transfer),
      persons: shown[index] ?? t('file.withheld'),
      representations: shown[index] === null ? t('file.withheld') : group.representations,
    }));
  });
}

function groupName({ by, value, names }: HeadFigure, { locale }: PreparedTransfer): string {
  const papers = translator(locale, 'papers');
  if (by === 'sex') return papers(`headcount.sex.${(value ?? 'NONE') as 'NONE'}`);
  if (by === 'region') return names ? pick(names, locale).text : papers('headcount.noRegion');
  if (by === 'kind') return translator(locale, 'directory')(`kinds.${value as 'RCP'}`);
  if (by === 'category') return translator(locale, 'review')(`list.categories.${value as 'MECHANISM'}`);
  return by === 'mode' ? translator(locale, 'registration')(`mode.${value as 'ONLINE'}`) : papers('headcount.total');
}

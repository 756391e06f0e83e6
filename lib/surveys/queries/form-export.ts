import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DownloadedFile } from '@/lib/core/file-store';
import { toWorkbook } from '@/lib/core/workbook';
import type { LocalizedText } from '@/lib/i18n/pick';
import { writeForm, type ReferenceLists } from '../exchange/xlsform/write-form';
import { definitionSchema, questionnaireSchema, type Questionnaire } from '../model/definition';

/**
 * The questionnaire of the meeting as an XLSForm workbook: a published version by its number, or what is being written.
 * Null where there is none. Two statements at most.
 */
export async function exportForm(scope: MeetingScope, version: number | null): Promise<DownloadedFile | null> {
  authorize(scope, 'survey.publish');
  const found = version === null ? await readDraft(scope) : await readVersion(scope, version);
  if (!found) return null;
  const id = `${scope.meeting.slug}-survey`;
  const sheets = writeForm(found, { id, version, languages: scope.meeting.languages }, await referencesOf(found));
  return {
    name: `${id}-${version === null ? 'draft' : `version-${version}`}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await toWorkbook(
      sheets.map(({ lines, ...sheet }) => ({ ...sheet, above: [], lines: [lines.map((line) => [...line])] })),
    ),
  };
}

/** Numbers of the published versions, the latest first. */
export async function listFormVersions(scope: MeetingScope): Promise<number[]> {
  authorize(scope, 'survey.publish');
  const rows = await db().surveyVersion.findMany({
    where: { survey: { meetingId: scope.meeting.id } },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

async function readDraft(scope: MeetingScope): Promise<Questionnaire | null> {
  const row = await db().questionnaire.findFirst({
    where: { survey: { meetingId: scope.meeting.id } },
    select: { draft: true },
  });
  return row && questionnaireSchema.parse(row.draft);
}

async function readVersion(
  scope: MeetingScope,
  number: number,
): Promise<Pick<Questionnaire, 'title' | 'intro' | 'pages'> | null> {
  const row = await db().surveyVersion.findFirst({
    where: { number, survey: { meetingId: scope.meeting.id } },
    select: { definition: true, survey: { select: { title: true, intro: true } } },
  });
  if (!row) return null;
  const { title, intro } = row.survey as { title: LocalizedText; intro: LocalizedText };
  return { title, intro, pages: definitionSchema.parse(row.definition).pages } as Questionnaire;
}

/** The lists of the house that the questionnaire takes choices from, as they are today. */
async function referencesOf({ pages }: Pick<Questionnaire, 'pages'>): Promise<ReferenceLists> {
  const types = new Set(
    pages.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions.map(({ type }) => type))),
  );
  const lists: ReferenceLists = {};
  if (types.has('THEME')) {
    const rows = await db().theme.findMany({ orderBy: { position: 'asc' }, select: { code: true, names: true } });
    lists.THEME = rows.map(({ code, names }) => ({ code, label: names as LocalizedText }));
  }
  if (types.has('COUNTRY')) {
    const rows = await db().country.findMany({ orderBy: { iso2: 'asc' }, select: { iso2: true, names: true } });
    lists.COUNTRY = rows.map(({ iso2, names }) => ({ code: iso2, label: names as LocalizedText }));
  }
  return lists;
}

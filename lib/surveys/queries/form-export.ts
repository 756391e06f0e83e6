import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DownloadedFile } from '@/lib/core/file-store';
import { mediaTypes } from '@/lib/core/media-types';
import { toWorkbook } from '@/lib/core/workbook';
import type { LocalizedText } from '@/lib/i18n/pick';
import { writeForm } from '../exchange/xlsform/write-form';
import { definitionSchema, questionnaireSchema, questionsOf, type Questionnaire } from '../model/definition';
import { listReferences } from './references';

/**
 * The questionnaire of the meeting as an XLSForm workbook: a published version by its number, or what is being written.
 * Null where there is none. Beside it the lists that its questions choose from, so that other tools can ask them.
 */
export async function exportForm(scope: MeetingScope, version: number | null): Promise<DownloadedFile | null> {
  authorize(scope, 'survey.publish');
  const found = version === null ? await readDraft(scope) : await readVersion(scope, version);
  if (!found) return null;
  const id = `${scope.meeting.slug}-survey`;
  const lists = await listReferences(scope, questionsOf(found));
  const sheets = writeForm(found, { id, version, languages: scope.meeting.languages }, lists);
  return {
    name: `${id}-${version === null ? 'draft' : `version-${version}`}.xlsx`,
    type: mediaTypes.xlsx,
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

import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { FormResponseStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { choicesOf } from '../model/changes';
import { fieldsOf, missingFields, shownParts, takesAnswer } from '../model/conditions';
import { answerValueSchema, definitionSchema, type AnswerValue, type Field } from '../schema';

export type ExportColumn = {
  field: string;
  type: Field['type'];
  label: LocalizedText;
  /** Labels of every choice there ever was: an answer may hold one that is no longer offered. */
  choices: { id: string; label: LocalizedText }[];
  /** No longer asked in the latest version. */
  isRetired: boolean;
};

export type ExportRow = {
  registrationId: string;
  status: FormResponseStatus;
  submittedAt: Date | null;
  changedAt: Date;
  missing: number;
  /** By field; only what is answered. For a file its name. `counts`: not hidden by a condition of the latest version. */
  answers: Record<string, { value: AnswerValue; counts: boolean }>;
};

/**
 * All answers to a form of the meeting for an export: columns of the latest version in its order, then those no longer
 * asked, with their labels per language; one row per response, by registration. Two statements, whatever the number of rows.
 * The caller writes the transfer log and the cells.
 */
export async function listAnswersForExport(
  scope: MeetingScope,
  formId: string,
): Promise<{ code: string; title: LocalizedText; columns: ExportColumn[]; rows: ExportRow[] }> {
  authorize(scope, 'form.manage');
  const form = found(
    await db().registrationForm.findFirst({
      where: { id: formId, meetingId: scope.meeting.id },
      select: {
        code: true,
        title: true,
        versions: { select: { definition: true }, orderBy: { number: 'desc' } },
      },
    }),
  );
  const versions = form.versions.map(({ definition }) => definitionSchema.parse(definition));
  const latest = versions[0] ?? { pages: [] };
  const rows = await db().$queryRaw<
    (Omit<ExportRow, 'answers' | 'missing'> & { answers: { field: string; value: unknown; file: string | null }[] })[]
  >`
    SELECT r."registrationId", r.status, r."submittedAt", r."changedAt", coalesce(a.answers, '[]') AS answers
    FROM "FormResponse" r
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('field', w."fieldId", 'value', w.value, 'file',
               (SELECT s.name FROM "StoredFile" s WHERE jsonb_typeof(w.value) = 'string' AND s.id::text = w.value #>> '{}' AND s.purpose = 'form-answer'))) AS answers
      FROM "FormAnswer" w WHERE w."responseId" = r.id AND w.value <> 'null'::jsonb
    ) a ON true
    WHERE r."formId" = ${formId}::uuid ORDER BY r."registrationId"`;
  const columns = columnsOf(versions.map(fieldsOf));
  const files = new Set(columns.filter(({ type }) => type === 'file').map(({ field }) => field));
  return {
    code: form.code,
    title: form.title as LocalizedText,
    columns,
    rows: rows.map(({ answers, ...row }) => {
      const values = new Map(answers.map(({ field, value }) => [field, answerValueSchema.parse(value)]));
      const shown = shownParts(latest.pages, values);
      return {
        ...row,
        missing: missingFields(latest, values).length,
        answers: Object.fromEntries(
          answers.map(({ field, file }) => [
            field,
            { value: files.has(field) ? file : (values.get(field) ?? null), counts: shown.answers.has(field) },
          ]),
        ),
      };
    }),
  };
}

/** One column per field that ever took answers, the latest version first; its words are the latest there are. */
function columnsOf(versions: readonly Field[][]): ExportColumn[] {
  const columns = new Map<string, ExportColumn>();
  for (const [age, fields] of versions.entries()) {
    for (const field of fields.filter(takesAnswer)) {
      const known = columns.get(field.id);
      const choices = choicesOf(field).map(({ id, label }) => ({ id, label }));
      if (known) known.choices.push(...choices.filter(({ id }) => !known.choices.some((choice) => choice.id === id)));
      else
        columns.set(field.id, { field: field.id, type: field.type, label: field.label, choices, isRetired: age > 0 });
    }
  }
  return [...columns.values()];
}
